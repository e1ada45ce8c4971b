using DitSite.Content.Documents;

namespace DitSite.Content.Rules;

/// <summary>A run that is opened needs a fee and a number of places, or nobody could book it rightly.</summary>
public sealed class OpenRunRule : ItemRule
{
    protected override IEnumerable<Finding> Check(ContentItem item, ContentSet set)
    {
        if (item.Type.Alias != "courseRun" || !(item.Values.Has("opens") || item.Values.Has("startsInWeeks")) || item.Values.Text("state") != "scheduled")
        {
            yield break;
        }

        if (item.Values.Number("capacity") is null or 0)
        {
            yield return item.Error("open-without-places", "opens", "This run is opened, but 'capacity' is not set. Set it, or leave 'opens' blank.");
        }

        var own = item.Values.Rows("fees");
        var fees = own.IsEmpty ? set.OfType("course").FirstOrDefault(course => course.Slug == item.CourseSlug)?.Values.Rows("fees") ?? [] : own;
        if (fees.All(fee => fee.Money("amount") is null))
        {
            yield return item.Error("open-without-fee", "opens", "This run is opened, but no fee has an amount. Set one, or leave 'opens' blank.");
        }
    }
}
