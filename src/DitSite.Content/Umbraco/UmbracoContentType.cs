using System.Collections.Immutable;
using DitSite.Content.Model;

namespace DitSite.Content.Umbraco;

/// <summary>One property of a content type, as its form in the back office shows it.</summary>
/// <param name="Alias">Its alias in Umbraco.</param>
/// <param name="SortOrder">Place within its tab, from 0.</param>
/// <param name="Pattern">A regular expression that a value must match, or null.</param>
/// <param name="PatternMessage">What an editor reads when it doesn't.</param>
public sealed record UmbracoProperty(string Alias, string Name, string Description, UmbracoDataType DataType, string Tab, int SortOrder, bool Mandatory, string? Pattern, string? PatternMessage);

/// <summary>A content type of Umbraco: a document type, or the element type of rows.</summary>
/// <param name="Tabs">Captions in the order of the form.</param>
/// <param name="Holds">Aliases of the types that may stand directly below one.</param>
/// <param name="ListView">The list its children are shown in instead of the tree, or null.</param>
public sealed record UmbracoContentType(
    string Alias, string Name, string Icon, string Description, bool IsElement, bool AllowedAtRoot, ImmutableArray<string> Tabs,
    ImmutableArray<UmbracoProperty> Properties, ImmutableArray<string> Holds, UmbracoDataType? ListView)
{
    private const string CodePattern = "^[a-z0-9]+(-[a-z0-9]+)*$";

    private static readonly ImmutableArray<string> TabOrder = ["Dates", "Content", "Words", "Facts", "Entry", "Timetable", "Fees", "Booking", "Route", "Contacts", "Search", "Notes"];

    public Guid Key => UmbracoKeys.ContentType(Alias);

    /// <summary>Every type, documents first.</summary>
    public static ImmutableArray<UmbracoContentType> All { get; } = [.. ContentModel.Types.Select(Document), Folder, .. Elements()];

    /// <summary>Every data type that <see cref="All"/> uses, each once.</summary>
    public static ImmutableArray<UmbracoDataType> DataTypes { get; } =
    [
        .. All.SelectMany(type => type.Properties.Select(property => property.DataType).Append(type.ListView)).OfType<UmbracoDataType>()
            .DistinctBy(type => type.Code).OrderBy(type => type.Code, StringComparer.Ordinal),
    ];

    private static UmbracoContentType Folder => new(UmbracoModel.FolderType, "Folder", "icon-folder", "Keeps items of one kind together.", false, false, ["Content"], [AddressOf(0)], [.. UmbracoModel.Folders.Select(folder => folder.Holds)], null);

    private static UmbracoContentType Document(ContentType type)
    {
        var properties = PropertiesOf(type.Alias, type.Name, type.Properties);
        if (UmbracoModel.HasAddress(type.Alias))
        {
            properties = properties.Add(AddressOf(properties.Count(property => property.Tab == "Content")));
        }

        ImmutableArray<string> holds = type.Alias switch
        {
            "site" => [UmbracoModel.FolderType, "page", "cookieNotice"],
            "course" => ["courseRun"],
            _ => [],
        };
        return new(type.Alias, type.Name, type.Icon, type.Description, false, type.Alias == "site", TabsOf(properties), properties, holds, type.Alias == "course" ? UmbracoDataType.RunList : null);
    }

    private static IEnumerable<UmbracoContentType> Elements() => ContentModel.Types.SelectMany(type => type.Properties).Select(property => property.Rows).OfType<ElementType>()
        .DistinctBy(type => type.Alias).OrderBy(type => type.Alias, StringComparer.Ordinal)
        .Select(type => (type, properties: PropertiesOf(type.Alias, type.Name, type.Properties)))
        .Select(pair => new UmbracoContentType(pair.type.Alias, pair.type.Name, "icon-list", "", true, false, TabsOf(pair.properties), pair.properties, [], null));

    private static ImmutableArray<UmbracoProperty> PropertiesOf(string owner, string ownerName, ImmutableArray<ContentProperty> properties)
    {
        var places = new Dictionary<string, int>();
        var all = ImmutableArray.CreateBuilder<UmbracoProperty>();
        foreach (var property in properties.Where(UmbracoModel.IsHeld))
        {
            var place = places.GetValueOrDefault(property.Tab);
            places[property.Tab] = place + 1;
            var (pattern, message) = Pattern(property);
            all.Add(new UmbracoProperty(UmbracoModel.Alias(property), property.Label, DescriptionOf(property), UmbracoDataType.For(owner, ownerName, property), property.Tab, place, property.Required, pattern, message));
        }

        return all.ToImmutable();
    }

    private static UmbracoProperty AddressOf(int place) => new(
        UmbracoModel.AddressAlias, "Address", "Last part of the web address. Blank: made from the name. Others link to it, so change it only with good reason.",
        UmbracoDataType.Address, "Content", place, false, CodePattern, "Write the address in lower-case letters and digits with hyphens.");

    private static (string? Pattern, string? Message) Pattern(ContentProperty property) => property switch
    {
        { Alias: "code" } => (CodePattern, "Write the code in lower-case letters and digits with hyphens."),
        { Kind: PropertyKind.Url } => ("^https://.+$", "Write an address that begins with https://."),
        _ => (null, null),
    };

    // The back office reads braces in a description as commands of its own, so there are none.
    private static string DescriptionOf(ContentProperty property) => property switch
    {
        { Help: { } help } => help,
        { Kind: PropertyKind.Markdown } => "Markdown. Refer to a fact by its name instead of repeating its value.",
        { Kind: PropertyKind.Money } => "In pounds, without the sign.",
        { Expected: true } => "Leave blank while it is not decided. Nothing is shown for a blank.",
        _ => "",
    };

    private static ImmutableArray<string> TabsOf(ImmutableArray<UmbracoProperty> properties) =>
        [.. properties.Select(property => property.Tab).Distinct().OrderBy(tab => TabOrder.IndexOf(tab) is var place && place < 0 ? TabOrder.Length : place)];
}
