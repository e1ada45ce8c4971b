using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace DitSite.Tests.Content.Umbraco;

/// <summary>
/// What the Delivery API would list with the files of <c>uSync/</c> imported. It goes by the files alone, their schema and their stored
/// values; the program's own projection has no part in it, so that the two can disagree.
/// </summary>
internal sealed class ImportedItems
{
    private readonly Dictionary<Guid, XElement> nodes;
    private readonly Dictionary<string, IReadOnlyList<(string Alias, string Editor)>> schema;
    private readonly Dictionary<Guid, string> elementTypes;

    public ImportedItems(string folder)
    {
        var types = Files(folder, "ContentTypes");
        schema = types.ToDictionary(Alias, type => (IReadOnlyList<(string, string)>)[.. type.Descendants("GenericProperty").Select(property => (property.Element("Alias")!.Value, property.Element("Type")!.Value))]);
        elementTypes = types.ToDictionary(Key, Alias);
        nodes = Files(folder, "Content").Where(node => Info(node, "Trashed") != "true" && node.Element("Info")!.Element("Published")!.Attribute("Default")!.Value == "true").ToDictionary(Key);
    }

    public IEnumerable<JsonObject> All => nodes.Values.Select((node, index) => StubItems.Head(Info(node, "ContentType"), Name(node), Route(node), Key(node), index, Properties(node)));

    private static List<XElement> Files(string folder, string kind) =>
        [.. Directory.GetFiles(Path.Combine(folder, kind), "*.config").Order(StringComparer.Ordinal).Select(file => XElement.Load(file))];

    private static string Alias(XElement root) => root.Attribute("Alias")!.Value;

    private static Guid Key(XElement root) => Guid.Parse(root.Attribute("Key")!.Value);

    private static string Info(XElement node, string name) => node.Element("Info")!.Element(name)!.Value;

    private static string Name(XElement node) => node.Element("Info")!.Element("NodeName")!.Attribute("Default")!.Value;

    // The root itself has no part in a path; every other node has the segment that is written for it, or its name.
    private string Route(XElement node)
    {
        var parent = Guid.Parse(node.Element("Info")!.Element("Parent")!.Attribute("Key")!.Value);
        return parent == Guid.Empty ? "/" : $"{Route(nodes[parent])}{Segment(node)}/";
    }

    private static string Segment(XElement node) =>
        node.Element("Properties")!.Element("umbracoUrlName")?.Element("Value")?.Value is { Length: > 0 } written ? written
            : string.Join('-', Name(node).ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private JsonObject Properties(XElement node) => Properties(
        Info(node, "ContentType"), alias => node.Element("Properties")!.Element(alias)?.Element("Value")?.Value is { Length: > 0 } value ? JsonValue.Create(value) : null);

    private JsonObject Properties(string type, Func<string, JsonNode?> stored) =>
        new(schema[type].Select(property => KeyValuePair.Create(property.Alias, stored(property.Alias) is { } value ? Value(property.Editor, value) : null)));

    private JsonNode? Value(string editor, JsonNode stored) => editor switch
    {
        "Umbraco.TextBox" or "Umbraco.TextArea" or "Umbraco.MarkdownEditor" or "Umbraco.EmailAddress" => Text(stored),
        "Umbraco.Integer" => int.Parse(Text(stored), CultureInfo.InvariantCulture),
        "Umbraco.Decimal" => decimal.Parse(Text(stored), CultureInfo.InvariantCulture),
        "Umbraco.TrueFalse" => Text(stored) == "1",
        "Umbraco.DateOnly" => Text(Json(stored)["date"]!)[..10],
        "Umbraco.TimeOnly" => Text(Json(stored)["date"]!)[11..19],
        "Umbraco.DropDown.Flexible" => Text(Json(stored)[0]!),
        "Umbraco.MultipleTextstring" => new JsonArray([.. Text(stored).Split('\n').Select(line => (JsonNode)line)]),
        "Umbraco.ContentPicker" => Picker(Text(stored)),
        "Umbraco.BlockList" => Blocks(Json(stored)),
        _ => throw new InvalidOperationException($"The files have an editor that nobody recorded: {editor}."),
    };

    private static string Text(JsonNode stored) => stored.GetValue<string>();

    private static JsonNode Json(JsonNode stored) => stored is JsonValue text ? JsonNode.Parse(text.GetValue<string>())! : stored;

    private JsonObject? Picker(string udi) => nodes.TryGetValue(Guid.ParseExact(udi["umb://document/".Length..], "N"), out var target)
        ? StubItems.Head(Info(target, "ContentType"), Name(target), Route(target), Key(target), 0, [], cultures: false) : null;

    private JsonObject Blocks(JsonNode stored)
    {
        var contents = stored["contentData"]!.AsArray().ToDictionary(block => Text(block!["key"]!), block => block!);
        var exposed = stored["expose"]!.AsArray().Select(block => Text(block!["contentKey"]!)).ToHashSet();
        var shown = stored["layout"]!["Umbraco.BlockList"]!.AsArray().Select(place => Text(place!["contentKey"]!)).Where(exposed.Contains);
        return new()
        {
            ["items"] = new JsonArray([.. shown.Select(key =>
            {
                var type = elementTypes[Guid.Parse(Text(contents[key]["contentTypeKey"]!))];
                var values = contents[key]["values"]!.AsArray().ToDictionary(value => Text(value!["alias"]!), value => value!["value"]);
                return (JsonNode)new JsonObject
                {
                    ["content"] = new JsonObject { ["contentType"] = type, ["id"] = key, ["properties"] = Properties(type, values.GetValueOrDefault) },
                    ["settings"] = null,
                };
            })]),
        };
    }
}
