using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace DitSite.Content.Umbraco.USync;

/// <summary>How the files of uSync are written: UTF-8, two spaces, lines that end in LF, the same bytes on every machine.</summary>
internal static class SyncXml
{
    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true, NewLineChars = "\n", NewLineHandling = NewLineHandling.None };

    /// <summary>An element with a text, written with a closing tag also where it is empty.</summary>
    public static XElement Element(string name, object text) => new(name, text is string plain ? plain : text is bool flag ? (flag ? "true" : "false") : text.ToString()!);

    public static XElement Root(string name, Guid key, string alias, int level) => new(name, new XAttribute("Key", key), new XAttribute("Alias", alias), new XAttribute("Level", level));

    public static byte[] Bytes(XElement root)
    {
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, Settings))
        {
            new XDocument(root).Save(writer);
        }

        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }
}
