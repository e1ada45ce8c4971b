using System.Buffers.Binary;

namespace DitSite.Web.Media;

/// <summary>
/// Copies the parts of a picture that decide how it looks into a new file: pixels, colours, and which way up it is. What a camera or a
/// program wrote beside them (place, time, device, names, previews, comments) and whatever hangs on behind is left out.
/// </summary>
internal static class PictureCopy
{
    private const byte StartOfScan = 0xDA;
    private const byte EndOfImage = 0xD9;
    private const byte ExifFlag = 0x08;
    private const byte XmpFlag = 0x04;

    private static readonly string[] PngParts =
        ["IHDR", "PLTE", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "sBIT", "bKGD", "pHYs", "acTL", "fcTL", "fdAT", "IDAT", "IEND"];

    private static readonly string[] WebPParts = ["VP8X", "ICCP", "ANIM", "ANMF", "ALPH", "VP8 ", "VP8L"];

    /// <returns>Null: the file breaks off or its parts do not fit together.</returns>
    public static byte[]? Of(byte[] file, MediaType type) => type.Ending switch
    {
        "jpg" => Jpeg(file),
        "png" => Png(file),
        "webp" => WebP(file),
        _ => file,
    };

    private static byte[]? Jpeg(byte[] file)
    {
        using var copy = new MemoryStream(file.Length);
        copy.Write(file.AsSpan(0, 2));
        var (at, oriented, scanned) = (2, false, false);
        while (at + 4 <= file.Length || at + 2 == file.Length)
        {
            if (file[at] != 0xFF)
            {
                return null;
            }

            var marker = file[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            if (marker == EndOfImage)
            {
                copy.Write([0xFF, EndOfImage]);
                return scanned ? copy.ToArray() : null;
            }

            var length = at + 4 <= file.Length ? BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at + 2)) : 0;
            if (length < 2 || at + 2 + length > file.Length)
            {
                return null;
            }

            var segment = file.AsSpan(at, length + 2);
            if (marker == 0xE1 && !oriented && segment[4..].StartsWith("Exif\0\0"u8) && Orientation.Of(segment[10..]) is { } orientation)
            {
                copy.Write([0xFF, 0xE1, 0, 34, .. "Exif\0\0"u8, .. orientation.ToTiff()]);
                oriented = true;
            }
            else if (DecidesTheLook(marker, segment))
            {
                copy.Write(segment);
            }

            at += segment.Length;
            if (marker == StartOfScan)
            {
                var end = EndOfScan(file, at);
                copy.Write(file.AsSpan(at, end - at));
                (at, scanned) = (end, true);
            }
        }

        return null;
    }

    /// <summary>Of the application segments only JFIF's head without a preview, a colour profile and Adobe's note on colours.</summary>
    private static bool DecidesTheLook(byte marker, ReadOnlySpan<byte> segment) => marker switch
    {
        0xE0 => segment.Length == 18 && segment[4..].StartsWith("JFIF\0"u8),
        0xE2 => segment[4..].StartsWith("ICC_PROFILE\0"u8),
        0xEE => segment.Length == 16 && segment[4..].StartsWith("Adobe"u8),
        0xFE or (>= 0xE0 and <= 0xEF) => false,
        _ => true,
    };

    /// <summary>Picture data end where a marker stands that is no stuffed zero and no restart.</summary>
    private static int EndOfScan(byte[] file, int at)
    {
        while (at + 1 < file.Length && !(file[at] == 0xFF && file[at + 1] is not (0 or 0xFF or (>= 0xD0 and <= 0xD7))))
        {
            at++;
        }

        return at + 1 < file.Length ? at : file.Length;
    }

    /// <summary>Programs that write PNG turn the pixels, so there is no way up to keep.</summary>
    private static byte[]? Png(byte[] file)
    {
        using var copy = new MemoryStream(file.Length);
        copy.Write(file.AsSpan(0, 8));
        for (var at = 8; at + 12 <= file.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));
            if (length > file.Length - at - 12)
            {
                return null;
            }

            var chunk = file.AsSpan(at, (int)length + 12);
            var kind = Name(chunk[4..8]);
            if (PngParts.Contains(kind))
            {
                copy.Write(chunk);
            }

            if (kind == "IEND")
            {
                return copy.ToArray();
            }

            at += chunk.Length;
        }

        return null;
    }

    private static byte[]? WebP(byte[] file)
    {
        using var copy = new MemoryStream(file.Length);
        copy.Write(file.AsSpan(0, 12));
        Orientation? oriented = null;
        for (var at = 12; at < file.Length;)
        {
            var length = at + 8 <= file.Length ? BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at + 4)) : uint.MaxValue;
            if (length > file.Length - at - 8)
            {
                return null;
            }

            // A part of odd length is followed by one byte that belongs to nobody.
            var part = file.AsSpan(at, Math.Min((int)length + 8 + ((int)length & 1), file.Length - at));
            var kind = Name(part[..4]);
            if (WebPParts.Contains(kind))
            {
                copy.Write(part);
            }
            else if (kind == "EXIF")
            {
                var tiff = part[8..];
                oriented ??= Orientation.Of(tiff.StartsWith("Exif\0\0"u8) ? tiff[6..] : tiff);
            }

            at += part.Length;
        }

        if (oriented is { } orientation)
        {
            var tiff = orientation.ToTiff();
            copy.Write([.. "EXIF"u8, (byte)tiff.Length, 0, 0, 0, .. tiff]);
        }

        var made = copy.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(made.AsSpan(4), (uint)made.Length - 8);
        if (made.Length > 20 && Name(made.AsSpan(12, 4)) == "VP8X")
        {
            made[20] = (byte)((made[20] & ~(ExifFlag | XmpFlag)) | (oriented is null ? 0 : ExifFlag));
        }

        return made;
    }

    private static string Name(ReadOnlySpan<byte> kind) => System.Text.Encoding.Latin1.GetString(kind);
}
