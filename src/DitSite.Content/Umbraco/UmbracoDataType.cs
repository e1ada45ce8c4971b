using System.Text.Json.Nodes;
using DitSite.Content.Model;

namespace DitSite.Content.Umbraco;

/// <summary>A property editor of Umbraco with its settings, shared by every property that needs the same.</summary>
/// <param name="Code">Its stable name, from which its key is made.</param>
/// <param name="Name">What the back office calls it.</param>
/// <param name="Editor">The editor.</param>
/// <param name="Config">Its settings.</param>
public sealed record UmbracoDataType(string Code, string Name, UmbracoEditor Editor, JsonObject Config)
{
    public Guid Key => UmbracoKeys.DataType(Code);

    /// <summary>The list in which an editor sees the runs of a course.</summary>
    public static UmbracoDataType RunList { get; } = new("list-runs", "Dates of a course", new("Umbraco.ListView", "Umb.PropertyEditorUi.Collection"), new JsonObject
    {
        ["includeProperties"] = new JsonArray(Column("state", "State"), Column("capacity", "Places"), Column("updateDate", "Last edited", isSystem: true)),
        ["layouts"] = new JsonArray(new JsonObject
        {
            ["name"] = "List", ["collectionView"] = "Umb.CollectionView.Document.Table", ["icon"] = "icon-list", ["isSystem"] = true, ["selected"] = true,
        }),
        ["orderBy"] = "name",
        ["orderDirection"] = "desc",
        ["pageSize"] = 100,
    });

    /// <summary>The last part of an item's address.</summary>
    public static UmbracoDataType Address { get; } = new("address", "Part of an address", new("Umbraco.TextBox", "Umb.PropertyEditorUi.TextBox"), new JsonObject { ["maxChars"] = 100 });

    /// <param name="owner">Alias of the content or element type that has the property.</param>
    /// <param name="ownerName">Its name, for the names of choices.</param>
    public static UmbracoDataType For(string owner, string ownerName, ContentProperty property)
    {
        var (code, name, config) = property.Kind switch
        {
            PropertyKind.Line => ($"line-{property.MaxLength}", $"One line, up to {property.MaxLength} characters", new JsonObject { ["maxChars"] = property.MaxLength }),
            PropertyKind.Lines => ($"lines-{property.MaxLength}", $"Several lines, up to {property.MaxLength} characters", new JsonObject { ["maxChars"] = property.MaxLength }),
            PropertyKind.Markdown => ("markdown", "Words in Markdown", new JsonObject { ["preview"] = false }),
            PropertyKind.Date => ("date", "Calendar date", []),
            PropertyKind.Time => ("time", "Time of day", new JsonObject { ["timeFormat"] = "HH:mm" }),
            PropertyKind.Money => ("money", "Pounds", new JsonObject { ["min"] = 0, ["step"] = 0.01m }),
            PropertyKind.WholeNumber => ("number", "Whole number", new JsonObject { ["min"] = 0 }),
            PropertyKind.Choice => ($"choice-{owner}-{property.Alias}", $"{ownerName}: {property.Label}", new JsonObject { ["items"] = Labels(property), ["multiple"] = false }),
            PropertyKind.List when property.Choices.IsEmpty => ("list", "List of lines", []),
            PropertyKind.List => ($"choices-{owner}-{property.Alias}", $"{ownerName}: {property.Label}", new JsonObject { ["items"] = Labels(property) }),
            PropertyKind.Flag => ("flag", "Yes or no", []),
            PropertyKind.Email => ("email", "Email address", []),
            PropertyKind.Url => ("url", "Web address", []),
            PropertyKind.Reference => ($"reference-{property.RefersTo}", $"Pick one: {property.RefersTo}", StartNode(property.RefersTo!)),
            PropertyKind.Rows => ($"rows-{property.Rows!.Alias}", $"Rows: {property.Rows.Name}", Blocks(property.Rows)),
            _ => throw new ArgumentOutOfRangeException(nameof(property), property.Kind, "Umbraco has no editor for this kind of property yet."),
        };
        return new UmbracoDataType(code, name, UmbracoModel.Editor(property), config);
    }

    private static JsonArray Labels(ContentProperty property) => [.. property.Choices.Select(choice => (JsonNode)choice.Label)];

    // An editor looks where such items are; what is picked elsewhere the publish guard refuses with a sentence.
    private static JsonObject StartNode(string type) =>
        UmbracoModel.Folders.Any(folder => folder.Holds == type) ? new JsonObject { ["startNodeId"] = UmbracoKeys.Folder(type).ToString() } : [];

    private static JsonObject Blocks(ElementType rows) => new()
    {
        ["blocks"] = new JsonArray(new JsonObject
        {
            ["contentElementTypeKey"] = UmbracoKeys.ContentType(rows.Alias).ToString(),
            ["settingsElementTypeKey"] = null,
            ["label"] = $"${{{NameOf(rows)}}}",
            ["editorSize"] = "medium",
            ["forceHideContentEditorInOverlay"] = false,
        }),
        ["useInlineEditingAsDefault"] = false,
        ["validationLimit"] = new JsonObject { ["min"] = 0, ["max"] = 100 },
    };

    private static string NameOf(ElementType rows) =>
        UmbracoModel.Alias(((string[])["label", "title", "now", "code", "kind", "text"]).Select(alias => rows.Properties.FirstOrDefault(property => property.Alias == alias)).OfType<ContentProperty>().First());

    private static JsonObject Column(string alias, string header, bool isSystem = false) => new() { ["alias"] = alias, ["header"] = header, ["isSystem"] = isSystem };
}
