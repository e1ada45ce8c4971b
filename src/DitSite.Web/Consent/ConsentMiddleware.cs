using DitSite.Content;
using DitSite.Content.Catalogue;
using DitSite.Content.Cookies;
using Microsoft.Net.Http.Headers;

namespace DitSite.Web.Consent;

/// <summary>Runs after routing: what the visitor decided is known before anything is rendered, and every page says that it depends on it.</summary>
internal static class ConsentMiddleware
{
    /// <summary>A page differs by these alone; a cache that ignores <c>no-cache</c> still keeps the variants apart.</summary>
    public const string Vary = "Cookie, Sec-GPC, DNT";

    public static IApplicationBuilder UseConsent(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var content = context.RequestServices.GetRequiredService<PublishedContent>();
        if (!content.IsPublished)
        {
            return next(context);
        }

        var notice = content.Current.CookieNotice;
        var consent = VisitorConsent.Of(context.Request, notice, context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());
        context.Features.Set(consent);
        context.Response.Headers.ContentSecurityPolicy = context.RequestServices.GetRequiredService<AnalyticsGate>().SecurityPolicy(context);

        StoredCookies.Delete(context, Deletes(consent, notice));
        context.Response.OnStarting(() =>
        {
            if (context.Response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true || context.Response.StatusCode == StatusCodes.Status304NotModified)
            {
                DependOnConsent(context.Response.Headers);
            }

            return Task.CompletedTask;
        });
        return next(context);
    });

    /// <summary>Without consent nothing optional may stay, however it came there: a withdrawal on another page, an older version, a lapse.</summary>
    /// <returns>Whether a cookie of that name goes.</returns>
    internal static Func<string, bool> Deletes(VisitorConsent consent, CookieNotice notice) =>
        name => (consent.State != ConsentState.Accepted && notice.IsOptional(name)) || (consent.Cookie is not null && notice.IsRetired(name));

    private static void DependOnConsent(IHeaderDictionary headers)
    {
        if (!headers.GetCommaSeparatedValues(HeaderNames.Vary).Contains(HeaderNames.Cookie, StringComparer.OrdinalIgnoreCase))
        {
            headers.AppendCommaSeparatedValues(HeaderNames.Vary, Vary.Split(", "));
        }

        if (headers.CacheControl.Count == 0)
        {
            headers.CacheControl = "no-cache";
        }
    }
}
