using System.Globalization;
using DitSite.Content.Catalogue;
using DitSite.Content.Cookies;
using DitSite.Content.Documents;

namespace DitSite.Content.Rules;

/// <summary>What must hold before a cookie notice is published: people are asked about exactly what it says.</summary>
public sealed class CookieNoticeRule : ItemRule
{
    protected override IEnumerable<Finding> Check(ContentItem item, ContentSet set) => item.Type.Alias != "cookieNotice"
        ? []
        : from notice in CatalogueBuilder.Each(set, item, CatalogueBuilder.CookieNotice)
          from finding in Check(notice)
          select item.Error(finding.Rule, finding.Property, finding.Message);

    /// <returns>Property and sentence of each thing that is wrong; all are errors.</returns>
    internal static IEnumerable<(string Rule, string Property, string Message)> Check(CookieNotice notice)
    {
        foreach (var (entry, row) in notice.Entries.Select((entry, row) => (entry, row)))
        {
            foreach (var (property, message) in CheckEntry(entry))
            {
                yield return ("cookie-entry", $"entries[{row}].{property}", message);
            }
        }

        if (!int.TryParse(notice.Version, NumberStyles.None, CultureInfo.InvariantCulture, out var version) || version == 0)
        {
            yield return ("cookie-version", "version", "Write the version of the cookie policy as a whole number, such as 1.");
            yield break;
        }

        foreach (var message in CheckPin(notice, version))
        {
            yield return ("cookie-version", "hash", message);
        }
    }

    private static IEnumerable<(string Property, string Message)> CheckEntry(CookieEntry entry)
    {
        if (!CookieLifetime.TryParse(entry.Lifetime, out _))
        {
            yield return ("lifetime", $"Write the lifetime of {entry.Label} as a number of minutes, hours or days, such as 182 days, or as session or none.");
        }

        var basis = entry.Category switch { CookieCategory.Necessary => "necessary", CookieCategory.Analytics => "consent", _ => "none" };
        if (entry.Basis != basis)
        {
            yield return ("basis", $"{entry.Label} is in a category whose basis is \"{basis}\"; change the category or the basis.");
        }

        foreach (var origin in entry.Origins.Where(text => !CookieOrigin.TryParse(text, out _)))
        {
            yield return ("origins", $"Write the origin \"{origin}\" as script, connect or image, a space and an https address without a path.");
        }

        if (entry.Category != CookieCategory.Analytics && entry.Origins.Length > 0)
        {
            yield return ("origins", $"{entry.Label} is not an analytics cookie, so it can't open the site to another origin.");
        }
    }

    private static IEnumerable<string> CheckPin(CookieNotice notice, int version)
    {
        var pin = CookieNoticePin.Of(notice);
        var pinned = (notice.Hash ?? "").Split('-');
        var next = CookieNoticePin.Of(notice, (version + 1).ToString(CultureInfo.InvariantCulture)).Hash;
        if (string.IsNullOrEmpty(notice.Hash))
        {
            yield return $"Version {version} of the cookie policy is not pinned to what it says. Write hash: {pin.Hash}";
        }
        else if (pinned is not [var registry, var text] || !pin.RegistryHash.StartsWith(registry, StringComparison.Ordinal) || registry.Length != 16)
        {
            yield return $"The list of cookies or the sentence for young people is not the one version {version} was pinned to. Raise it: version: {version + 1} and hash: {next}";
        }
        else if (text != pin.Correction && notice.Correction != pin.Correction)
        {
            yield return $"The words of the cookie notice are not the ones version {version} was pinned to. If their meaning changed, write version: {version + 1} and "
                + $"hash: {next} so that everybody is asked again; if only a slip was put right, write correction: {pin.Correction}";
        }
    }
}
