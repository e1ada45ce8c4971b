namespace DitSite.Web.Security;

/// <summary>
/// The antiforgery cookie. It is Secure on http://localhost too, which browsers accept: the <c>__Host-</c> prefix asks for it,
/// and the framework's own setting would refuse requests that are not https.
/// </summary>
internal sealed class CsrfCookie : CookieBuilder
{
    public const string CookieName = "__Host-csrf";

    public CsrfCookie()
    {
        Name = CookieName;
        Path = "/";
        HttpOnly = true;
        SameSite = SameSiteMode.Strict;
        IsEssential = true;
    }

    public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
    {
        var options = base.Build(context, expiresFrom);
        options.Secure = true;
        return options;
    }
}
