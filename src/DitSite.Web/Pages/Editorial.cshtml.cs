using DitSite.Content.Catalogue;
using DitSite.Web.Caching;
using DitSite.Web.Layout;
using DitSite.Web.Links;
using DitSite.Web.Preview;
using DitSite.Web.StructuredData;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages;

/// <summary>Every editorial page: a new file has an address as soon as it is published. Any other route comes first.</summary>
[InformationPage]
public sealed class EditorialModel(ShownContent shown, SiteData data, PageHead head) : PageModel
{
    public new EditorialPage Content { get; private set; } = null!;

    public Course? About => Content.About is null ? null : shown.Current.FindCourse(Content.About);

    /// <summary>Where the page stands: below its course, or below the first page.</summary>
    public IReadOnlyList<(string Text, string Href)> Above => About is { } course
        ? [("Home", SiteLinks.Home), ("Courses", SiteLinks.Courses), (course.Title, SiteLinks.Course(course))]
        : [("Home", SiteLinks.Home)];

    public IActionResult OnGet(string slug)
    {
        if (shown.Current.FindPage(slug) is not { } found)
        {
            return NotFound();
        }

        Content = found;
        head.Describe(found.Title, SiteLinks.Page(slug), found.Summary, data.Breadcrumbs([.. Above, (found.Title, SiteLinks.Page(slug))]));
        return Page();
    }
}
