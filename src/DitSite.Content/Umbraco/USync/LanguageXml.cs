using System.Xml.Linq;

namespace DitSite.Content.Umbraco.USync;

/// <summary>The file of the one language. Umbraco matches languages by their code; the key is what uSync makes of that code.</summary>
internal static class LanguageXml
{
    public const string Code = "en-GB";

    public static XElement British()
    {
        var root = SyncXml.Root("Language", new Guid("5e8dc56b-0000-0000-0000-000000000000"), Code, 0);
        root.Add(
            SyncXml.Element("Name", "English (United Kingdom)"),
            SyncXml.Element("IsoCode", Code),
            SyncXml.Element("IsMandatory", false),
            SyncXml.Element("IsDefault", true));
        return root;
    }
}
