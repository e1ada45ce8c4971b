using DitSite.Content.Facts;
using DitSite.Content.Search;
using DitSite.Web.Links;

namespace DitSite.Web.Search;

/// <summary>The search page as it is shown.</summary>
public sealed record SearchView(SearchRequest Request, SearchResults Results)
{
    public int Pages => Math.Max(1, (Results.Total + SearchRequest.PerPage - 1) / SearchRequest.PerPage);

    /// <summary>Whether the page that was asked for exists.</summary>
    public bool Exists => Request.Page >= 1 && Request.Page <= Pages;

    /// <summary>"12 results".</summary>
    public string Count => Results.Total == 0 ? "No results" : UkText.Count(Results.Total, "result");

    public string To(SearchKind? kind, int page) =>
        SiteLinks.SearchFor(Request.Text, SearchRequest.Kinds.Where(known => known.Kind == kind).Select(known => known.Value).FirstOrDefault(), page);
}
