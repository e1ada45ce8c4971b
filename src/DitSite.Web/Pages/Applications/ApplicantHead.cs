using DitSite.Web.Applications;
using DitSite.Web.Layout;

namespace DitSite.Web.Pages.Applications;

/// <summary>Title and back link of an application's pages.</summary>
internal static class ApplicantHead
{
    /// <summary>"Question – Application for the course – Site".</summary>
    public static void Application(this PageHead head, string title, CurrentApplication application, string? back = null)
    {
        head.Title = title;
        head.Section = $"Application: {application.View.Course.Facts.CourseTitle}";
        head.BackLink = back ?? application.Home;
        head.NoIndex = true;
    }
}
