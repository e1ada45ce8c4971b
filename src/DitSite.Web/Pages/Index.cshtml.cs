using DitSite.Content.Catalogue;
using DitSite.Web.Caching;
using DitSite.Web.Courses;
using DitSite.Web.Layout;
using DitSite.Web.Links;
using DitSite.Web.Preview;
using DitSite.Web.StructuredData;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages;

[InformationPage]
public sealed class IndexModel(ShownContent content, RunViews runs, SiteData data, PageHead head) : PageModel
{
    private const int MostDates = 6;

    public SiteDetails Site => content.Current.Site;

    public IReadOnlyList<Course> Courses => content.Current.Courses;

    public IReadOnlyList<RunView> NextDates { get; private set; } = [];

    public void OnGet()
    {
        NextDates = [.. runs.Upcoming().Take(MostDates)];
        head.Describe("Courses and dates", SiteLinks.Home, Site.Description, data.Organisation());
    }
}
