using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DitSite.Content.Documents;

namespace DitSite.Content.Publishing;

/// <summary>Whether two sets of documents say the same.</summary>
internal static class ContentHash
{
    public static string Of(ContentDocument document) => Hash($"{document.Path}\n{document.Id}\n{document.ContentType}\n{document.Name}\n{Canonical(document.Properties)}");

    /// <summary>Of all documents, and of the date where sample runs move with it.</summary>
    public static string Version(IEnumerable<ContentDocument> documents, DateOnly today)
    {
        var all = documents.OrderBy(document => document.Path, StringComparer.Ordinal).ToList();
        var moves = all.Exists(document => document.Properties.ContainsKey("startsInWeeks"));
        return Hash(string.Join('\n', all.Select(Of)) + (moves ? $"\n{today:yyyy-MM-dd}" : ""))[..32];
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    // The order in which a person wrote the properties says nothing.
    private static string Canonical(JsonNode? node) => node switch
    {
        JsonObject json => "{" + string.Join(',', json.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"\"{pair.Key}\":{Canonical(pair.Value)}")) + "}",
        JsonArray items => "[" + string.Join(',', items.Select(Canonical)) + "]",
        null => "null",
        JsonValue when node.GetValueKind() == JsonValueKind.Number && ExactNumber.Of(node) is { } number => number.ToString(CultureInfo.InvariantCulture),
        _ => node.ToJsonString(),
    };
}
