using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace DitSite.Web.Endpoints;

internal static class XmlText
{
    /// <summary>UTF-8 with a declaration that says so.</summary>
    public static string Write(XElement root)
    {
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" }))
        {
            new XDocument(root).Save(writer);
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
