using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace DitSite.Bookings.Evidence;

/// <summary>
/// Looks through a PDF for what a document has no need of: scripts, launching, files inside. Names are read with their escapes, and packed
/// objects are unpacked; what only draws a page is left alone.
/// </summary>
internal static class PdfInspection
{
    /// <summary>All packed streams together, unpacked.</summary>
    private const long MostUnpacked = 100_000_000;

    private static readonly (string Name, FileRefusal Why)[] Unwanted =
    [
        ("Encrypt", FileRefusal.Encrypted),
        ("JavaScript", FileRefusal.PdfWithScript),
        ("JS", FileRefusal.PdfWithScript),
        ("XFA", FileRefusal.PdfWithScript),
        ("Launch", FileRefusal.PdfThatLaunches),
        ("SubmitForm", FileRefusal.PdfThatLaunches),
        ("ImportData", FileRefusal.PdfThatLaunches),
        ("GoToR", FileRefusal.PdfThatLaunches),
        ("GoToE", FileRefusal.PdfThatLaunches),
        ("EmbeddedFile", FileRefusal.PdfWithFiles),
        ("EmbeddedFiles", FileRefusal.PdfWithFiles),
        ("FileAttachment", FileRefusal.PdfWithFiles),
        ("RichMedia", FileRefusal.PdfWithFiles),
        ("Movie", FileRefusal.PdfWithFiles),
        ("Sound", FileRefusal.PdfWithFiles),
        ("3D", FileRefusal.PdfWithFiles),
    ];

    public static FileVerdict Of(byte[] content)
    {
        var end = content.AsSpan().LastIndexOf("%%EOF"u8);
        if (end < 0)
        {
            return new FileVerdict.Bad(FileRefusal.Damaged);
        }

        if (content.AsSpan(end + 5).IndexOfAnyExcept("\r\n \0\t"u8) >= 0 || Holds(content, "PK\x05\x06"u8) || HoldsMarkup(content))
        {
            return new FileVerdict.Bad(FileRefusal.Polyglot);
        }

        var (outside, words) = (new StringBuilder(), new StringBuilder());
        var unpackedInAll = 0L;
        var position = 0;
        while (NextStream(content, position) is var (start, stop))
        {
            var dictionary = Encoding.Latin1.GetString(content, position, start - position);
            outside.Append(dictionary).Append('\n');
            position = stop;
            var packed = content.AsMemory(start, stop - start);
            var about = LastDictionary(dictionary);
            if (about.Contains("FlateDecode", StringComparison.Ordinal) || about.Contains("/Fl ", StringComparison.Ordinal))
            {
                if (Unpack(packed, MostUnpacked - unpackedInAll) is not { } text)
                {
                    return new FileVerdict.Bad(FileRefusal.ArchiveBomb);
                }

                unpackedInAll += text.Length;
                (about.Contains("/ObjStm", StringComparison.Ordinal) ? outside : words).Append(text).Append('\n');
            }
            else if (about.Contains("/ObjStm", StringComparison.Ordinal) && about.Contains("/Filter", StringComparison.Ordinal))
            {
                // Objects packed in a way that only hides them.
                return new FileVerdict.Bad(FileRefusal.PdfWithScript);
            }
            else
            {
                words.Append(Encoding.Latin1.GetString(packed.Span)).Append('\n');
            }
        }

        outside.Append(Encoding.Latin1.GetString(content, position, content.Length - position));
        var names = Names(outside.ToString());
        return Unwanted.FirstOrDefault(one => names.Contains(one.Name)) is { Name: not null, Why: var why }
            ? new FileVerdict.Bad(why)
            : new FileVerdict.Good(EvidenceKind.Pdf, content, NhsNumber.IsIn(Shown(words.ToString())) || NhsNumber.IsIn(Shown(outside.ToString())));
    }

    private static bool Holds(ReadOnlySpan<byte> content, ReadOnlySpan<byte> what) => content[^Math.Min(content.Length, 66_000)..].IndexOf(what) >= 0;

    /// <summary>A head in which a browser would see a page instead.</summary>
    private static bool HoldsMarkup(byte[] content)
    {
        var head = Encoding.Latin1.GetString(content, 0, Math.Min(content.Length, 1024));
        return new[] { "<html", "<script", "<!doctype", "<svg", "<?php", "<hta:" }.Any(tag => head.Contains(tag, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Where the next stream's bytes begin and end.</summary>
    private static (int Start, int Stop)? NextStream(byte[] content, int from)
    {
        var rest = content.AsSpan(from);
        for (var at = rest.IndexOf("stream"u8); at >= 0;)
        {
            var behind = at + 6;
            if ((at < 3 || !rest[(at - 3)..at].SequenceEqual("end"u8)) && behind < rest.Length && rest[behind] is (byte)'\r' or (byte)'\n')
            {
                var start = behind + (rest[behind] == '\r' && behind + 1 < rest.Length && rest[behind + 1] == '\n' ? 2 : 1);
                var length = rest[start..].IndexOf("endstream"u8);
                return (from + start, length < 0 ? content.Length : from + start + length);
            }

            var next = rest[behind..].IndexOf("stream"u8);
            at = next < 0 ? -1 : behind + next;
        }

        return null;
    }

    private static string LastDictionary(string text)
    {
        var start = text.LastIndexOf(" obj", StringComparison.Ordinal);
        return string.Join(' ', Names(start < 0 ? text : text[start..]).Select(name => "/" + name)) + " ";
    }

    /// <returns>Null: it unpacks to more than is allowed. What is damaged gives what could be read of it.</returns>
    private static string? Unpack(ReadOnlyMemory<byte> packed, long most)
    {
        var text = new StringBuilder();
        var buffer = new byte[65_536];
        try
        {
            using var unpacked = new ZLibStream(new MemoryStream(packed.ToArray()), CompressionMode.Decompress);
            for (int read; (read = unpacked.Read(buffer)) > 0;)
            {
                if (text.Length + read > most)
                {
                    return null;
                }

                text.Append(Encoding.Latin1.GetString(buffer, 0, read));
            }
        }
        catch (InvalidDataException)
        {
            return text.ToString();
        }

        return text.ToString();
    }

    /// <summary>Every name, with <c>#4A</c> read as the letter it hides.</summary>
    private static HashSet<string> Names(string text)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var at = text.IndexOf('/', StringComparison.Ordinal); at >= 0; at = text.IndexOf('/', at + 1))
        {
            var name = new StringBuilder();
            for (var i = at + 1; i < text.Length && name.Length < 100 && text[i] is not ('/' or '<' or '>' or '[' or ']' or '(' or ')' or '{' or '}' or '%' or ' ' or '\r' or '\n' or '\t' or '\f' or '\0'); i++)
            {
                if (text[i] == '#' && i + 2 < text.Length && int.TryParse(text.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
                {
                    name.Append((char)code);
                    i += 2;
                }
                else
                {
                    name.Append(text[i]);
                }
            }

            names.Add(name.ToString());
        }

        return names;
    }

    /// <summary>The strings that a page shows, joined: enough to find a number in a plainly written document.</summary>
    private static string Shown(string text)
    {
        var shown = new StringBuilder();
        var depth = 0;
        foreach (var letter in text)
        {
            depth += letter switch { '(' => 1, ')' when depth > 0 => -1, _ => 0 };
            if (depth > 0 && letter is not '(')
            {
                shown.Append(letter);
            }
            else if (letter is 'j' or '\'' or '"' or '*' or '\n')
            {
                shown.Append('|');
            }
        }

        return shown.ToString();
    }
}
