using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DitSite.Content.Documents;

/// <summary>Typed reading of a document's properties, or of one row of them. A malformed value reads as null; the model check reports it.</summary>
/// <param name="Json">The properties.</param>
/// <param name="Path">Where they are: empty for the document itself, <c>fees[0]</c> for a row.</param>
public readonly record struct PropertyValues(JsonObject Json, string Path = "")
{
    public string PathOf(string alias) => Path.Length == 0 ? alias : $"{Path}.{alias}";

    public bool Has(string alias) => Json.TryGetPropertyValue(alias, out var node) && node is not null;

    public string? Text(string alias) =>
        Json.TryGetPropertyValue(alias, out var node) && node?.GetValueKind() == JsonValueKind.String && node.GetValue<string>() is { Length: > 0 } text ? text : null;

    public DateOnly? Date(string alias) => Text(alias) is { } text ? ParseDate(text) : null;

    public TimeOnly? Time(string alias) => Text(alias) is { } text ? ParseTime(text) : null;

    /// <summary>Pounds.</summary>
    public decimal? Money(string alias) =>
        Json.TryGetPropertyValue(alias, out var node) && node?.GetValueKind() == JsonValueKind.Number ? ExactNumber.Of(node) : null;

    public int? Number(string alias) => Money(alias) is { } number && number == decimal.Truncate(number) && number is >= int.MinValue and <= int.MaxValue ? (int)number : null;

    public bool Flag(string alias) => Json.TryGetPropertyValue(alias, out var node) && node?.GetValueKind() == JsonValueKind.True;

    public Uri? Url(string alias) => Uri.TryCreate(Text(alias), UriKind.Absolute, out var url) ? url : null;

    public ImmutableArray<string> List(string alias) => Json.TryGetPropertyValue(alias, out var node) && node is JsonArray items
        ? [.. items.Where(item => item?.GetValueKind() == JsonValueKind.String).Select(item => item!.GetValue<string>())]
        : [];

    public ImmutableArray<PropertyValues> Rows(string alias)
    {
        if (!Json.TryGetPropertyValue(alias, out var node) || node is not JsonArray items)
        {
            return [];
        }

        var path = PathOf(alias);
        return [.. items.Select((item, index) => (item, index)).Where(pair => pair.item is JsonObject).Select(pair => new PropertyValues((JsonObject)pair.item!, $"{path}[{pair.index}]"))];
    }

    /// <summary>Last part of the path that a reference names: <c>/venues/kantor-centre/</c> is <c>kantor-centre</c>.</summary>
    public string? Slug(string alias) => Text(alias)?.Trim('/').Split('/')[^1];

    public static DateOnly? ParseDate(string text) =>
        DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyy-MM-dd'T00:00:00'"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    public static TimeOnly? ParseTime(string text) =>
        TimeOnly.TryParseExact(text, ["HH:mm:ss", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
