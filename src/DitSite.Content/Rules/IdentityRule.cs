using DitSite.Content.Documents;

namespace DitSite.Content.Rules;

/// <summary>One key and one path for each item, and the two items a site can't do without.</summary>
public sealed class IdentityRule : ContentRule
{
    public override IEnumerable<Finding> Check(ContentSet set)
    {
        // Both are told: which of them is the copy shows only in what was published before.
        foreach (var twins in set.Items.GroupBy(item => item.Document.Id).Where(group => group.Count() > 1))
        {
            foreach (var twin in twins)
            {
                yield return twin.Error("key", "key", $"This key also belongs to {twins.First(other => other != twin).Origin}. A copied item needs a key of its own.");
            }
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
