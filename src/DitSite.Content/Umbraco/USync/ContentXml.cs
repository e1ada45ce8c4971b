using System.Xml.Linq;

namespace DitSite.Content.Umbraco.USync;

/// <summary>The file of one node of the content tree.</summary>
internal static class ContentXml
{
    public static XElement Of(UmbracoNode node)
    {
        var root = SyncXml.Root("Content", node.Key, node.Name, node.Level);
        root.Add(
            new XElement(
                "Info",
                new XElement("Parent", new XAttribute("Key", node.Parent?.Key ?? Guid.Empty), node.Parent?.Name ?? ""),
                SyncXml.Element("Path", node.Path),
                SyncXml.Element("Trashed", false),
                SyncXml.Element("ContentType", node.ContentType),
                new XElement("NodeName", new XAttribute("Default", node.Name)),
                SyncXml.Element("SortOrder", node.SortOrder),
                new XElement("Published", new XAttribute("Default", "true")),
                new XElement("Schedule"),
                new XElement("Template")),
            new XElement("Properties", node.Values.Select(pair => new XElement(pair.Alias, new XElement("Value", new XCData(pair.Value))))));
        return root;
    }
}
