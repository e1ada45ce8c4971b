using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DitSite.Content.Documents;
using DitSite.Content.Embedded;
using DitSite.Content.Model;
using DitSite.Content.Rules;

namespace DitSite.Content.Editing;

/// <summary>
/// Writes an item back into its file. A property that says the same keeps its lines, comments, order and spelling; a changed one is
/// written anew in its place; a new one stands where the content model has it.
/// </summary>
internal static partial class FrontMatterWriter
{
    /// <param name="former">The file as it is; null: there is none yet.</param>
    /// <param name="origin">Its place, such as <c>pages/terms.md</c>.</param>
    /// <param name="properties">All properties, <c>body</c> among them; one that is missing is not set.</param>
    /// <exception cref="InvalidOperationException">What was written does not read back as the same properties: our mistake, and nothing has been touched.</exception>
    public static string Write(string? former, string origin, Guid key, JsonObject properties)
    {
        properties = Tidied(properties);
        var place = FilePlace.Of(origin)!;
        var type = ContentModel.Types.Single(candidate => candidate.Alias == place.ContentType);
        var old = former is null ? null : ContentFile.Read(Encoding.UTF8.GetBytes(former), origin, place, []);
        if (old is not null && old.Id == key)
        {
            var kept = Join(Kept(former!.ReplaceLineEndings("\n"), old, type, properties), BodyOf(former!, old, properties));
            if (Says(kept, origin, place, key, properties))
            {
                return former!.Contains("\r\n", StringComparison.Ordinal) ? kept.ReplaceLineEndings("\r\n") : kept;
            }
        }

        var fresh = Join(Fresh(key, old, type, properties), BodyOf(null, null, properties));
        return Says(fresh, origin, place, key, properties) ? fresh : throw new InvalidOperationException($"{origin} would not read back as it was meant.");
    }

    /// <summary>As it can be read back: nothing around a text, one kind of line end in the words below the front matter.</summary>
    private static JsonObject Tidied(JsonObject properties)
    {
        var tidied = (JsonObject)Trimmed(properties)!;
        if (tidied["body"]?.ToString() is { } body)
        {
            tidied["body"] = body.ReplaceLineEndings("\n").Trim('\n').TrimEnd() is { Length: > 0 } words ? words : null;
        }

        return tidied;
    }

