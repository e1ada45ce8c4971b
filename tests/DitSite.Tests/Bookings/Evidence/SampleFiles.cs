using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using DitSite.Bookings.Evidence;

namespace DitSite.Tests.Bookings.Evidence;

/// <summary>Files made on the spot: good ones, and the parts that bad ones are put together from.</summary>
internal static class SampleFiles
{
    public const string DocumentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    public static byte[] Pdf(string catalogue = "/Type /Catalog /Pages 2 0 R", string more = "", string page = "(Course of study) Tj") => Encoding.Latin1.GetBytes(
        $"%PDF-1.7\n1 0 obj\n<< {catalogue} >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>\nendobj\n"
        + $"4 0 obj\n<< /Length {page.Length} >>\nstream\n{page}\nendstream\nendobj\n{more}trailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF\n");

    /// <summary>An object whose stream is packed.</summary>
    public static string Packed(int number, string dictionary, string text) =>
        $"{number} 0 obj\n<< /Filter /FlateDecode {dictionary} >>\nstream\n{Encoding.Latin1.GetString(Deflated(Encoding.Latin1.GetBytes(text)))}\nendstream\nendobj\n";

    public static byte[] Png(int width = 2, int height = 2, byte[]? pixels = null, params (string Type, byte[] Data)[] more)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 2);
        return [.. PngCopy.Signature, .. Chunk("IHDR", header), .. more.SelectMany(one => Chunk(one.Type, one.Data)), .. Chunk("IDAT", Deflated(pixels ?? new byte[height * ((width * 3) + 1)])), .. Chunk("IEND", [])];
    }

    public static byte[] Chunk(string type, byte[] data)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        var (length, sum) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(sum, Crc32.Of(body));
        return [.. length, .. body, .. sum];
    }

    public static byte[] Jpeg(int width = 8, int height = 8, byte[]? more = null) =>
    [
        0xFF, 0xD8, .. Segment(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]), .. more ?? [], .. Segment(0xDB, new byte[65]),
        .. Segment(0xC0, [8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0]), .. Segment(0xC4, [0, .. new byte[16]]),
        .. Segment(0xDA, [1, 1, 0, 0, 63, 0]), 0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD9,
    ];

    public static byte[] Segment(byte marker, byte[] data) => [0xFF, marker, (byte)((data.Length + 2) >> 8), (byte)(data.Length + 2), .. data];

    public static byte[] Docx(string text = "Course of study", string contentType = DocumentType, string? relationship = null, params (string Name, byte[] Data)[] more) => Zip(
    [
        ("[Content_Types].xml", Encoding.UTF8.GetBytes($"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/word/document.xml\" ContentType=\"{contentType}\"/></Types>")),
        ("word/document.xml", Encoding.UTF8.GetBytes($"<w:document xmlns:w=\"urn:w\"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>")),
        ("word/_rels/document.xml.rels", Encoding.UTF8.GetBytes($"<Relationships>{relationship}</Relationships>")),
        .. more,
    ]);

    public static string External(string kind, string target = "https://attacker.test/x", string mode = "External") =>
        $"<Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" Target=\"{target}\" TargetMode=\"{mode}\"/>";

    public static byte[] Zip(params (string Name, byte[] Data)[] entries)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, data) in entries)
            {
                using var entry = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(data);
            }
        }

        return file.ToArray();
    }

    public static byte[] Deflated(byte[] data)
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            deflate.Write(data);
        }

        return packed.ToArray();
    }
}
