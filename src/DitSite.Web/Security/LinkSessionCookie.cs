using DitSite.Bookings.Links;

namespace DitSite.Web.Security;

/// <summary>The cookie of a session that a link from an e-mail opened: two hours, this site only.</summary>
internal static class LinkSessionCookie
{
    public const string Name = "__Host-link-session";

    public static string? Read(HttpRequest request) => request.Cookies[Name] is { Length: > 0 and < 200 } token ? token : null;

    public static void Open(HttpResponse response, LinkSession session) => response.Cookies.Append(Name, session.Token, Options(BookingLinks.SessionLength));

    public static void Close(HttpResponse response) => response.Cookies.Delete(Name, Options(null));

    private static CookieOptions Options(TimeSpan? age) => new() { Secure = true, HttpOnly = true, SameSite = SameSiteMode.Lax, Path = "/", MaxAge = age };
}
