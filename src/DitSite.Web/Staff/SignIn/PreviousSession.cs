using DitSite.Bookings.Staff;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace DitSite.Web.Staff.SignIn;

/// <summary>
/// Ends the session that a browser brings to a sign-in. The cookie handler would otherwise go on with its key, and whoever
/// planted that key would share the new session.
/// </summary>
internal sealed class PreviousSession(IOptionsMonitor<CookieAuthenticationOptions> cookies, StaffSessions sessions)
{
    private const string KeyClaim = "Microsoft.AspNetCore.Authentication.Cookies-SessionId";

    /// <summary>Call it before anything in the request has asked who is signed in.</summary>
    public async Task EndAsync(HttpContext context)
    {
        var options = cookies.Get(StaffSession.Scheme);
        if (options.CookieManager.GetRequestCookie(context, StaffSession.CookieName) is { } cookie
            && options.TicketDataFormat.Unprotect(cookie)?.Principal.FindFirst(KeyClaim) is { } key)
        {
            await sessions.EndAsync(key.Value, CancellationToken.None);
        }
    }
}
