using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using DitSite.Content.Model;

namespace DitSite.Content.Umbraco;

/// <summary>A property's value in the form in which Umbraco's editors keep it in the database, and uSync in its files.</summary>
/// <remarks>
/// Dates and times are groups of a date and a time zone (none: UK time is a rule of the site, not of the value), a choice is a list of
/// labels, a list has one line for each entry, an item is named by its UDI, rows are blocks with a key each.
/// </remarks>
public sealed class StoredValue(Guid item, Func<string, Guid?> keyOfPath)
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Null when a value is not set, or names an item that doesn't exist.</summary>
    public string? Of(ContentProperty property, JsonNode? value) => Node(property, value, property.Alias) switch
    {
        null => null,
        JsonValue text => text.GetValue<string>(),
        var group => group.ToJsonString(Readable),
    };

    // Within a block every value that is no group is text: Umbraco reads numbers and flags from it as from a column.
    private JsonNode? Node(ContentProperty property, JsonNode? value, string path) => (property.Kind, value) switch
    {
        (_, null) => null,
        (PropertyKind.Date, _) => Moment($"{value.GetValue<string>()[..10]}T00:00:00+00:00"),
        (PropertyKind.Time, _) => Moment($"0001-01-01T{TimeOnly.Parse(value.GetValue<string>(), CultureInfo.InvariantCulture):HH:mm:ss}+00:00"),
        (PropertyKind.Money or PropertyKind.WholeNumber, _) => decimal.Parse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture).ToString("0.####", CultureInfo.InvariantCulture),
        (PropertyKind.Flag, _) => value.GetValue<bool>() ? "1" : "0",
        (PropertyKind.Choice, _) => List([UmbracoModel.Label(property, value.GetValue<string>())]),
        (PropertyKind.List, JsonArray entries) when property.Choices.IsEmpty => string.Join('\n', entries.Select(entry => entry!.GetValue<string>())),
        (PropertyKind.List, JsonArray entries) => List(entries.Select(entry => UmbracoModel.Label(property, entry!.GetValue<string>()))),
        (PropertyKind.Reference, _) => keyOfPath(value.GetValue<string>()) is { } key ? Udi(key) : null,
        (PropertyKind.Rows, JsonArray rows) => Blocks(property.Rows!, rows, path),
        _ => value.GetValue<string>(),
    };

    /// <summary>How Umbraco names a document in a picker's value.</summary>
    public static string Udi(Guid key) => $"umb://document/{key:N}";

    private static JsonObject Moment(string date) => new() { ["date"] = date, ["timeZone"] = null };

    // Text, also within a block: the editor of choices keeps its list as text of its own.
    private static JsonNode List(IEnumerable<string> labels) => JsonValue.Create(new JsonArray([.. labels.Select(label => (JsonNode)label)]).ToJsonString(OneLine));

    private JsonObject? Blocks(ElementType type, JsonArray rows, string path)
    {
        if (rows.Count == 0)
        {
            return null;
        }

        var blocks = rows.OfType<JsonObject>().Select((row, index) => (row, key: UmbracoKeys.Row(item, path, row["code"]?.ToString() ?? index.ToString(CultureInfo.InvariantCulture)))).ToList();
        return new JsonObject
        {
            ["contentData"] = new JsonArray([.. blocks.Select(block => (JsonNode)new JsonObject
            {
                ["contentTypeKey"] = UmbracoKeys.ContentType(type.Alias).ToString(),
                ["key"] = block.key.ToString(),
                ["values"] = new JsonArray([.. type.Properties
                    .Select(property => (property, value: Node(property, block.row[property.Alias], $"{path}/{property.Alias}")))
                    .Where(pair => pair.value is not null)
                    .Select(pair => (JsonNode)new JsonObject { ["alias"] = UmbracoModel.Alias(pair.property), ["culture"] = null, ["segment"] = null, ["value"] = pair.value })]),
            })]),
            ["settingsData"] = new JsonArray(),
            ["expose"] = new JsonArray([.. blocks.Select(block => (JsonNode)new JsonObject { ["contentKey"] = block.key.ToString(), ["culture"] = null, ["segment"] = null })]),
            ["layout"] = new JsonObject
            {
                ["Umbraco.BlockList"] = new JsonArray([.. blocks.Select(block => (JsonNode)new JsonObject { ["contentKey"] = block.key.ToString(), ["settingsKey"] = null })]),
            },
        };
    }
}
