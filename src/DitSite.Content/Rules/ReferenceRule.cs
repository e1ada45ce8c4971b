using DitSite.Content.Documents;
using DitSite.Content.Model;

namespace DitSite.Content.Rules;

/// <summary>What an item names must exist: other items, its course, codes of costs and deadlines.</summary>
public sealed class ReferenceRule : ItemRule
{
    protected override IEnumerable<Finding> Check(ContentItem item, ContentSet set)
    {
        foreach (var property in item.Type.Properties.Where(property => property.Kind == PropertyKind.Reference))
        {
            if (item.Values.Text(property.Alias) is not { } path)
            {
                continue;
            }

            if (set.Find(path) is not { } target || target.Type.Alias != property.RefersTo)
            {
                var slug = item.Values.Slug(property.Alias)!;
                var guess = Nearest.Of(slug, set.OfType(property.RefersTo!).Select(other => other.Slug)) is { } nearest ? $" Did you mean '{nearest}'?" : "";
                yield return item.Error("reference", property.Alias, $"'{property.Key}' names the {property.RefersTo} '{slug}', which does not exist.{guess}");
            }
            else if (target == item)
            {
                yield return item.Error("reference", property.Alias, $"'{property.Key}' names the item itself.");
            }
        }

        if (item.Type.Alias == "courseRun" && set.OfType("course").All(course => course.Slug != item.CourseSlug))
        {
            yield return item.Error("reference", "", $"There is no course '{item.CourseSlug}' for this run.");
        }

        foreach (var finding in Codes(item, set))
        {
            yield return finding;
        }
    }

    private static IEnumerable<Finding> Codes(ContentItem item, ContentSet set)
    {
        var course = item.Type.Alias == "courseRun" ? set.OfType("course").FirstOrDefault(course => course.Slug == item.CourseSlug) ?? item : item;
        var costs = course.Values.Rows("costs").Select(row => row.Text("code")).ToHashSet();
        foreach (var fee in item.Values.Rows("fees"))
        {
            foreach (var code in fee.List("includes").Where(code => !costs.Contains(code)))
            {
                yield return item.Error("reference", fee.PathOf("includes"), $"'includes' names the cost '{code}', which the course does not have.");
            }
        }

        var deadlines = item.Values.Rows("deadlines").Select(row => row.Text("code")).ToHashSet();
        foreach (var stage in item.Values.Rows("stages").Where(stage => stage.Text("by") is { } by && !deadlines.Contains(by)))
        {
            yield return item.Error("reference", stage.PathOf("by"), $"'by' names the deadline '{stage.Text("by")}', which the course does not have.");
        }
    }
}
