using System.Buffers.Binary;
using System.Text;

namespace DitSite.Web.Media;

/// <summary>What a file is, by its own bytes and never by its name. Nothing that can hold a script is among them.</summary>
/// <param name="Ending">The one ending it is kept under.</param>
/// <param name="Width">Of a picture, in pixels; 0 for a PDF.</param>
internal sealed record MediaType(string Ending, string ContentType, int Width, int Height)
{
    public bool IsPicture => Width > 0;

    /// <summary>Null: none of PNG, JPEG, WebP and PDF, or a PNG or WebP with something hung on behind. Of a JPEG that is cut off when it is copied: some telephones hang things on theirs.</summary>
    public static MediaType? Of(ReadOnlySpan<byte> file) => Png(file) ?? Jpeg(file) ?? WebP(file) ?? Pdf(file);

    private static MediaType? Png(ReadOnlySpan<byte> file)
    {
        if (file.Length < 45 || !file.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
        {
            return null;
        }

        // The chunks must lead from the head to an end that is the end of the file.
        var at = 8;
        while (at + 12 <= file.Length)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            var kind = file.Slice(at + 4, 4);
            if (at == 8 && (!kind.SequenceEqual("IHDR"u8) || length != 13) || length > file.Length - at - 12)
            {
                return null;
            }

            at += (int)length + 12;
            if (kind.SequenceEqual("IEND"u8))
            {
                return at == file.Length ? Picture("png", "image/png", BinaryPrimitives.ReadUInt32BigEndian(file[16..]), BinaryPrimitives.ReadUInt32BigEndian(file[20..])) : null;
            }
        }

        return null;
    }

    private static MediaType? Jpeg(ReadOnlySpan<byte> file)
    {
        if (file.Length < 12 || file[0] != 0xFF || file[1] != 0xD8)
        {
            return null;
        }

        for (var at = 2; at + 9 < file.Length && file[at] == 0xFF;)
        {
            var marker = file[at + 1];
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return Picture("jpg", "image/jpeg", BinaryPrimitives.ReadUInt16BigEndian(file[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(file[(at + 5)..]));
            }

            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
        }

        return null;
    }

    private static MediaType? WebP(ReadOnlySpan<byte> file)
    {
        if (file.Length < 30 || !file.StartsWith("RIFF"u8) || !file[8..].StartsWith("WEBP"u8) || BinaryPrimitives.ReadUInt32LittleEndian(file[4..]) + 8 != file.Length)
        {
            return null;
        }

        var kind = file.Slice(12, 4);
        var bits = BinaryPrimitives.ReadUInt32LittleEndian(file[21..]);
        return kind.SequenceEqual("VP8X"u8) ? Picture("webp", "image/webp", 1 + Three(file[24..]), 1 + Three(file[27..]))
            : kind.SequenceEqual("VP8L"u8) ? Picture("webp", "image/webp", 1 + (bits & 0x3FFF), 1 + ((bits >> 14) & 0x3FFF))
            : kind.SequenceEqual("VP8 "u8) ? Picture("webp", "image/webp", BinaryPrimitives.ReadUInt16LittleEndian(file[26..]) & 0x3FFFu, BinaryPrimitives.ReadUInt16LittleEndian(file[28..]) & 0x3FFFu)
            : null;
    }

    private static MediaType? Pdf(ReadOnlySpan<byte> file) =>
        file.StartsWith("%PDF-"u8) && Encoding.Latin1.GetString(file[^Math.Min(1024, file.Length)..]).TrimEnd().EndsWith("%%EOF", StringComparison.Ordinal) ? new("pdf", "application/pdf", 0, 0) : null;

    private static uint Three(ReadOnlySpan<byte> bytes) => (uint)(bytes[0] | (bytes[1] << 8) | (bytes[2] << 16));

    private static MediaType? Picture(string ending, string type, uint width, uint height) =>
        width is 0 or > int.MaxValue || height is 0 or > int.MaxValue ? null : new(ending, type, (int)width, (int)height);
}
