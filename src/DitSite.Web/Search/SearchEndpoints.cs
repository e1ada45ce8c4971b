using DitSite.Content.Search;
using DitSite.Web.Links;

namespace DitSite.Web.Search;

/// <summary>Suggestions while a person types. What is typed is neither logged nor kept.</summary>
internal static class SearchEndpoints
{
    private const int MostSuggestions = 8;

    public static void MapSearch(this IEndpointRouteBuilder routes) => routes.MapGet(SiteLinks.Suggest, (HttpContext context, SiteSearch search) =>
    {
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers["X-Robots-Tag"] = "noindex";
        var typed = SearchRequest.TextOf(context.Request.Query);
        return Results.Json(search.Suggest(typed, MostSuggestions).Select(hit => new Suggestion(Title(hit.Section), hit.Section.Link)));
    });

    private static string Title(SearchSection section) => section.Heading is null ? section.Title : $"{section.Heading} – {section.Title}";

    private sealed record Suggestion(string Title, string Url);
}