    private static JsonNode? Trimmed(JsonNode? node) => node switch
    {
        JsonObject json => new JsonObject(json.Select(pair => KeyValuePair.Create(pair.Key, pair.Key == "body" ? pair.Value?.DeepClone() : Trimmed(pair.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Trimmed)]),
        JsonValue value when value.GetValueKind() == System.Text.Json.JsonValueKind.String => JsonValue.Create(value.ToString().Trim()),
        _ => node?.DeepClone(),
    };

    private static bool Says(string text, string origin, FilePlace place, Guid key, JsonObject properties)
    {
        var findings = new List<Finding>();
        return ContentFile.Read(Encoding.UTF8.GetBytes(text), origin, place, findings) is { } read && findings.Count == 0 && read.Id == key
            && JsonNode.DeepEquals(Normal(read.Properties), Normal(properties));
    }

    private static IEnumerable<string> Kept(string former, ContentDocument old, ContentType type, JsonObject properties)
    {
        var blocks = Blocks(former);
        var written = blocks.ConvertAll(block => (block.Key, Text: Rewrite(block, old, type, properties)));
        var order = type.Properties.Select(property => property.Key).ToList();
        foreach (var property in type.Properties.Where(property => property.Alias != "body" && properties[property.Alias] is not null && blocks.TrueForAll(block => block.Key != property.Key)))
        {
            // Behind the nearest property that stands before it in the model.
            var before = order[..order.IndexOf(property.Key)];
            var at = written.FindLastIndex(block => before.Contains(block.Key) || block.Key is "key" or "name");
            written.Insert(at + 1, (property.Key, YamlText.Of(property, properties[property.Alias]!, 0)));
        }

        return written.Select(block => block.Text);
    }

    private static string Rewrite((string Key, string Comments, string Lines) block, ContentDocument old, ContentType type, JsonObject properties)
    {
        if (block.Key.Length == 0 || type.Properties.FirstOrDefault(property => property.Key == block.Key) is not { } property)
        {
            return block.Comments + block.Lines;
        }

        var (before, after) = (old.Properties[property.Alias], properties[property.Alias]);
        return JsonNode.DeepEquals(Normal(before), Normal(after)) ? block.Comments + block.Lines
            : after is null ? "" : block.Comments + YamlText.Of(property, after, 0);
    }

    /// <summary>Front matter as its top-level keys, each with the comments above it; the key is empty for what follows the last one.</summary>
    private static List<(string Key, string Comments, string Lines)> Blocks(string former)
    {
        var end = former.IndexOf("\n---", 3, StringComparison.Ordinal);
        var blocks = new List<(string Key, string Comments, string Lines)>();
        var comments = "";
        foreach (var line in former[4..Math.Max(4, end + 1)].Split('\n', StringSplitOptions.None).SkipLast(1).Select(line => line + "\n"))
        {
            if (Key().Match(line) is { Success: true } match)
            {
                blocks.Add((match.Groups["key"].Value, comments, line));
                comments = "";
            }
            else if (line.StartsWith('#'))
            {
                comments += line;
            }
            else if (blocks.Count > 0)
            {
                var (key, above, lines) = blocks[^1];
                blocks[^1] = (key, above, lines + comments + line);
                comments = "";
            }
            else
            {
                comments += line;
            }
        }

        if (comments.Length > 0)
        {
            blocks.Add(("", comments, ""));
        }

        return blocks;
    }

    private static IEnumerable<string> Fresh(Guid key, ContentDocument? old, ContentType type, JsonObject properties)
    {
        yield return $"key: {key}\n";
        if (old is not null && old.Lines.ContainsKey("name"))
        {
            yield return YamlText.Of(new ContentProperty("name", "Name", PropertyKind.Line), JsonValue.Create(old.Name), 0);
        }

        foreach (var property in type.Properties.Where(property => property.Alias != "body" && properties[property.Alias] is not null))
        {
            yield return YamlText.Of(property, properties[property.Alias]!, 0);
        }
    }

    private static string BodyOf(string? former, ContentDocument? old, JsonObject properties)
    {
        var body = properties["body"]?.ToString() ?? "";
        if (former is null || old?.Properties["body"]?.ToString() is not { } before || before != body)
        {
            return body.Length == 0 ? "" : body + "\n";
        }

        var text = former.ReplaceLineEndings("\n");
        return text[(text.IndexOf("\n---\n", 3, StringComparison.Ordinal) + 5)..];
    }

    private static string Join(IEnumerable<string> blocks, string body) => "---\n" + string.Concat(blocks) + "---\n" + body;

    /// <summary>As the front matter reader leaves values: trimmed, and absent where there is nothing.</summary>
    internal static JsonNode? Normal(JsonNode? node) => node switch
    {
        null => null,
        JsonObject json => new JsonObject(json.Select(pair => KeyValuePair.Create(pair.Key, Normal(pair.Value))).Where(pair => pair.Value is not null).OrderBy(pair => pair.Key, StringComparer.Ordinal)),
        JsonArray items => new JsonArray([.. items.Select(Normal)]),
        JsonValue value when value.GetValueKind() == System.Text.Json.JsonValueKind.String => value.ToString() is { Length: > 0 } text ? JsonValue.Create(text) : null,
        _ => node.DeepClone(),
    };

    [GeneratedRegex(@"^(?:(?<key>[A-Za-z0-9_-]+)|""(?<key>[^""]+)""|'(?<key>[^']+)')\s*:(?:\s|$)")]
    private static partial Regex Key();
}
