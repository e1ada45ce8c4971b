using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using DitSite.Content.Documents;
using DitSite.Content.Model;
using DitSite.Content.Rules;

namespace DitSite.Content.Embedded;

/// <summary>Reads one file: front matter between two lines of three dashes, then the words.</summary>
internal static class ContentFile
{
    private const int LargestFile = 1024 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Null where the file can't be read as an item at all; the findings say why.</summary>
    public static ContentDocument? Read(byte[] bytes, string origin, FilePlace place, List<Finding> findings)
    {
        void Add(int line, string rule, string message, string property = "") => findings.Add(new Finding(Severity.Error, rule, origin, line, property, message));

        if (bytes.Length > LargestFile)
        {
            Add(0, "file", "The file is larger than 1 MB.");
            return null;
        }

        string text;
        try
        {
            text = Strict.GetString(bytes).TrimStart('\uFEFF').ReplaceLineEndings("\n");
        }
        catch (DecoderFallbackException)
        {
            Add(0, "file", "The file is not UTF-8 text. Save it as UTF-8.");
            return null;
        }

        if (!text.StartsWith("---\n", StringComparison.Ordinal) || text.IndexOf("\n---\n", 3, StringComparison.Ordinal) is var end && end < 0 && !text.EndsWith("\n---", StringComparison.Ordinal))
        {
            Add(1, "front-matter", "The file must begin with front matter between two lines of three dashes (---).");
            return null;
        }

        end = text.IndexOf("\n---\n", 3, StringComparison.Ordinal);
        var yaml = end < 0 ? text[4..^3] : text[4..Math.Max(4, end + 1)];
        var body = end < 0 ? "" : text[(end + 5)..];
        var reader = new FrontMatterReader(origin, firstLine: 2);
        var type = ContentModel.Types.Single(candidate => candidate.Alias == place.ContentType);
        var properties = reader.Read(yaml, type);
        findings.AddRange(reader.Findings);
        if (properties is null)
        {
            return null;
        }

        var lines = new Dictionary<string, int>(reader.Lines);
        AddBody(body, text.AsSpan(0, text.Length - body.Length).Count('\n') + 1, type, properties, lines, Add);
        if (!Guid.TryParse(reader.Key, out var key))
        {
            Add(lines.GetValueOrDefault("key", 1), "key", $"Every item needs a permanent key. Add the line 'key: {Suggest(place.Path)}'.", "key");
            return null;
        }

        var name = reader.Name ?? properties["title"]?.ToString() ?? place.Path.Trim('/').Split('/')[^1];
        return new ContentDocument(key, place.ContentType, name, place.Path, properties) { Origin = origin, Lines = lines };
    }

    private static void AddBody(string body, int firstLine, ContentType type, JsonObject properties, Dictionary<string, int> lines, Action<int, string, string, string> add)
    {
        var words = body.TrimStart('\n');
        if (string.IsNullOrWhiteSpace(words))
        {
            return;
        }

        var line = firstLine + body.Length - words.Length;
        if (type.Properties.All(property => property.Alias != "body"))
        {
            add(line, "body", $"A {type.Name.ToLowerInvariant()} has no words below its front matter. Use a property.", "body");
            return;
        }

        properties["body"] = words.TrimEnd();
        lines["body"] = line;
    }

    // The same suggestion each time, so that a person may copy it from any report.
    private static Guid Suggest(string path) => new(SHA256.HashData(Encoding.UTF8.GetBytes("ditsite:" + path)).AsSpan(0, 16));
}
