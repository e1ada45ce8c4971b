using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using DitSite.Content.Documents;
using DitSite.Content.Model;
using DitSite.Content.Publishing;

namespace DitSite.Tests.Content.Umbraco;

/// <summary>Nothing is lost on the way: the committed files, read by a reader that shares no code with their writer, are the documents of the content folder.</summary>
public sealed class SyncRoundTripTests(SyncFiles files) : IClassFixture<SyncFiles>
{
    [Fact]
    public void Committed_ReadAgain_AreTheDocumentsOfTheFolder()
    {
        var read = Documents(SyncFiles.Committed);

        Assert.Equal(files.Documents.Select(document => document.Path).Order(StringComparer.Ordinal), read.Select(document => document.Path).Order(StringComparer.Ordinal));
        foreach (var document in files.Documents)
        {
            var again = read.Single(other => other.Path == document.Path);
            Assert.Equal(Plain(document).Properties.ToJsonString(), again.Properties.ToJsonString());
            Assert.Equal(ContentHash.Of(Plain(document)), ContentHash.Of(again));
        }
    }

    /// <summary>The control: one letter of one value, and the hash is another.</summary>
    [Fact]
    public void Committed_WithOneValueChanged_AreOtherDocuments()
    {
        var changed = new SortedDictionary<string, byte[]>(SyncFiles.Committed);
        var venue = SyncFiles.Xml(changed["Content/venues_kantor-centre.config"]);
        venue.Descendants("postcode").Single().Element("Value")!.ReplaceNodes(new XCData("N1 9JG"));
        changed["Content/venues_kantor-centre.config"] = System.Text.Encoding.UTF8.GetBytes(venue.ToString());

        var original = files.Documents.Single(document => document.ContentType == "venue");
        Assert.NotEqual(ContentHash.Of(Plain(original)), ContentHash.Of(Documents(changed).Single(document => document.ContentType == "venue")));
    }

    private static List<ContentDocument> Documents(SortedDictionary<string, byte[]> from)
    {
        var nodes = SyncFiles.In(from, "Content").ToDictionary(node => node.Attribute("Key")!.Value);
        var items = nodes.Values.Where(node => Type(node) != "folder").ToList();
        var paths = items.ToDictionary(node => Guid.Parse(node.Attribute("Key")!.Value), node => PathOf(node, nodes));
        var elements = SyncFiles.In(from, "ContentTypes").ToDictionary(type => type.Attribute("Key")!.Value, type => type.Attribute("Alias")!.Value);
        return [.. items.Select(node => new ContentDocument(
            Guid.Parse(node.Attribute("Key")!.Value), Type(node), node.Descendants("NodeName").Single().Attribute("Default")!.Value, PathOf(node, nodes),
            Properties(ContentModel.Types.Single(type => type.Alias == Type(node)).Properties, alias => Value(node, alias), paths, elements)))];
    }

    private static string Type(XElement node) => node.Element("Info")!.Element("ContentType")!.Value;

    private static string? Value(XElement node, string alias) => node.Element("Properties")!.Element(alias)?.Element("Value")!.Value;

    // Written out again here, for this test alone: where an item stands in the tree says what its path is.
    private static string PathOf(XElement node, Dictionary<string, XElement> nodes) => Type(node) switch
    {
        "site" => "/",
        "cookieNotice" => "/notices/cookies/",
        "courseRun" => $"{PathOf(nodes[node.Descendants("Parent").Single().Attribute("Key")!.Value], nodes)}dates/{Value(node, "umbracoUrlName")}/",
        "course" => $"/courses/{Value(node, "umbracoUrlName")}/",
        "venue" => $"/venues/{Value(node, "umbracoUrlName")}/",
        _ => $"/{Value(node, "umbracoUrlName")}/",
    };

    private static JsonObject Properties(IEnumerable<ContentProperty> properties, Func<string, string?> stored, Dictionary<Guid, string> paths, Dictionary<string, string> elements)
    {
        var json = new JsonObject();
        foreach (var property in properties.OrderBy(property => property.Alias, StringComparer.Ordinal))
        {
            if (stored(property.Alias) is { } text)
            {
                json[property.Alias] = property.Kind switch
                {
                    PropertyKind.Date => JsonNode.Parse(text)!["date"]!.GetValue<string>().Split('T')[0],
                    PropertyKind.Time => JsonNode.Parse(text)!["date"]!.GetValue<string>().Split('T')[1].Split('+')[0],
                    PropertyKind.Money or PropertyKind.WholeNumber => decimal.Parse(text, CultureInfo.InvariantCulture),
                    PropertyKind.Flag => text == "1",
                    PropertyKind.Choice => property.Choices.Single(choice => choice.Label == JsonNode.Parse(text)!.AsArray().Single()!.GetValue<string>()).Value,
                    PropertyKind.List => new JsonArray([.. text.Split('\n').Select(line => (JsonNode)line)]),
                    PropertyKind.Reference => paths[Guid.ParseExact(text["umb://document/".Length..], "N")],
                    PropertyKind.Rows => Rows(property.Rows!, JsonDocument.Parse(text).RootElement, paths, elements),
                    _ => text,
                };
            }
        }

        return json;
    }

    // In the order of the layout, and only what is exposed, as the Delivery API answers it.
    private static JsonArray Rows(ElementType type, JsonElement value, Dictionary<Guid, string> paths, Dictionary<string, string> elements)
    {
        var exposed = value.GetProperty("expose").EnumerateArray().Select(entry => entry.GetProperty("contentKey").GetString()).ToHashSet();
        var data = value.GetProperty("contentData").EnumerateArray().ToDictionary(block => block.GetProperty("key").GetString()!);
        return [.. value.GetProperty("layout").GetProperty("Umbraco.BlockList").EnumerateArray().Select(entry => entry.GetProperty("contentKey").GetString()!).Where(exposed.Contains).Select(key =>
        {
            Assert.Equal(type.Alias, elements[data[key].GetProperty("contentTypeKey").GetString()!]);
            var values = data[key].GetProperty("values").EnumerateArray().ToDictionary(entry => entry.GetProperty("alias").GetString()!, entry => entry.GetProperty("value"));
            return (JsonNode)Properties(type.Properties, alias => values.TryGetValue(alias, out var found) ? found.ToString() : null, paths, elements);
        })];
    }

    // The order in which a person wrote properties says nothing; an entry of a list is text however it was written.
    private static ContentDocument Plain(ContentDocument document) => document with { Properties = Ordered(document.Properties) };

    private static JsonObject Ordered(JsonObject json) => new(json.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create(pair.Key, pair.Value switch
    {
        JsonArray rows when rows.All(row => row is JsonObject) => new JsonArray([.. rows.Select(row => (JsonNode)Ordered((JsonObject)row!))]),
        var other => other?.DeepClone(),
    })));
}
