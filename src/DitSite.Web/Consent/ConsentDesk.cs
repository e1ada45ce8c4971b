using DitSite.Bookings.Consent;
using DitSite.Content;
using DitSite.Content.Cookies;

namespace DitSite.Web.Consent;

/// <summary>Takes a choice: first the proof, then the cookie, then whatever has to go.</summary>
public sealed class ConsentDesk(PublishedContent content, ConsentLog log, TimeProvider clock)
{
    /// <returns>The new state; null when an acceptance could not be recorded and so was not taken. A refusal is always taken.</returns>
    public async Task<VisitorConsent?> SaveAsync(HttpContext context, bool accept, string? form)
    {
        var before = context.Consent();
        var notice = content.Current.CookieNotice;
        var pin = CookieNoticePin.Of(notice);
        var now = clock.GetUtcNow();
        var overrides = accept && before.Signals != OptOutSignals.None;
        var cookie = new ChoiceCookie(
            notice.Version,
            accept ? (overrides ? Decision.AcceptedDespiteSignal : Decision.Accepted) : Decision.Refused,
            DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds()),
            before.Cookie?.Record ?? ChoiceCookie.NewRecord());
        var result = await log.WriteAsync(new()
            {
                Visitor = cookie.Record,
                At = cookie.At,
                ExpiresAt = ConsentRecord.ExpiryOf(cookie.At),
                PolicyVersion = notice.Version,
                TextHash = pin.TextHash,
                RegistryHash = pin.RegistryHash,
                Analytics = accept,
                Method = Method(context, form),
                Signal = before.Signals.ToString().ToLowerInvariant().Replace(", ", "+", StringComparison.Ordinal).Replace("none", "", StringComparison.Ordinal),
                OverridesSignal = overrides,
            });
        if (accept && result == ConsentLogResult.Refused)
        {
            return null;
        }

        context.Response.Cookies.Append(ChoiceCookie.Name, cookie.Value, Flags(ChoiceCookie.Lifetime));
        // What had no right to be there before this choice has been deleted on the way in.
        StoredCookies.Delete(context, name => (before.Cookie is null && notice.IsRetired(name)) || (before.State == ConsentState.Accepted && !accept && notice.IsOptional(name)));
        return before with { State = accept ? ConsentState.Accepted : ConsentState.Refused, Cookie = cookie, BySignal = false };
    }

    /// <summary>The visitor's own rows, newest first; null while the database does not answer.</summary>
    public async Task<IReadOnlyList<ConsentRecord>?> RecordsAsync(VisitorConsent consent, CancellationToken cancellation) =>
        consent.Cookie is null ? [] : await log.FindAsync(consent.Cookie.Record, cancellation);

    /// <summary>Deletes the visitor's rows, the choice and what depended on it; false, and nothing is changed, while the rows can't be deleted.</summary>
    public async Task<bool> ForgetAsync(HttpContext context)
    {
        if (context.Consent().Cookie is { } cookie && !await log.ForgetAsync(cookie.Record))
        {
            return false;
        }

        context.Response.Cookies.Append(ChoiceCookie.Name, "", Flags(TimeSpan.Zero));
        if (context.Consent().State == ConsentState.Accepted)
        {
            StoredCookies.Delete(context, content.Current.CookieNotice.IsOptional);
        }

        return true;
    }

    private static string Method(HttpContext context, string? form) =>
        (form is "banner" or "page" or "withdraw" ? form : "other")
        + (context.Request.Headers.Accept.ToString().StartsWith("application/json", StringComparison.Ordinal) ? "-script" : "-form");

    private static CookieOptions Flags(TimeSpan lifetime) =>
        new() { HttpOnly = true, Secure = true, SameSite = SameSiteMode.Lax, Path = "/", MaxAge = lifetime, IsEssential = true };
}
