using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;

namespace DitSite.Web.Staff.SignIn;

/// <summary>How long a member of staff stays signed in, and what the session keeps.</summary>
internal static class StaffSession
{
    public const string Scheme = "staff";
    public const string CookieName = "__Host-staff";

    /// <summary>Without a request for this long, the session ends.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);

    /// <summary>However busy, it ends after this long.</summary>
    public static readonly TimeSpan Absolute = TimeSpan.FromHours(8);

    /// <summary>The provider is asked again when its last answer is older: with a page in between, a person removed there is out within five minutes.</summary>
    public static readonly TimeSpan Recheck = TimeSpan.FromMinutes(4);

    public const string SignedInAt = "signed-in-at";
    public const string CheckedAt = "checked-at";
    public const string IdToken = "id_token";
    public const string AccessToken = "access_token";
    public const string RefreshToken = "refresh_token";

    public static DateTimeOffset? Instant(this AuthenticationProperties properties, string name) =>
        properties.Items.TryGetValue(name, out var text) && long.TryParse(text, out var seconds) ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    public static void SetInstant(this AuthenticationProperties properties, string name, DateTimeOffset instant) =>
        properties.Items[name] = instant.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);

    public static string Subject(this ClaimsPrincipal principal) => principal.FindFirstValue(ClaimTypes.NameIdentifier) ?? "";

    public static string DisplayName(this ClaimsPrincipal principal) =>
        principal.FindFirstValue(ClaimTypes.Name) ?? principal.FindFirstValue(ClaimTypes.Email) ?? "Signed in";
}
