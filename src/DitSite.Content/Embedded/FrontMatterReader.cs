using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using DitSite.Content.Model;
using DitSite.Content.Rules;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace DitSite.Content.Embedded;

/// <summary>Turns front matter into properties, driven by the content model.</summary>
/// <remarks>
/// It reads the parser's events, never objects: a type tag, anchor or alias is refused, so a file can neither name a .NET type nor
/// grow in memory. What doesn't fit the model's kind stays text, and the model check says so.
/// </remarks>
internal sealed class FrontMatterReader(string origin, int firstLine)
{
    private readonly List<Finding> findings = [];
    private readonly Dictionary<string, int> lines = [];

    public IReadOnlyList<Finding> Findings => findings;

    public IReadOnlyDictionary<string, int> Lines => lines;

    public string? Key { get; private set; }

    public string? Name { get; private set; }

    /// <summary>Null when the text is not YAML at all.</summary>
    public JsonObject? Read(string yaml, ContentType type)
    {
        try
        {
            var parser = new Parser(new StringReader(yaml));
            parser.Consume<StreamStart>();
            if (parser.TryConsume<StreamEnd>(out _))
            {
                return [];
            }

            parser.Consume<DocumentStart>();
            return ReadMapping(parser, type.Properties, "");
        }
        catch (YamlException problem)
        {
            Add(LineOf(problem.Start), "", "front-matter", $"The front matter can't be read: {problem.Message.TrimEnd('.')}.");
            return null;
        }
        catch (InvalidOperationException)
        {
            // The parser loses its place in some unfinished lists and groups instead of naming them.
            Add(firstLine, "", "front-matter", "The front matter can't be read: a list or group is not closed.");
            return null;
        }
    }

    private JsonObject ReadMapping(IParser parser, ImmutableArray<ContentProperty> properties, string path)
    {
        var start = parser.Consume<MappingStart>();
        Refuse(start);
        var json = new JsonObject();
        var seen = new HashSet<string>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = parser.Consume<Scalar>();
            Refuse(key);
            var line = LineOf(key.Start);
            if (!seen.Add(key.Value))
            {
                Add(line, key.Value, "duplicate-key", $"'{key.Value}' is written twice. Keep one.");
                parser.SkipThisAndNestedEvents();
            }
            else if (path.Length == 0 && key.Value is "key" or "name")
            {
                var value = parser.Consume<Scalar>();
                Refuse(value);
                lines[key.Value] = line;
                Key = key.Value == "key" ? value.Value : Key;
                Name = key.Value == "name" ? value.Value : Name;
            }
            else if (properties.FirstOrDefault(property => property.Key == key.Value) is not { } property || (path.Length == 0 && property.Alias == "body"))
            {
                var known = properties.Where(candidate => path.Length > 0 || candidate.Alias != "body").Select(candidate => candidate.Key).Concat(path.Length == 0 ? ["key", "name"] : []);
                var guess = Nearest.Of(key.Value, known) is { } nearest ? $" Did you mean '{nearest}'?" : "";
                Add(line, key.Value, "unknown-key", $"'{key.Value}' is not a property here.{guess}");
                parser.SkipThisAndNestedEvents();
            }
            else
            {
                var valuePath = path.Length == 0 ? property.Alias : $"{path}.{property.Alias}";
                lines[valuePath] = line;
                if (ReadValue(parser, property, valuePath) is { } node)
                {
                    json[property.Alias] = node;
                }
            }
        }

        return json;
    }

    private JsonNode? ReadValue(IParser parser, ContentProperty property, string path)
    {
        switch (parser.Current)
        {
            case Scalar scalar:
                Refuse(scalar);
                parser.MoveNext();
                if (scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded)
                {
                    lines[path] = LineOf(scalar.Start) + 1;
                }

                return ScalarNode(scalar, property);
            case SequenceStart sequence:
                Refuse(sequence);
                parser.MoveNext();
                var array = new JsonArray();
                while (!parser.TryConsume<SequenceEnd>(out _))
                {
                    var itemPath = $"{path}[{array.Count}]";
                    lines[itemPath] = LineOf(parser.Current!.Start);
                    array.Add(parser.Current is MappingStart && property.Rows is { } rows ? ReadMapping(parser, rows.Properties, itemPath) : ReadItem(parser));
                }

                return array;
            default:
                Add(lines[path], path, "front-matter", property.Kind is PropertyKind.Rows or PropertyKind.List ? $"'{property.Key}' is a list: begin each of its items with a dash." : $"'{property.Key}' is one value, not a group of values.");
                parser.SkipThisAndNestedEvents();
                return null;
        }
    }

    private static JsonNode? ReadItem(IParser parser)
    {
        if (parser.Current is Scalar scalar)
        {
            Refuse(scalar);
            parser.MoveNext();
            return JsonValue.Create(scalar.Value);
        }

        throw new YamlException(parser.Current!.Start, parser.Current.End, "a list item here is one value");
    }

    private static JsonNode? ScalarNode(Scalar scalar, ContentProperty property)
    {
        var text = scalar.Value.Trim();
        if (text.Length == 0 || (scalar.Style == ScalarStyle.Plain && text is "~" or "null"))
        {
            return null;
        }

        return property.Kind switch
        {
            PropertyKind.Money or PropertyKind.WholeNumber when decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
            PropertyKind.Flag when text is "true" or "yes" => JsonValue.Create(true),
            PropertyKind.Flag when text is "false" or "no" => JsonValue.Create(false),
            PropertyKind.Time when TimeOnly.TryParseExact(text, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) => JsonValue.Create(time.ToString("HH:mm:ss", CultureInfo.InvariantCulture)),
            PropertyKind.Reference => JsonValue.Create(ReferencePath(property.RefersTo, text)),
            _ => JsonValue.Create(scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded ? scalar.Value.TrimEnd() : text),
        };
    }

    private static string ReferencePath(string? type, string slug) => type switch
    {
        _ when slug.StartsWith('/') => slug,
        "venue" => $"/venues/{slug}/",
        "course" => $"/courses/{slug}/",
        _ => $"/{slug}/",
    };

    private static void Refuse(NodeEvent node)
    {
        if (!node.Anchor.IsEmpty)
        {
            throw new YamlException(node.Start, node.End, "anchors (&) are not allowed");
        }

        if (!node.Tag.IsEmpty)
        {
            throw new YamlException(node.Start, node.End, "type tags (!) are not allowed");
        }
    }

    private int LineOf(Mark mark) => firstLine + (int)mark.Line - 1;

    private void Add(int line, string property, string rule, string message) => findings.Add(new Finding(Severity.Error, rule, origin, line, property, message));
}
