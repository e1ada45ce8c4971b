using System.Collections.Immutable;
using DitSite.Content.Documents;
using DitSite.Content.Model;

namespace DitSite.Content.Rules;

/// <summary>What is still to be filled in. It blocks nothing: the page leaves it out.</summary>
public sealed class NotSetRule : ItemRule
{
    private static readonly HashSet<string> OnlineOnly = ["platform", "systemRequirements", "equipmentTestUrl"];

    protected override IEnumerable<Finding> Check(ContentItem item, ContentSet set)
    {
        if (item.Values.Has("startsInWeeks") || IsOver(item, set))
        {
            return [];
        }

        var course = set.OfType("course").FirstOrDefault(course => course.Slug == item.CourseSlug);
        var mode = item.Values.Text("mode") ?? course?.Values.Text("mode");
        var online = mode is "online" or "blended" || (course is not null && set.RunsOf(course).Any(run => !IsOver(run, set) && run.Values.Text("mode") is "online" or "blended"));
        bool Applies(ContentProperty property) => property.Alias switch
        {
            _ when OnlineOnly.Contains(property.Alias) => online,
            "venue" => mode is "in-person" or "blended",
            "frameworkUrl" => item.Values.Text("enrolment") == "apply",
            _ => true,
        };
        return Blank(item, item.Values, [.. item.Type.Properties.Where(Applies)]);
    }

    private static bool IsOver(ContentItem item, ContentSet set) =>
        item.Type.Alias == "courseRun" && ((item.Values.Date("ends") ?? item.Values.Date("starts")) < set.Today || item.Values.Text("state") is "cancelled" or "withdrawn");

    private static IEnumerable<Finding> Blank(ContentItem item, PropertyValues values, ImmutableArray<ContentProperty> properties)
    {
        foreach (var property in properties)
        {
            if (property.Expected && !values.Has(property.Alias))
            {
                var row = values.Path.Length > 0 && (values.Text("label") ?? values.Text("code")) is { } name ? $" of '{name}'" : "";
                yield return item.Due("not-set", values.PathOf(property.Alias), $"'{property.Key}' ({property.Label}){row} is not set. Nothing is shown for it.");
            }

            foreach (var finding in property.Rows is { } rows ? values.Rows(property.Alias).SelectMany(inner => Blank(item, inner, rows.Properties)) : [])
            {
                yield return finding;
            }
        }
    }
}
