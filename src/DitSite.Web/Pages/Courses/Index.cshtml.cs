using DitSite.Content.Catalogue;
using DitSite.Content.Facts;
using DitSite.Web.Caching;
using DitSite.Web.Courses;
using DitSite.Web.Layout;
using DitSite.Web.Links;
using DitSite.Web.Preview;
using DitSite.Web.StructuredData;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Courses;

[InformationPage]
public sealed class IndexModel(ShownContent content, RunViews runs, SiteData data, PageHead head) : PageModel
{
    public CourseFilter Filter { get; private set; } = CourseFilter.None;

    public IReadOnlyList<(string Value, string Label)> Places => CourseFilter.Places(content.Current);

    public IReadOnlyList<CourseEntry> Entries { get; private set; } = [];

    public string Found => (Entries.Sum(entry => entry.Coming.Count), Entries.Sum(entry => entry.Past.Count)) switch
    {
        (0, 0) => "No dates match.",
        (var coming, 0) => $"{UkText.Count(coming, "coming date")}.",
        (0, var past) => $"No coming dates, {UkText.Count(past, "past date")}.",
        var (coming, past) => $"{UkText.Count(coming, "coming date")}, {UkText.Count(past, "past date")}.",
    };

    public void OnGet()
    {
        Filter = CourseFilter.From(Request.Query, Places);
        Entries = [.. content.Current.Courses.Select(Entry).Where(entry => entry.Coming.Count + entry.Past.Count > 0 || Filter.Matches(entry.Course))];
        head.Describe(
            "All courses",
            SiteLinks.Courses,
            $"Courses of {content.Current.Site.Title}, with their dates, places and fees.",
            data.Breadcrumbs(("Home", SiteLinks.Home), ("Courses", SiteLinks.Courses)));
    }

    private CourseEntry Entry(Course course) => new(
        course,
        [.. runs.Upcoming(course).Where(view => Filter.Matches(view.Run))],
        Filter.Past ? [.. runs.Past(course).Where(view => Filter.Matches(view.Run))] : []);
}
