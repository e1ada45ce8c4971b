using DitSite.Content.Catalogue;
using DitSite.Content.Markup;
using DitSite.Web.Caching;
using DitSite.Web.Courses;
using DitSite.Web.Layout;
using DitSite.Web.Links;
using DitSite.Web.Preview;
using DitSite.Web.StructuredData;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Courses;

[InformationPage]
public sealed class CourseModel(ShownContent content, RunViews runs, CourseData courseData, SiteData siteData, PageHead head) : PageModel
{
    public Course Course { get; private set; } = null!;

    public Prose Words { get; private set; } = Prose.Empty;

    public IReadOnlyList<RunView> Coming { get; private set; } = [];

    public IReadOnlyList<RunView> CalledOff => runs.CalledOff(Course);

    public IReadOnlyList<RunView> Past { get; private set; } = [];

    public Course? Related => Course.Related is null ? null : content.Current.FindCourse(Course.Related);

    public Course? Prerequisite => Course.Prerequisite is null ? null : content.Current.FindCourse(Course.Prerequisite);

    /// <summary>Editorial pages that belong to the course.</summary>
    public IReadOnlyList<EditorialPage> Pages => [.. content.Current.Pages.Where(page => page.About == Course.Slug).OrderBy(page => page.Order)];

    public IActionResult OnGet(string course)
    {
        if (content.Current.FindCourse(course) is not { } found)
        {
            return NotFound();
        }

        Course = found;
        Words = CourseBlocks.WithAllBlocks(found);
        Coming = runs.Upcoming(found);
        Past = runs.Past(found);
        head.Describe(
            found.Title,
            SiteLinks.Course(found),
            found.Summary,
            courseData.Course(found, Shown(found)),
            siteData.Breadcrumbs(("Home", SiteLinks.Home), ("Courses", SiteLinks.Courses), (found.Title, SiteLinks.Course(found))));
        return Page();
    }

    /// <summary>Coming runs and those that were called off, so that a search engine learns of it.</summary>
    private IEnumerable<RunView> Shown(Course course) =>
        course.Runs.Where(run => run.State != RunState.Withdrawn).Select(run => runs.Of(course, run)).Where(view => view.Standing != RunStanding.Past);
}
