using System.IO.Compression;
using System.Text;
using System.Xml;

namespace DitSite.Bookings.Evidence;

/// <summary>Looks through a Word document (DOCX) for macros, parts that are fetched or started, and anything that is no document.</summary>
internal static class WordInspection
{
    private const int MostEntries = 2_000;
    private const long MostUnpacked = 100_000_000;
    private const string DocumentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    private static readonly string[] Macros = ["vbaProject.bin", "vbaData.xml"];
    private static readonly string[] Embedded = ["word/embeddings/", "word/activeX/", "word/afchunk"];
    private static readonly string[] Fetched = ["attachedTemplate", "frame", "subDocument", "oleObject", "image", "video", "audio", "externalLink", "mailMergeSource", "aFChunk"];

    public static FileVerdict Of(byte[] content)
    {
        try
        {
            return Read(content);
        }
        catch (Exception wrong) when (wrong is InvalidDataException or XmlException or EndOfStreamException or NotSupportedException)
        {
            return new FileVerdict.Bad(FileRefusal.Damaged);
        }
    }

    /// <summary>Word wraps a document that has a password into an older container with this part in it.</summary>
    public static bool IsEncryptedPackage(byte[] content) => content.AsSpan().IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0;

    private static FileVerdict Read(byte[] content)
    {
        if (!EndsAsArchive(content))
        {
            return new FileVerdict.Bad(FileRefusal.Polyglot);
        }

        using var archive = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
        if (archive.Entries.Count > MostEntries || archive.Entries.Sum(entry => entry.Length) > MostUnpacked)
        {
            return new FileVerdict.Bad(FileRefusal.ArchiveBomb);
        }

        if (archive.Entries.Any(entry => entry.IsEncrypted))
        {
            return new FileVerdict.Bad(FileRefusal.Encrypted);
        }

        var names = archive.Entries.Select(entry => entry.FullName.Replace('\\', '/')).ToList();
        if (archive.GetEntry("[Content_Types].xml") is not { } typesEntry || !names.Contains("word/document.xml"))
        {
            return new FileVerdict.Bad(FileRefusal.WrongType);
        }

        if (names.Distinct(StringComparer.OrdinalIgnoreCase).Count() != names.Count || names.Any(name => name.Contains("..", StringComparison.Ordinal) || name.StartsWith('/')))
        {
            return new FileVerdict.Bad(FileRefusal.Polyglot);
        }

        var budget = MostUnpacked;
        var types = Text(typesEntry, ref budget);
        if (types is null)
        {
            return new FileVerdict.Bad(FileRefusal.ArchiveBomb);
        }

        if (types.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || names.Any(name => Macros.Any(macro => name.EndsWith(macro, StringComparison.OrdinalIgnoreCase))))
        {
            return new FileVerdict.Bad(FileRefusal.WordWithMacros);
        }

        if (!types.Contains(DocumentType, StringComparison.Ordinal))
        {
            return new FileVerdict.Bad(FileRefusal.WrongType);
        }

        if (names.Any(name => Embedded.Any(part => name.StartsWith(part, StringComparison.OrdinalIgnoreCase))))
        {
            return new FileVerdict.Bad(FileRefusal.WordWithEmbeddedParts);
        }

        return Parts(archive, content, budget);
    }

    private static FileVerdict Parts(ZipArchive archive, byte[] content, long budget)
    {
        var nhs = false;
        foreach (var entry in archive.Entries)
        {
            var isXml = entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);
            if (Text(entry, ref budget) is not { } text)
            {
                return new FileVerdict.Bad(FileRefusal.ArchiveBomb);
            }

            if (!isXml)
            {
                continue;
            }

            var (fetches, words) = ReadXml(text, entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase));
            if (fetches)
            {
                return new FileVerdict.Bad(FileRefusal.WordWithRemoteParts);
            }

            nhs |= entry.FullName.StartsWith("word/", StringComparison.OrdinalIgnoreCase) && NhsNumber.IsIn(words);
        }

        return new FileVerdict.Good(EvidenceKind.Docx, content, nhs);
    }

    /// <summary>No document type is read: it could ask for files.</summary>
    private static (bool Fetches, string Words) ReadXml(string text, bool relationships)
    {
        var words = new StringBuilder();
        var fetches = false;
        using var reader = XmlReader.Create(new StringReader(text.TrimStart('\uFEFF')), new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element when relationships && reader.LocalName == "Relationship":
                    var (type, mode, target) = (reader.GetAttribute("Type") ?? "", reader.GetAttribute("TargetMode"), reader.GetAttribute("Target") ?? "");
                    var external = string.Equals(mode, "External", StringComparison.OrdinalIgnoreCase) || target.StartsWith(@"\\", StringComparison.Ordinal);
                    fetches |= external && Fetched.Any(kind => type.EndsWith("/" + kind, StringComparison.OrdinalIgnoreCase));
                    break;
                case XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA:
                    words.Append(reader.Value);
                    break;
                case XmlNodeType.EndElement when reader.LocalName is "p" or "tc" or "br":
                    words.Append('\n');
                    break;
            }
        }

        return (fetches, words.ToString());
    }

    /// <returns>Null: it unpacks to more than it says, or than is allowed.</returns>
    private static string? Text(ZipArchiveEntry entry, ref long budget)
    {
        using var stream = entry.Open();
        using var text = new MemoryStream();
        var buffer = new byte[65_536];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            budget -= read;
            if (budget < 0)
            {
                return null;
            }

            text.Write(buffer, 0, read);
        }

        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }

    /// <summary>Nothing stands behind the archive's own end, and nothing hides in its comment.</summary>
    private static bool EndsAsArchive(byte[] content) => content.Length >= 22 && content.AsSpan(content.Length - 22).StartsWith("PK\x05\x06"u8) && content[^2] == 0 && content[^1] == 0;
}
