using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml.Linq;

namespace DitSite.Content.Umbraco.USync;

/// <summary>The file of one data type.</summary>
internal static class DataTypeXml
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static XElement Of(UmbracoDataType type)
    {
        var root = SyncXml.Root("DataType", type.Key, type.Name, 1);
        root.Add(
            new XElement(
                "Info",
                SyncXml.Element("Name", type.Name),
                SyncXml.Element("EditorAlias", type.Editor.Alias),
                SyncXml.Element("EditorUIAlias", type.Editor.Ui)),
            new XElement("Config", new XCData(type.Config.ToJsonString(Readable))));
        return root;
    }
}
