using DitSite.Bookings.Applications;
using DitSite.Web.Security;

namespace DitSite.Web.Applications;

/// <summary>An application opened by a link has the cookie that a booking has: two hours from its last use, and one of them at a time.</summary>
internal static class ApplicationCookie
{
    public const string Name = LinkSessionCookie.Name;

    public static string? Read(HttpRequest request) => request.Cookies[Name] is { Length: > 0 and < 200 } token ? token : null;

    public static void Open(HttpResponse response, string token) => response.Cookies.Append(Name, token, Options(ApplicationLinks.SessionLength));

    public static void Close(HttpResponse response) => response.Cookies.Delete(Name, Options(null));

    private static CookieOptions Options(TimeSpan? age) => new() { Secure = true, HttpOnly = true, SameSite = SameSiteMode.Lax, Path = "/", MaxAge = age };
}
