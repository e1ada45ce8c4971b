using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DitSite.Content.Documents;
using DitSite.Content.Model;

namespace DitSite.Content.Editing;

/// <summary>Writes values as the front matter reader reads them back.</summary>
internal static partial class YamlText
{
    /// <summary>A property with its value, each line ended.</summary>
    /// <param name="indent">Spaces in front of the key.</param>
    public static string Of(ContentProperty property, JsonNode value, int indent)
    {
        var text = new StringBuilder();
        Write(text, property, value, indent, new string(' ', indent));
        return text.ToString();
    }

    private static void Write(StringBuilder text, ContentProperty property, JsonNode value, int indent, string lead)
    {
        text.Append(lead).Append(property.Key).Append(':');
        if (value is not JsonArray entries)
        {
            text.Append(' ').Append(Scalar(property, value, indent + 2)).Append('\n');
        }
        else if (entries.Count == 0)
        {
            text.Append(" []\n");
        }
        else
        {
            text.Append('\n');
            foreach (var entry in entries)
            {
                WriteEntry(text, property, entry, indent + 2);
            }
        }
    }

    private static void WriteEntry(StringBuilder text, ContentProperty property, JsonNode? entry, int indent)
    {
        var lead = new string(' ', indent) + "- ";
        if (entry is not JsonObject row || property.Rows is not { } type)
        {
            text.Append(lead).Append(Line(entry?.ToString() ?? "")).Append('\n');
            return;
        }

        var set = type.Properties.Where(inner => row[inner.Alias] is not null).ToList();
        if (set.Count == 0)
        {
            text.Append(lead).Append("{}\n");
        }

        foreach (var inner in set)
        {
            Write(text, inner, row[inner.Alias]!, indent + 2, lead);
            lead = new string(' ', indent + 2);
        }
    }

    private static string Scalar(ContentProperty property, JsonNode value, int indent) => value.GetValueKind() switch
    {
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Number => Number(property, decimal.Parse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture)),
        _ => Text(Spelling(property, value.ToString()), indent),
    };

    /// <summary>Pounds and pence as people write them: 200, and 61.40.</summary>
    private static string Number(ContentProperty property, decimal number) =>
        number.ToString(property.Kind == PropertyKind.Money && number != decimal.Truncate(number) ? "0.00##" : "0.############", CultureInfo.InvariantCulture);

    private static string Spelling(ContentProperty property, string text) => property.Kind switch
    {
        PropertyKind.Time when PropertyValues.ParseTime(text) is { Second: 0 } time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        PropertyKind.Reference when Named(property.RefersTo).Match(text) is { Success: true } match => match.Groups["slug"].Value,
        _ => text,
    };

    private static string Text(string text, int indent)
    {
        if (!text.Contains('\n', StringComparison.Ordinal))
        {
            return Line(text);
        }

        // A block keeps its lines as a person wrote them, unless something in it could not be read back.
        var lines = text.Split('\n');
        var plain = lines[0].Length > 0 && lines[0][0] != ' ' && lines[^1].Trim().Length > 0 && text.All(c => c == '\n' || !(char.IsControl(c) || c is '\u2028' or '\u2029' or '\uFEFF'));
        var lead = new string(' ', indent);
        return plain ? "|\n" + string.Join('\n', lines.Select(line => line.Length == 0 ? "" : lead + line)) : Quoted(text);
    }

    private static string Line(string text) => Plain().IsMatch(text) && !Reserved().IsMatch(text) ? text : Quoted(text);

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var letter in text)
        {
            quoted.Append(letter switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\t' => "\\t",
                _ when char.IsControl(letter) || letter is '\u2028' or '\u2029' or '\uFEFF' or '\u0085' => $"\\u{(int)letter:X4}",
                _ => letter.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }

    private static Regex Named(string? type) => type switch
    {
        "venue" => VenuePath(),
        "course" => CoursePath(),
        _ => PagePath(),
    };

    // Begins with a letter, digit, pound sign or the braces of a fact that are not the first thing; holds nothing YAML reads as markup.
    [GeneratedRegex(@"\A[\p{L}\p{N}£_/+(][^\n\r\t""\\]*(?<![\s:])\z", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();

    [GeneratedRegex(@"\A(?:~|null|true|false|yes|no)\z|: |\s#|[\u0000-\u001F\u007F-\u009F\u2028\u2029\uFEFF]|\s\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Reserved();

    [GeneratedRegex(@"\A/venues/(?<slug>[a-z0-9-]+)/\z")]
    private static partial Regex VenuePath();

    [GeneratedRegex(@"\A/courses/(?<slug>[a-z0-9-]+)/\z")]
    private static partial Regex CoursePath();

    [GeneratedRegex(@"\A/(?<slug>[a-z0-9-]+)/\z")]
    private static partial Regex PagePath();
}
