using DitSite.Content.Documents;

namespace DitSite.Content.Rules;

/// <summary>One key and one path for each item, and the two items a site can't do without.</summary>
public sealed class IdentityRule : ContentRule
{
    public override IEnumerable<Finding> Check(ContentSet set)
    {
        foreach (var twin in set.Items.GroupBy(item => item.Document.Id).SelectMany(group => group.OrderBy(item => item.Origin, StringComparer.Ordinal).Skip(1).Select(item => (item, first: group.MinBy(other => other.Origin, StringComparer.Ordinal)!))))
        {
            yield return twin.item.Error("key", "key", $"This key belongs to {twin.first.Origin} already. A copied item needs a key of its own.");
        }

        foreach (var twin in set.Items.GroupBy(item => item.Path).SelectMany(group => group.Skip(1)))
        {
            yield return twin.Error("address", "", $"Another item has the address {twin.Path} already.");
        }

        foreach (var (type, origin) in ((string, string)[])[("site", "site.md"), ("cookieNotice", "notices/cookies.md")])
        {
            if (!set.OfType(type).Any())
            {
                yield return new Finding(Severity.Error, "missing-item", origin, 0, "", "The site needs this item.");
            }
        }
    }
}
