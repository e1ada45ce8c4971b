using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using DitSite.Content.Documents;
using DitSite.Content.Facts;
using DitSite.Content.Model;
using DitSite.Web.Components.Forms;

namespace DitSite.Web.Staff.Content;

/// <summary>Between an item's properties and the fields of its form. What can't be read stays as it was typed, and the model check says so.</summary>
internal static class ItemForm
{
    public const string Prefix = "p.";

    /// <summary>What the site notes itself when an item goes live; nobody types it.</summary>
    private static readonly string[] Stamped = ["updated", "sequence", "published"];

    private static readonly string[] TimeFormats = ["H:mm", "HH:mm", "H.mm", "HH.mm", "HHmm", "HH:mm:ss"];

    /// <summary>The properties a person fills in, by tab.</summary>
    public static IEnumerable<IGrouping<string, ContentProperty>> Tabs(ContentType type) =>
        type.Properties.Where(property => type.Alias != "courseRun" && property.Alias != "updated" || !Stamped.Contains(property.Alias)).GroupBy(property => property.Tab);

    public static string NameOf(string path) => Prefix + path;

    /// <summary>A value as its field shows it.</summary>
    public static string Shown(ContentProperty property, JsonNode? value) => value switch
    {
        null => "",
        JsonArray list => string.Join('\n', list.Select(entry => entry?.ToString())),
        _ when property.Kind == PropertyKind.Date && PropertyValues.ParseDate(value.ToString()) is { } date => UkText.Date(date),
        _ when property.Kind == PropertyKind.Time && PropertyValues.ParseTime(value.ToString()) is { } time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        _ when property.Kind == PropertyKind.Money && value.GetValueKind() == JsonValueKind.Number =>
            decimal.Parse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture) is var pounds && pounds == decimal.Truncate(pounds)
                ? pounds.ToString("0", CultureInfo.InvariantCulture) : pounds.ToString("0.00##", CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    /// <summary>A value as somebody reads it who compares: choices by their captions, amounts with their sign.</summary>
    public static string Read(ContentProperty property, JsonNode? value) => value switch
    {
        null => "",
        _ when property.Kind == PropertyKind.Flag => value.ToString() == "true" ? "Yes" : "No",
        _ when property.Kind == PropertyKind.Money && value.GetValueKind() == JsonValueKind.Number => "£" + Shown(property, value),
        JsonArray list when !property.Choices.IsEmpty => string.Join('\n', list.Select(entry => CaptionOf(property, entry?.ToString()))),
        _ when property.Kind == PropertyKind.Choice => CaptionOf(property, value.ToString()),
        _ => Shown(property, value),
    };

    /// <summary>The item with what was typed in place of what it had. Fields that the form does not have stay as they are.</summary>
    public static JsonObject Read(ContentType type, JsonObject former, IFormCollection form)
    {
        var properties = (JsonObject)former.DeepClone();
        ReadInto(properties, Tabs(type).SelectMany(tab => tab), "", form);
        return properties;
    }

    /// <summary>Without rows in which nothing was typed.</summary>
    public static JsonObject WithoutBlankRows(JsonObject properties)
    {
        foreach (var rows in properties.Select(pair => pair.Value).OfType<JsonArray>().ToList())
        {
            foreach (var blank in rows.OfType<JsonObject>().Where(row => row.Count == 0).ToList())
            {
                rows.Remove(blank);
            }
        }

        foreach (var empty in properties.Where(pair => pair.Value is JsonArray { Count: 0 }).Select(pair => pair.Key).ToList())
        {
            properties.Remove(empty);
        }

        return properties;
    }

    /// <summary>One typed text as a value of its kind; null: not set.</summary>
    public static JsonNode? Parse(ContentProperty property, string? typed)
    {
        var text = (typed ?? "").ReplaceLineEndings("\n").Trim();
        return text.Length == 0 ? null : property.Kind switch
        {
            PropertyKind.Date => JsonValue.Create(DateText.Read(new DateAnswer { Day = text }).Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? text),
            PropertyKind.Time => JsonValue.Create(TimeOnly.TryParseExact(text, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
                ? time.ToString("HH:mm:ss", CultureInfo.InvariantCulture) : text),
            PropertyKind.Money or PropertyKind.WholeNumber => Number(text),
            PropertyKind.List => new JsonArray([.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => (JsonNode)JsonValue.Create(line))]),
            _ => JsonValue.Create(text),
        };
    }

    private static string CaptionOf(ContentProperty property, string? value) => property.Choices.FirstOrDefault(choice => choice.Value == value)?.Label ?? value ?? "";

    private static JsonValue Number(string text) =>
        decimal.TryParse(text.TrimStart('£').Replace(",", "", StringComparison.Ordinal).Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? JsonValue.Create(number) : JsonValue.Create(text);

    private static void ReadInto(JsonObject properties, IEnumerable<ContentProperty> known, string path, IFormCollection form)
    {
        foreach (var property in known)
        {
            var name = NameOf(path + property.Alias);
            if (property.Rows is { } rows)
            {
                if (form.ContainsKey(name))
                {
                    Set(properties, property.Alias, ReadRows(properties[property.Alias] as JsonArray, rows, path + property.Alias, form));
                }
            }
            else if (form.TryGetValue(name, out var typed))
            {
                Set(properties, property.Alias, Value(property, typed, properties[property.Alias]));
            }
        }
    }

    private static JsonNode? Value(ContentProperty property, Microsoft.Extensions.Primitives.StringValues typed, JsonNode? former) => property switch
    {
        // A hidden field goes before the boxes, so that none ticked is an answer too.
        { Kind: PropertyKind.Flag } => typed.Contains("true") ? JsonValue.Create(true) : former is null ? null : JsonValue.Create(false),
        { Kind: PropertyKind.List, Choices.IsEmpty: false } => typed.Where(choice => !string.IsNullOrEmpty(choice)).ToList() is { Count: > 0 } chosen
            ? new JsonArray([.. chosen.Select(choice => (JsonNode)JsonValue.Create(choice!))]) : null,
        _ => Parse(property, typed.ToString()),
    };

    private static JsonArray ReadRows(JsonArray? former, ElementType type, string path, IFormCollection form)
    {
        var rows = new JsonArray();
        for (var index = 0; form.ContainsKey(NameOf($"{path}[{index}]")); index++)
        {
            var row = (former?.ElementAtOrDefault(index) as JsonObject)?.DeepClone() as JsonObject ?? [];
            ReadInto(row, type.Properties, $"{path}[{index}].", form);
            rows.Add(row);
        }

        return rows;
    }

    private static void Set(JsonObject properties, string alias, JsonNode? value)
    {
        if (value is null)
        {
            properties.Remove(alias);
        }
        else
        {
            properties[alias] = value;
        }
    }
}
