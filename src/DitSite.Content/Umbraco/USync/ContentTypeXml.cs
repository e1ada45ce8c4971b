using System.Xml.Linq;
using static DitSite.Content.Umbraco.USync.SyncXml;

namespace DitSite.Content.Umbraco.USync;

/// <summary>The file of one content type, element for element as uSync exports it.</summary>
internal static class ContentTypeXml
{
    public static XElement Of(UmbracoContentType type)
    {
        var root = Root("ContentType", type.Key, type.Alias, 1);
        root.Add(
            Info(type),
            new XElement("Structure", type.Holds.Select((alias, place) => new XElement("ContentType", new XAttribute("Key", UmbracoKeys.ContentType(alias)), new XAttribute("SortOrder", place), alias))),
            new XElement("GenericProperties", type.Properties.OrderBy(property => property.Alias, StringComparer.Ordinal).Select(property => Property(type, property))),
            new XElement("Tabs", type.Tabs.Select((caption, place) => new XElement(
                "Tab",
                Element("Key", UmbracoKeys.Tab(type.Alias, AliasOf(caption))),
                Element("Caption", caption),
                Element("Alias", AliasOf(caption)),
                Element("Type", "Tab"),
                Element("SortOrder", place)))));
        return root;
    }

    private static XElement Info(UmbracoContentType type) => new(
        "Info",
        Element("Name", type.Name),
        Element("Icon", type.Icon),
        Element("Thumbnail", "folder.png"),
        Element("Description", type.Description),
        Element("AllowAtRoot", type.AllowedAtRoot ? "True" : "False"),
        Element("ListView", type.ListView?.Key ?? Guid.Empty),
        Element("Variations", "Nothing"),
        Element("IsElement", type.IsElement),
        new XElement("HistoryCleanup", Element("PreventCleanup", "False"), Element("KeepAllVersionsNewerThanDays", ""), Element("KeepLatestVersionPerDayForDays", "")),
        new XElement("Compositions"),
        Element("DefaultTemplate", ""),
        new XElement("AllowedTemplates"));

    private static XElement Property(UmbracoContentType type, UmbracoProperty property) => new(
        "GenericProperty",
        Element("Key", UmbracoKeys.Property(type.Alias, property.Alias)),
        Element("Name", property.Name),
        Element("Alias", property.Alias),
        Element("Definition", property.DataType.Key),
        Element("Type", property.DataType.Editor.Alias),
        Element("Mandatory", property.Mandatory),
        Element("Validation", property.Pattern ?? ""),
        new XElement("Description", new XCData(property.Description)),
        Element("SortOrder", property.SortOrder),
        new XElement("Tab", new XAttribute("Alias", AliasOf(property.Tab)), property.Tab),
        Element("Variations", "Nothing"),
        Element("MandatoryMessage", property.Mandatory ? $"Fill in '{property.Name}'." : ""),
        Element("ValidationRegExpMessage", property.PatternMessage ?? ""),
        Element("LabelOnTop", false));

    private static string AliasOf(string caption) => char.ToLowerInvariant(caption[0]) + caption[1..].Replace(" ", "", StringComparison.Ordinal);
}
