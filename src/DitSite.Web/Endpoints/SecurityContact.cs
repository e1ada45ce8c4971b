using System.Globalization;

namespace DitSite.Web.Endpoints;

/// <summary>Where to report a weakness (RFC 9116). There is no file without somebody to write to.</summary>
internal static class SecurityContact
{
    public static string? Write(SiteOptions site, DateTimeOffset now) => (site.SecurityContact ?? site.ContactEmail) is not { Length: > 0 } contact ? null :
        $"""
        Contact: {(contact.Contains(':') ? contact : "mailto:" + contact)}
        Expires: {Expires(now).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}
        Preferred-Languages: en
        Canonical: {site.Absolute("/.well-known/security.txt")}

        """.ReplaceLineEndings("\n");

    /// <summary>First of the month seven months on: less than the year RFC 9116 §2.5.5 allows, and the same bytes for a month.</summary>
    private static DateTime Expires(DateTimeOffset now) => new DateTime(now.UtcDateTime.Year, now.UtcDateTime.Month, 1).AddMonths(7);
}
