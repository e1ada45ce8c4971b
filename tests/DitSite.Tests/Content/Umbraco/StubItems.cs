using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using DitSite.Content.Documents;
using DitSite.Content.Model;
using DitSite.Content.Umbraco;

namespace DitSite.Tests.Content.Umbraco;

/// <summary>Documents of this site as Umbraco's Delivery API would list them: the recorded shapes, with our own content in them.</summary>
/// <param name="documents">All of them: a picker shows the name and the route of what it names.</param>
internal sealed class StubItems(IReadOnlyList<ContentDocument> documents)
{
    private static readonly Guid Root = new("66f911c8-9b00-5f68-b6fb-94afab0fe388");

    /// <summary>In the order in which they were made: the folders last.</summary>
    public IEnumerable<JsonObject> All => documents.Select((document, index) => Item(document, index)).Concat(UmbracoModel.Folders.Select((folder, index) => Folder(folder, documents.Count + index)));

    /// <summary>The route that Umbraco makes of the tree: runs stand directly below their course.</summary>
    public static string Route(ContentDocument document) => document.ContentType switch
    {
        "cookieNotice" => "/cookies/",
        "courseRun" => document.Path.Replace("/dates/", "/", StringComparison.Ordinal),
        _ => document.Path,
    };

    private JsonObject Item(ContentDocument document, int index)
    {
        var type = ContentModel.Types.Single(candidate => candidate.Alias == document.ContentType);
        var properties = Properties(document.Properties, type.Properties);
        if (document.ContentType is not ("site" or "cookieNotice"))
        {
            properties[UmbracoModel.AddressAlias] = document.Path.Trim('/').Split('/')[^1];
        }

        return Head(document.ContentType, document.Name, Route(document), document.Id, index, properties);
    }

    private static JsonObject Folder((string Holds, string Name, string Segment) folder, int index) =>
        Head(UmbracoModel.FolderType, folder.Name, $"/{folder.Segment}/", new Guid(index, 1, 1, new byte[8]), index, new() { [UmbracoModel.AddressAlias] = folder.Segment });

    /// <summary>An item as it is listed; without <c>cultures</c>, as a picker shows it.</summary>
    public static JsonObject Head(string type, string name, string route, Guid id, int index, JsonObject properties, bool cultures = true)
    {
        var item = new JsonObject
        {
            ["contentType"] = type,
            ["name"] = name,
            ["createDate"] = Moment(index),
            ["updateDate"] = Moment(BitConverter.ToUInt16(SHA256.HashData(Encoding.UTF8.GetBytes(properties.ToJsonString() + name)))),
            ["route"] = new JsonObject { ["path"] = route, ["queryString"] = null, ["startItem"] = new JsonObject { ["id"] = Root.ToString(), ["path"] = "home" } },
            ["id"] = id.ToString(),
            ["properties"] = properties,
        };
        if (cultures)
        {
            item["cultures"] = new JsonObject();
        }

        return item;
    }

    private static string Moment(int minutes) => new DateTime(2026, 11, 22, 7, 15, 48, DateTimeKind.Utc).AddMinutes(minutes).AddTicks(1310442).ToString("O");

    private JsonObject Properties(JsonObject values, IEnumerable<ContentProperty> properties) =>
        new(properties.Select(property => KeyValuePair.Create(UmbracoModel.Alias(property), Value(property, values[property.Alias]))));

    // What is not set is null, whatever its kind.
    private JsonNode? Value(ContentProperty property, JsonNode? value) => (property.Kind, value) switch
    {
        (_, null) => null,
        (PropertyKind.Rows, JsonArray rows) => new JsonObject { ["items"] = new JsonArray([.. rows.Select((row, index) => Block(property.Rows!, (JsonObject)row!, index))]) },
        (PropertyKind.Choice, _) => UmbracoModel.Label(property, value.GetValue<string>()),
        (PropertyKind.Reference, _) => Picker(value.GetValue<string>()),
        (PropertyKind.Money, _) => JsonNode.Parse(value.ToJsonString() + (value.ToJsonString().Contains('.', StringComparison.Ordinal) ? "00" : ".0")),
        _ => value.DeepClone(),
    };

    private JsonObject Block(ElementType type, JsonObject row, int index) => new()
    {
        ["content"] = new JsonObject { ["contentType"] = type.Alias, ["id"] = new Guid(index, 2, 2, new byte[8]).ToString(), ["properties"] = Properties(row, type.Properties) },
        ["settings"] = null,
    };

    // A picker whose target is not published is null.
    private JsonObject? Picker(string path) => documents.FirstOrDefault(document => document.Path == path) is { } target
        ? Head(target.ContentType, target.Name, Route(target), target.Id, documents.ToList().IndexOf(target), [], cultures: false) : null;
}
