using System.Security.Cryptography;
using System.Text.Json.Nodes;
using DitSite.Content.Documents;
using DitSite.Content.Embedded;
using DitSite.Content.Model;

namespace DitSite.Content.Editing;

/// <summary>One item as the editor has it before it: what is published, and the draft if there is one.</summary>
/// <param name="Origin">Its file, such as <c>pages/terms.md</c>.</param>
/// <param name="Live">The published file; null: not published.</param>
public sealed record EditedItem(string Origin, ContentType Type, byte[]? Live, byte[]? Draft)
{
    /// <summary>UTC instant the draft was last saved.</summary>
    public DateTimeOffset? DraftAt { get; init; }

    public string? DraftBy { get; init; }

    /// <summary>Hash of the published file that the draft was begun from.</summary>
    public string? BegunFrom { get; init; }

    /// <summary>UTC instant at which the draft is to go live.</summary>
    public DateTimeOffset? PublishAt { get; init; }

    /// <summary>Why the draft could not go live when its time had come.</summary>
    public string? Problem { get; init; }

    /// <summary>Neither published nor a draft any more: its versions are all there is.</summary>
    public bool IsGone => Live is null && Draft is null;

    /// <summary>The newest version of an item that is gone.</summary>
    internal byte[]? Last { get; init; }

    /// <summary>What an editor opens: the draft, or else what is published; of an item that is gone its newest version.</summary>
    public byte[] Text => Draft ?? Live ?? Last!;

    /// <summary>Names exactly what was opened. A save that names something else meets somebody else's.</summary>
    public string Opened => HashOf(Text);

    /// <summary>The published file was changed, by hand or by a pull, after this draft was begun.</summary>
    public bool IsOvertaken => Draft is not null && BegunFrom != LiveHash;

    public string? LiveHash => Live is null ? null : HashOf(Live);

    /// <summary>Null where the file can't be read as an item.</summary>
    public ContentDocument? Document => DocumentOf(Text);

    public ContentDocument? LiveDocument => Live is null ? null : DocumentOf(Live);

    public string Name => Document is { } document ? document.Name : Origin;

    public ContentDocument? DocumentOf(byte[] text) => ContentFile.Read(text, Origin, FilePlace.Of(Origin)!, []);

    /// <summary>Public path, such as <c>/courses/dit-refresher/dates/2027-03-15</c>; null for what has no page of its own.</summary>
    public string? PublicPath => Type.Alias switch
    {
        "venue" => null,
        "cookieNotice" => "/cookies",
        "courseRun" when Document?.Properties["address"]?.ToString() is { Length: > 0 } address => string.Join('/', Path.Split('/')[..4]) + "/" + address,
        _ => Path.Length == 1 ? Path : Path.TrimEnd('/'),
    };

    /// <summary>The item's path, as documents have it.</summary>
    public string Path => FilePlace.Of(Origin)!.Path;

    internal static string HashOf(byte[] text) => Convert.ToHexStringLower(SHA256.HashData(text))[..32];
}

/// <summary>What came of a save. In every case but <see cref="Saved"/> nothing was written.</summary>
public abstract record SaveResult
{
    private SaveResult()
    {
    }

    public sealed record Saved(EditedItem Item) : SaveResult;

    /// <summary>Somebody else, or a pull, changed the item after it was opened.</summary>
    /// <param name="Now">The item as it is.</param>
    /// <param name="Yours">The file as the refused save would have left it.</param>
    public sealed record Conflict(EditedItem Now, byte[] Yours) : SaveResult;

    /// <summary>The item is gone.</summary>
    public sealed record Gone : SaveResult;
}

/// <param name="Path">Alias path, such as <c>fees[0].amount</c>.</param>
/// <param name="Label">As the form names it.</param>
/// <param name="Before">Empty: not set.</param>
public sealed record PropertyChange(string Path, string Label, string Before, string After)
{
    /// <summary>The property with its values, for whoever shows them as people write them.</summary>
    public required ContentProperty Property { get; init; }

    public JsonNode? Old { get; init; }

    public JsonNode? New { get; init; }
}

/// <summary>What differs between two states of an item, property by property.</summary>
public static class PropertyChanges
{
    public static IReadOnlyList<PropertyChange> Between(ContentType type, JsonObject? before, JsonObject? after) =>
        [.. Of(type.Properties, before ?? [], after ?? [], "", "")];

    private static IEnumerable<PropertyChange> Of(IEnumerable<ContentProperty> properties, JsonObject before, JsonObject after, string path, string label)
    {
        foreach (var property in properties)
        {
            var (old, now) = (before[property.Alias], after[property.Alias]);
            if (JsonNode.DeepEquals(FrontMatterWriter.Normal(old), FrontMatterWriter.Normal(now)))
            {
                continue;
            }

            if (property.Rows is { } rows && (old is JsonArray || now is JsonArray))
            {
                foreach (var change in OfRows(rows, old as JsonArray ?? [], now as JsonArray ?? [], path + property.Alias, label + property.Label))
                {
                    yield return change;
                }
            }
            else
            {
                yield return new(path + property.Alias, label + property.Label, Text(old), Text(now)) { Property = property, Old = old, New = now };
            }
        }
    }

    private static IEnumerable<PropertyChange> OfRows(ElementType type, JsonArray before, JsonArray after, string path, string label)
    {
        for (var index = 0; index < Math.Max(before.Count, after.Count); index++)
        {
            var (old, now) = (before.ElementAtOrDefault(index) as JsonObject, after.ElementAtOrDefault(index) as JsonObject);
            foreach (var change in Of(type.Properties, old ?? [], now ?? [], $"{path}[{index}].", $"{label}, row {index + 1}: "))
            {
                yield return change;
            }
        }
    }

    private static string Text(JsonNode? node) => node switch
    {
        null => "",
        JsonArray list => string.Join('\n', list.Select(Text)),
        JsonObject row => string.Join(", ", row.Select(pair => Text(pair.Value))),
        _ => node.ToString(),
    };
}
