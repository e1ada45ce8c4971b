using DitSite.Content.Catalogue;
using DitSite.Web.Layout;

namespace DitSite.Web.Pages.Courses.Eligibility;

/// <summary>Titles of the self-check's pages: "What is open to you – DIT course – Site".</summary>
internal static class CheckHead
{
    public static void Check(this PageHead head, string title, Course course)
    {
        head.Title = title;
        head.Section = course.ShortTitle;
    }
}
