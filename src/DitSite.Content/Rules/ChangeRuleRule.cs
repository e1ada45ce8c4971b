using DitSite.Content.Documents;

namespace DitSite.Content.Rules;

/// <summary>The policy on changes can be worked out: no charge beyond the price, no notice in the past, no two answers for one notice.</summary>
public sealed class ChangeRuleRule : ItemRule
{
    protected override IEnumerable<Finding> Check(ContentItem item, ContentSet set)
    {
        if (item.Type.Alias != "course")
        {
            yield break;
        }

        var seen = new HashSet<(string?, int?, string?)>();
        foreach (var row in item.Values.Rows("changeRules"))
        {
            if (row.Number("charge") is < 0 or > 100)
            {
                yield return item.Error("change-rule", row.PathOf("charge"), $"A charge is from 0 to 100 per cent of the price, and {row.Number("charge")} is not.");
            }

            if (row.Number("notice") is < 0 or > 365)
            {
                yield return item.Error("change-rule", row.PathOf("notice"), $"A notice is from 0 to 365 days, and {row.Number("notice")} is not.");
            }

            if (!seen.Add((row.Text("kind"), row.Number("notice"), row.Text("unit"))))
            {
                yield return item.Error("change-rule", row.PathOf("notice"), "Two rules for the same change have the same notice: keep one of them.");
            }
        }
    }
}
