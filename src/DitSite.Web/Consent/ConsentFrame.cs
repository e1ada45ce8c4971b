using DitSite.Content;
using DitSite.Content.Catalogue;
using DitSite.Content.Cookies;
using DitSite.Web.Preview;
using Microsoft.AspNetCore.Diagnostics;

namespace DitSite.Web.Consent;

/// <summary>What the layout writes for one visitor: the question or its confirmation, and analytics or none.</summary>
/// <param name="ReturnTo">Path and query of the page as the visitor asked for it.</param>
/// <param name="MeasurementId">Null: no analytics on this page.</param>
/// <param name="LifetimeSeconds">How long an analytics cookie may live, as the registry declares it.</param>
public sealed record ConsentFrame(VisitorConsent Consent, CookieNotice Notice, string ReturnTo, string? MeasurementId, long LifetimeSeconds)
{
    /// <summary>Null while nothing is published, and in a preview: then there is nothing to ask about, and no analytics either.</summary>
    public static ConsentFrame? Of(HttpContext context) => context.Features.Get<VisitorConsent>() is not { } consent || ShownContent.Of(context).IsPreview
        ? null
        : Of(context, consent, context.RequestServices.GetRequiredService<PublishedContent>().Current.CookieNotice);

    private static ConsentFrame Of(HttpContext context, VisitorConsent consent, CookieNotice notice) => new(
        consent, notice, AskedFor(context), context.RequestServices.GetRequiredService<AnalyticsGate>().MeasurementId(context), Shortest(notice));

    private static long Shortest(CookieNotice notice) => notice.Entries
        .Where(entry => entry.Category == CookieCategory.Analytics)
        .Select(entry => CookieLifetime.TryParse(entry.Lifetime, out var lifetime) ? (long)lifetime.Value.TotalSeconds : 0)
        .DefaultIfEmpty(0)
        .Min();

    /// <summary>An error page stands at the address that failed, not at its own.</summary>
    private static string AskedFor(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is { } status ? status.OriginalPathBase + status.OriginalPath + status.OriginalQueryString
        : context.Features.Get<IExceptionHandlerPathFeature>() is { } failed ? failed.Path + context.Request.QueryString
        : context.Request.PathBase + context.Request.Path + context.Request.QueryString;
}
