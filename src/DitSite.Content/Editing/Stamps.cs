using System.Globalization;
using System.Text.Json.Nodes;
using DitSite.Content.Documents;
using DitSite.Content.Model;

namespace DitSite.Content.Editing;

/// <summary>What the site itself notes in an item when it goes live, so that feeds and calendars need no time stamps of files.</summary>
internal static class Stamps
{
    private static readonly string[] Moving = ["starts", "ends", "from", "to", "venue", "mode"];
    private static readonly string[] Own = ["updated", "sequence", "published", "movedFrom"];

    /// <param name="before">The item as published; null: it is new.</param>
    /// <returns>The properties with their stamps; the same where nothing of the item changed.</returns>
    public static JsonObject On(ContentType type, JsonObject? before, JsonObject after, DateTimeOffset now, DateOnly today)
    {
        var stamped = (JsonObject)after.DeepClone();
        var changed = type.Properties.Where(property => !Own.Contains(property.Alias) && !Same(before, after, property.Alias)).Select(property => property.Alias).ToList();
        if (changed.Count == 0 || changed is ["editorNotes"])
        {
            return stamped;
        }

        var first = PropertyValues.ParseDate(before?["starts"]?.ToString() ?? "");
        switch (type.Alias)
        {
            case "page":
                stamped["updated"] = Day(today);
                break;
            case "courseRun":
                stamped["updated"] = now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
                var moved = before is not null && changed.Exists(Moving.Contains);
                stamped["sequence"] = Sequence(before ?? after) + (moved ? 1 : 0);
                stamped["published"] ??= after["startsInWeeks"] is null ? Day(today) : null;
                if (before is not null && changed.Contains("starts") && first is { } day)
                {
                    stamped["movedFrom"] = Day(day);
                }

                break;
        }

        return stamped;
    }

    private static int Sequence(JsonObject properties) => new PropertyValues(properties).Number("sequence") ?? 0;

    private static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static bool Same(JsonObject? before, JsonObject after, string alias) =>
        JsonNode.DeepEquals(FrontMatterWriter.Normal(before?[alias]), FrontMatterWriter.Normal(after[alias]));
}
