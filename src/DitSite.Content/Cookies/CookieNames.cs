using System.IO.Enumeration;
using DitSite.Content.Catalogue;

namespace DitSite.Content.Cookies;

/// <summary>Reads the registry the way a browser's cookies are compared with it.</summary>
public static class CookieNames
{
    /// <summary>Whether a stored item is the one this row declares; a row's name may end in <c>*</c>, as <c>_ga_*</c> does.</summary>
    public static bool Names(this CookieEntry entry, string name) => FileSystemName.MatchesSimpleExpression(entry.Label, name, ignoreCase: false);

    /// <summary>Needs consent: deleted wherever there is none.</summary>
    public static bool IsOptional(this CookieNotice notice, string name) => notice.Entries.Any(entry => entry.Category == CookieCategory.Analytics && entry.Names(name));

    /// <summary>Left behind by an earlier website: deleted by any choice, yes or no.</summary>
    public static bool IsRetired(this CookieNotice notice, string name) => notice.Entries.Any(entry => entry.Category == CookieCategory.Retired && entry.Names(name));

    /// <summary>Origins that one category may reach, in the registry's order, each once.</summary>
    public static IEnumerable<CookieOrigin> Origins(this CookieNotice notice, CookieCategory category) => notice.Entries
        .Where(entry => entry.Category == category)
        .SelectMany(entry => entry.Origins)
        .Select(text => CookieOrigin.TryParse(text, out var origin) ? origin : null)
        .OfType<CookieOrigin>()
        .Distinct();
}
