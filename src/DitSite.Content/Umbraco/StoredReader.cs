using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using DitSite.Content.Model;

namespace DitSite.Content.Umbraco;

/// <summary>Reads what Umbraco's editors keep in the database back into a document's properties: the way of <see cref="StoredValue"/>, backwards.</summary>
/// <param name="pathOfKey">Path of a published item by its key; null where it is not published, which the Delivery API answers as not set.</param>
public sealed class StoredReader(Func<Guid, string?> pathOfKey)
{
    /// <param name="stored">Stored value of an alias; null when there is none.</param>
    public JsonObject Properties(IEnumerable<ContentProperty> properties, Func<string, object?> stored)
    {
        var json = new JsonObject();
        foreach (var property in properties)
        {
            if (Value(property, stored(UmbracoModel.Alias(property))) is { } value)
            {
                json[property.Alias] = value;
            }
        }

        return json;
    }

    // What does not fit its kind is passed on as the text it is: the model check names it, with what it should be.
    private JsonNode? Value(ContentProperty property, object? stored)
    {
        var text = stored switch
        {
            null => "",
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => stored.ToString()!.ReplaceLineEndings("\n").Trim(),
        };
        return text.Length == 0 ? null : property.Kind switch
        {
            PropertyKind.Date => Moment(text) is { } date ? date[..10] : text,
            PropertyKind.Time => Moment(text) is { } time ? time[11..19] : text,
            PropertyKind.Money or PropertyKind.WholeNumber => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? JsonNode.Parse(number.ToString("0.####", CultureInfo.InvariantCulture)) : text,
            PropertyKind.Flag => text is "1" or "true" or "True" ? true : null,
            PropertyKind.Choice => Labels(text).FirstOrDefault() is { Length: > 0 } label ? UmbracoModel.Value(property, label) : null,
            PropertyKind.List => List([.. (property.Choices.IsEmpty ? text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : Labels(text)).Select(entry => (JsonNode)UmbracoModel.Value(property, entry))]),
            PropertyKind.Reference => Key(text) is { } key ? pathOfKey(key) : text,
            PropertyKind.Rows => Rows(property.Rows!, text),
            _ => text,
        };
    }

    /// <summary>The key in a picker's value, or null.</summary>
    public static Guid? Key(string text) =>
        text.StartsWith("umb://document/", StringComparison.OrdinalIgnoreCase) && Guid.TryParse(text["umb://document/".Length..], out var key) ? key : null;

    private static JsonArray? List(JsonNode[] entries) => entries.Length == 0 ? null : new(entries);

    private static string? Moment(string text) => Parsed(text) is JsonObject group && group["date"]?.ToString() is { Length: >= 10 } date ? date.PadRight(19, '0') : null;

    private static string[] Labels(string text) => Parsed(text) is JsonArray labels ? [.. labels.Select(label => label?.ToString() ?? "")] : [text];

    // In the order of the layout; what is not exposed is not shown, and so is not there.
    private JsonArray? Rows(ElementType type, string text)
    {
        if (Parsed(text) is not JsonObject value)
        {
            return null;
        }

        var data = Objects(value["contentData"]).GroupBy(block => block["key"]?.ToString() ?? "", StringComparer.OrdinalIgnoreCase).ToDictionary(group => group.Key, group => group.First(), StringComparer.OrdinalIgnoreCase);
        var exposed = Objects(value["expose"]).Select(entry => entry["contentKey"]?.ToString()).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var layout = (value["layout"] ?? value["Layout"])?["Umbraco.BlockList"];
        return List([.. Objects(layout).Select(entry => entry["contentKey"]?.ToString() ?? "").Where(key => exposed.Contains(key) && data.ContainsKey(key)).Select(key => (JsonNode)Row(type, data[key]))]);
    }

    private JsonObject Row(ElementType type, JsonObject block)
    {
        var values = Objects(block["values"]).Where(entry => entry["alias"] is not null).GroupBy(entry => entry["alias"]!.ToString()).ToDictionary(group => group.Key, group => group.First()["value"]);
        return Properties(type.Properties, alias => values.GetValueOrDefault(alias) is { } node ? node.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : node.ToJsonString() : null);
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node is JsonArray entries ? entries.OfType<JsonObject>() : [];

    private static JsonNode? Parsed(string text)
    {
        try
        {
            return text[0] is '{' or '[' ? JsonNode.Parse(text) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
