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
public sealed class RunModel(ShownContent content, RunViews runs, CourseData courseData, SiteData siteData, PageHead head) : PageModel
{
    public RunView View { get; private set; } = null!;

    public IActionResult OnGet(string course, string run)
    {
        switch (RunAddress.Find(content.Current, course, run))
        {
            case RunAddress.Unknown:
                return NotFound();
            case RunAddress.Moved moved:
                return RedirectPermanent(SiteLinks.Run(moved.Run));
            case RunAddress.Gone:
                return StatusCode(StatusCodes.Status410Gone);
            case RunAddress.Found found:
                View = runs.Of(found.Course, found.Run);
                break;
        }

        Describe();
        return Page();
    }

    private void Describe()
    {
        var (course, path) = (View.Course, SiteLinks.Run(View.Run));
        head.Describe(
            $"{course.Title}, {View.Dates}",
            path,
            $"{course.Title}: {View.Dates}. {View.Place}.",
            courseData.Course(course, [View]),
            siteData.Breadcrumbs(("Home", SiteLinks.Home), ("Courses", SiteLinks.Courses), (course.Title, SiteLinks.Course(course)), (View.Dates, path)));
        head.NoIndex = View.Run.IsSample;
    }
}
