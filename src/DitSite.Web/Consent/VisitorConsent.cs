using DitSite.Content.Catalogue;

namespace DitSite.Web.Consent;

/// <summary>What one request says about consent: a choice that still counts, else the browser's own setting, else nothing.</summary>
/// <param name="Cookie">The choice on record, even when it no longer counts: it finds the visitor's rows in the log.</param>
/// <param name="BySignal">The refusal comes from the browser's setting, not from a choice made here.</param>
public sealed record VisitorConsent(ConsentState State, OptOutSignals Signals, ChoiceCookie? Cookie, bool BySignal)
{
    /// <summary>Nobody is asked who has answered, here or in the browser's settings.</summary>
    public bool ShowsBanner => State == ConsentState.Unset;

    public static VisitorConsent Of(HttpRequest request, CookieNotice notice, DateTimeOffset now)
    {
        var signals = (request.Headers["Sec-GPC"] == "1" ? OptOutSignals.Gpc : 0) | (request.Headers["DNT"] == "1" ? OptOutSignals.Dnt : 0);
        ChoiceCookie.TryParse(request.Cookies[ChoiceCookie.Name], out var cookie);
        var decision = cookie is not null && cookie.HoldsFor(notice.Version, now) ? cookie.Decision : (Decision?)null;
        return (decision, signals) switch
        {
            (Decision.AcceptedDespiteSignal, _) or (Decision.Accepted, OptOutSignals.None) => new(ConsentState.Accepted, signals, cookie, BySignal: false),
            (Decision.Refused, _) => new(ConsentState.Refused, signals, cookie, BySignal: false),
            (_, OptOutSignals.None) => new(ConsentState.Unset, signals, cookie, BySignal: false),
            _ => new(ConsentState.Refused, signals, cookie, BySignal: true),
        };
    }
}

internal static class VisitorConsentExtensions
{
    /// <summary>Set by the consent middleware, before anything is rendered.</summary>
    public static VisitorConsent Consent(this HttpContext context) =>
        context.Features.Get<VisitorConsent>() ?? throw new InvalidOperationException("UseConsent runs before anything that asks for consent.");
}
