using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DitSite.Content.Model;

namespace DitSite.Tests.Content;

/// <summary>A property of an item, with rows named by their code or label and lists by place: <c>fees[standard].amount</c>, <c>timetable[0].from</c>.</summary>
internal static partial class DocumentPath
{
    /// <summary>The value as text, as the document spells it; null while it is not set.</summary>
    public static string? ValueAt(JsonObject properties, string path)
    {
        JsonNode? node = properties;
        foreach (Match step in Step().Matches(path))
        {
            node = (node as JsonObject)?[step.Groups["alias"].Value];
            if (step.Groups["row"] is { Success: true } row)
            {
                node = RowOf(node as JsonArray, row.Value);
            }
        }

        return node switch
        {
            null => null,
            JsonArray { Count: 0 } => null,
            JsonValue => node.ToString(),
            _ => node.ToJsonString(),
        };
    }

    /// <summary>Whether the content model declares it; the row itself may be missing.</summary>
    public static bool IsDeclared(string contentType, string path)
    {
        var properties = ContentModel.Types.Single(type => type.Alias == contentType).Properties;
        foreach (Match step in Step().Matches(path))
        {
            if (properties.FirstOrDefault(property => property.Alias == step.Groups["alias"].Value) is not { } declared)
            {
                return false;
            }

            properties = declared.Rows?.Properties ?? [];
        }

        return true;
    }

    private static JsonNode? RowOf(JsonArray? rows, string name) => int.TryParse(name, out var place)
        ? rows?.ElementAtOrDefault(place)
        : rows?.OfType<JsonObject>().FirstOrDefault(row => row["code"]?.ToString() == name || row["label"]?.ToString() == name);

    [GeneratedRegex(@"(?<alias>\w+)(?:\[(?<row>[^\]]+)\])?(?:\.|$)")]
    private static partial Regex Step();
}
