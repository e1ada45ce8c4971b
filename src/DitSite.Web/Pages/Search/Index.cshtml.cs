using DitSite.Content;
using DitSite.Content.Catalogue;
using DitSite.Content.Search;
using DitSite.Web.Caching;
using DitSite.Web.Layout;
using DitSite.Web.Search;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Search;

[InformationPage]
public sealed class IndexModel(SiteSearch search, PublishedContent content, PageHead head) : PageModel
{
    public SearchView View { get; private set; } = null!;

    public IReadOnlyList<Course> Courses => content.Current.Courses;

    public IActionResult OnGet()
    {
        var request = SearchRequest.From(Request.Query);
        View = new(request, search.Search(request.Text, request.Kind, Math.Max(0, request.Skip), SearchRequest.PerPage));
        if (!View.Exists)
        {
            return NotFound();
        }

        head.Title = request.Text.Length == 0 ? "Search" : $"{request.Text}: {View.Count}";
        head.Section = request.Text.Length == 0 ? null : "Search";
        head.NoIndex = true;
        return Page();
    }
}
