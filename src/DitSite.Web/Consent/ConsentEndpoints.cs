using DitSite.Web.Links;

namespace DitSite.Web.Consent;

internal static class ConsentEndpoints
{
    /// <summary>The day from which the signal has been honoured; raise it when that changes.</summary>
    private const string PrivacyControlSince = "2026-11-22";

    public static void MapConsent(this IEndpointRouteBuilder site)
    {
        // https://privacycg.github.io/gpc-spec/: says that the header is honoured.
        site.MapGet(SiteLinks.PrivacyControl, () => Results.Text($$"""{"gpc":true,"lastUpdate":"{{PrivacyControlSince}}"}""", "application/json"));

        // Asked by a page that comes back from the browser's memory, or hears from another tab.
        site.MapGet(SiteLinks.CookieChoice, (HttpContext context) =>
        {
            context.Response.Headers.CacheControl = "no-store";
            return Results.Json(ConsentAnswer.Of(context.Consent()));
        });
    }
}
