using System.Text.Json;
using System.Text.Json.Nodes;
using DitSite.Content.Documents;
using DitSite.Content.Model;
using DitSite.Content.Rules;

namespace DitSite.Content.Umbraco;

/// <summary>Turns what the CMS lists into documents of the very shape that files have. An item that can't be read is a finding.</summary>
/// <param name="types">The content types that are read.</param>
/// <param name="pathOf">An item's path in the site, by its type and its route in the CMS; null where it has none.</param>
internal sealed class DeliveryReader(IReadOnlyList<ContentType> types, Func<string, string, string?> pathOf)
{
    /// <summary>Of this site's content model.</summary>
    public static DeliveryReader OfTheSite { get; } = new(ContentModel.Types, UmbracoModel.Path);

    public ContentBatch Read(IEnumerable<JsonElement> items)
    {
        var documents = new List<ContentDocument>();
        var findings = new List<Finding>();
        foreach (var item in items)
        {
            if (Read(item, findings) is { } document)
            {
                documents.Add(document);
            }
        }

        return new(documents, findings);
    }

    /// <summary>Null for a folder, and for what is no item of this site; the findings say so of the latter.</summary>
    /// <param name="draftRoute">Where a draft would be: the CMS gives it no real route.</param>
    public ContentDocument? Read(JsonElement item, List<Finding> findings, string? draftRoute = null)
    {
        var id = Text(item, "id");
        if (!Guid.TryParse(id, out var key) || Text(item, "contentType") is not { } alias)
        {
            findings.Add(new(Severity.Error, "cms-item", UmbracoPlace.Unknown, 0, "", "The CMS lists something without a key or a content type."));
            return null;
        }

        var origin = UmbracoPlace.Of(key);
        void Add(Severity severity, string rule, string message) => findings.Add(new(severity, rule, origin, 0, "", message));
        if (alias == UmbracoModel.FolderType)
        {
            return null;
        }

        var name = Text(item, "name") is { Length: > 0 } given ? given : id!;
        if (types.FirstOrDefault(type => type.Alias == alias) is not { } type)
        {
            Add(Severity.Due, "cms-item", $"'{name}' is of a content type that this site does not show: {alias}.");
            return null;
        }

        if ((draftRoute ?? Route(item)) is not { } route || pathOf(alias, route) is not { } path)
        {
            Add(Severity.Error, "cms-item", alias == "courseRun" ? $"'{name}' stands below no course, so it has no address." : $"'{name}' has no address.");
            return null;
        }

        if (!item.TryGetProperty("properties", out var values) || values.ValueKind != JsonValueKind.Object)
        {
            Add(Severity.Error, "cms-item", $"'{name}' comes without its properties.");
            return null;
        }

        return new(key, alias, name, path, Properties(values, type.Properties)) { Origin = origin };
    }

    private JsonObject Properties(JsonElement values, IEnumerable<ContentProperty> properties)
    {
        var json = new JsonObject();
        foreach (var property in properties)
        {
            if (values.TryGetProperty(UmbracoModel.Alias(property), out var value) && Value(property, value) is { } node)
            {
                json[property.Alias] = node;
            }
        }

        return json;
    }

    // What does not fit its kind is passed on as it is: the model check names it, with what it should be.
    private JsonNode? Value(ContentProperty property, JsonElement value) => (property.Kind, value.ValueKind) switch
    {
        (_, JsonValueKind.Null or JsonValueKind.Undefined) => null,
        (PropertyKind.Flag, JsonValueKind.False) => null,
        (PropertyKind.Choice, JsonValueKind.Array) when value.GetArrayLength() <= 1 => value.GetArrayLength() == 0 ? null : Value(property, value[0]),
        (PropertyKind.Choice, JsonValueKind.String) => value.GetString()!.Trim() is { Length: > 0 } label ? JsonValue.Create(UmbracoModel.Value(property, label)) : null,
        (PropertyKind.Lines or PropertyKind.Markdown, JsonValueKind.String) => NotEmpty(value.GetString()!.ReplaceLineEndings("\n").TrimStart('\n').TrimEnd()),
        (PropertyKind.Date, JsonValueKind.String) => NotEmpty(value.GetString()!.Replace("T00:00:00", "", StringComparison.Ordinal)),
        (_, JsonValueKind.String) => NotEmpty(value.GetString()!.Trim()),
        (PropertyKind.List, JsonValueKind.Array) => List(property, value),
        (PropertyKind.Reference, JsonValueKind.Object) => Text(value, "contentType") is { } type && Route(value) is { } route && pathOf(type, route) is { } path ? JsonValue.Create(path) : Copy(value),
        (PropertyKind.Rows, JsonValueKind.Object) when value.TryGetProperty("items", out var items) && items.ValueKind == JsonValueKind.Array => Rows(property.Rows!, items),
        _ => Copy(value),
    };

    private static JsonArray? List(ContentProperty property, JsonElement value)
    {
        var entries = value.EnumerateArray().Select(entry => entry.ValueKind == JsonValueKind.String ? (JsonNode?)NotEmpty(entry.GetString()!.Trim()) : Copy(entry)).OfType<JsonNode>()
            .Select(entry => entry.GetValueKind() == JsonValueKind.String ? JsonValue.Create(UmbracoModel.Value(property, entry.GetValue<string>())) : entry).ToArray();
        return entries.Length == 0 ? null : new(entries);
    }

    private JsonArray? Rows(ElementType type, JsonElement items)
    {
        var rows = items.EnumerateArray().Select(block =>
            block.ValueKind == JsonValueKind.Object && block.TryGetProperty("content", out var content) && content.ValueKind == JsonValueKind.Object
            && content.TryGetProperty("properties", out var values) && values.ValueKind == JsonValueKind.Object
                ? Properties(values, type.Properties) : Copy(block)).ToArray();
        return rows.Length == 0 ? null : new(rows);
    }

    private static JsonNode? NotEmpty(string text) => text.Length == 0 ? null : JsonValue.Create(text);

    private static JsonNode? Copy(JsonElement value) => JsonNode.Parse(value.GetRawText());

    internal static string? Route(JsonElement item) => item.ValueKind == JsonValueKind.Object && item.TryGetProperty("route", out var route) ? Text(route, "path") : null;

    internal static string? Text(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
