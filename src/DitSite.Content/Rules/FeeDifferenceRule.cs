using DitSite.Content.Documents;
using DitSite.Content.Facts;

namespace DitSite.Content.Rules;

/// <summary>A fee that includes a cost is dearer by exactly that cost than one that does not (S15).</summary>
public sealed class FeeDifferenceRule : ItemRule
{
    protected override IEnumerable<Finding> Check(ContentItem item, ContentSet set)
    {
        var course = item.Type.Alias == "courseRun" ? set.OfType("course").FirstOrDefault(course => course.Slug == item.CourseSlug) : item;
        var costs = course?.Values.Rows("costs").Where(row => row.Has("code")).DistinctBy(row => row.Text("code")).ToDictionary(row => row.Text("code")!, row => row.Money("amount")) ?? [];
        var fees = item.Values.Rows("fees").Select(row => (Row: row, Amount: row.Money("amount"), Includes: row.List("includes"))).Where(fee => fee.Amount is not null).ToList();
        foreach (var dearer in fees)
        {
            foreach (var plain in fees.Where(other => dearer.Includes.Length > other.Includes.Length && other.Includes.All(dearer.Includes.Contains)))
            {
                var extra = dearer.Includes.Except(plain.Includes).Select(code => costs.GetValueOrDefault(code)).ToList();
                var difference = dearer.Amount!.Value - plain.Amount!.Value;
                if (extra.TrueForAll(cost => cost is not null) && extra.Sum() is { } expected && difference != expected)
                {
                    yield return item.Error("fee-difference", dearer.Row.PathOf("amount"),
                        $"'{dearer.Row.Text("code")}' is {UkText.Money(difference)} dearer than '{plain.Row.Text("code")}', but what it includes costs {UkText.Money(expected)}.");
                }
            }
        }
    }
}
