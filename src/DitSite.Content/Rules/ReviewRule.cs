using DitSite.Content.Documents;
using DitSite.Content.Facts;

namespace DitSite.Content.Rules;

/// <summary>A day by which somebody wanted to read the item again has passed.</summary>
public sealed class ReviewRule : ItemRule
{
    protected override IEnumerable<Finding> Check(ContentItem item, ContentSet set)
    {
        if (item.Values.Date("reviewBy") is { } by && by < set.Today)
        {
            yield return item.Due("review", "reviewBy", $"This item was to be reviewed by {UkText.Date(by)}.");
        }
    }
}
