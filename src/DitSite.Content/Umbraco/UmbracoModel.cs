using System.Collections.Immutable;
using DitSite.Content.Model;

namespace DitSite.Content.Umbraco;

/// <summary>A property editor of Umbraco 17.</summary>
/// <param name="Alias">The schema's alias, which decides the stored value and what the Delivery API answers.</param>
/// <param name="Ui">The alias of the form control in the back office.</param>
public sealed record UmbracoEditor(string Alias, string Ui);

/// <summary>
/// The content model as Umbraco holds it: one projection, which the exported schema and the Delivery API's reader share.
/// </summary>
/// <remarks>
/// The tree: one <c>site</c> at the root; below it pages, the cookie notice and <see cref="Folders"/>; courses and venues in theirs; runs directly
/// below their course. A node's key is the item's permanent key and its name the item's name. The last part of its address
/// is <see cref="AddressAlias"/>, which Umbraco itself reads (blank: made from the name). Folders only tidy: an item's path comes from
/// its type, its own part of the address and, for a run, its course's, so that a tidier may move items about.
/// Lists (<see cref="PropertyKind.List"/>) are repeatable lines, rows a Block List of element types, and a choice is stored by its label.
/// </remarks>
public static class UmbracoModel
{
    /// <summary>The property from which Umbraco makes the last part of an item's address. Every type but the site and the cookie notice has it.</summary>
    public const string AddressAlias = "umbracoUrlName";

    /// <summary>Content type of the nodes that only hold others.</summary>
    public const string FolderType = "folder";

    // Umbraco refuses these as property aliases; its comparison ignores case.
    private static readonly ImmutableHashSet<string> Refused = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "id", "name", "urlSegment", "sortOrder", "level", "path", "templateId", "creatorId", "createDate", "writerId", "updateDate", "itemType", "parent", "children",
        "contentType", "key", "properties", "cultures", "isPublished");

    /// <summary>Folders below the site: the type they hold, their name and the part of the address that is theirs in Umbraco.</summary>
    public static ImmutableArray<(string Holds, string Name, string Segment)> Folders { get; } = [("course", "Courses", "courses"), ("venue", "Venues", "venues")];

    /// <summary>What a property is called in Umbraco: its own alias, but for the few that Umbraco keeps for itself.</summary>
    public static string Alias(ContentProperty property) => Alias(property.Alias);

    internal static string Alias(string alias) => Refused.Contains(alias) ? alias + "Value" : alias;

    /// <summary>Whether items of a type have a part of the address of their own.</summary>
    public static bool HasAddress(string contentType) => contentType is not ("site" or "cookieNotice");

    /// <summary>Whether Umbraco holds a property. Sample runs are for trying the site and are never in a CMS, so neither is what only they need.</summary>
    public static bool IsHeld(ContentProperty property) => property.Alias is not ("startsInWeeks" or "weekday");

    public static UmbracoEditor Editor(ContentProperty property) => property.Kind switch
    {
        PropertyKind.Line or PropertyKind.Url => new("Umbraco.TextBox", "Umb.PropertyEditorUi.TextBox"),
        PropertyKind.Lines => new("Umbraco.TextArea", "Umb.PropertyEditorUi.TextArea"),
        PropertyKind.Markdown => new("Umbraco.MarkdownEditor", "Umb.PropertyEditorUi.MarkdownEditor"),
        PropertyKind.Date => new("Umbraco.DateOnly", "Umb.PropertyEditorUi.DateOnlyPicker"),
        PropertyKind.Time => new("Umbraco.TimeOnly", "Umb.PropertyEditorUi.TimeOnlyPicker"),
        PropertyKind.Money => new("Umbraco.Decimal", "Umb.PropertyEditorUi.Decimal"),
        PropertyKind.WholeNumber => new("Umbraco.Integer", "Umb.PropertyEditorUi.Integer"),
        PropertyKind.Choice => new("Umbraco.DropDown.Flexible", "Umb.PropertyEditorUi.Dropdown"),
        PropertyKind.List when property.Choices.IsEmpty => new("Umbraco.MultipleTextstring", "Umb.PropertyEditorUi.MultipleTextString"),
        PropertyKind.List => new("Umbraco.CheckBoxList", "Umb.PropertyEditorUi.CheckBoxList"),
        PropertyKind.Flag => new("Umbraco.TrueFalse", "Umb.PropertyEditorUi.Toggle"),
        PropertyKind.Email => new("Umbraco.EmailAddress", "Umb.PropertyEditorUi.EmailAddress"),
        PropertyKind.Reference => new("Umbraco.ContentPicker", "Umb.PropertyEditorUi.DocumentPicker"),
        PropertyKind.Rows => new("Umbraco.BlockList", "Umb.PropertyEditorUi.BlockList"),
        _ => throw new ArgumentOutOfRangeException(nameof(property), property.Kind, "The CMS has no editor for this kind of property yet."),
    };

    /// <summary>What an editor picks for a choice: its label, which is unique within the property.</summary>
    public static string Label(ContentProperty property, string value) => property.Choices.FirstOrDefault(choice => choice.Value == value)?.Label ?? value;

    /// <summary>The choice an editor picked; a label that the model doesn't know stays as it is, and the model check says so.</summary>
    public static string Value(ContentProperty property, string label) => property.Choices.FirstOrDefault(choice => choice.Label == label)?.Value ?? label;

    /// <summary>An item's path in the site.</summary>
    /// <param name="contentType">Alias of its type.</param>
    /// <param name="route">Its address in Umbraco, relative to the site: <c>/courses/dit-refresher/2022-06-10/</c>.</param>
    /// <returns>Null for folders, unknown types and a run that stands below no course.</returns>
    public static string? Path(string contentType, string route)
    {
        var parts = route.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return (contentType, parts) switch
        {
            ("site", _) => "/",
            ("cookieNotice", _) => "/notices/cookies/",
            ("course", [.., var slug]) => $"/courses/{slug}/",
            ("courseRun", [.., var course, var run]) => $"/courses/{course}/dates/{run}/",
            ("venue", [.., var slug]) => $"/venues/{slug}/",
            ("page", [.., var slug]) => $"/{slug}/",
            _ => null,
        };
    }
}
