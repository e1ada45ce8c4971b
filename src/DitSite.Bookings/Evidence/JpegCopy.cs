using System.Buffers.Binary;

namespace DitSite.Bookings.Evidence;

/// <summary>Copies the segments of a JPEG that draw the picture into a new one. What its camera knew (EXIF, XMP, comments) is left behind.</summary>
internal static class JpegCopy
{
    private const byte StartOfScan = 0xDA;
    private const byte EndOfImage = 0xD9;
    private const byte AdobeTransform = 0xEE;

    public static FileVerdict Of(byte[] content)
    {
        using var copy = new MemoryStream(content.Length);
        copy.Write([0xFF, 0xD8]);
        var (position, measured, scanned) = (2, false, false);
        while (true)
        {
            if (position + 2 > content.Length || content[position] != 0xFF)
            {
                return new FileVerdict.Bad(FileRefusal.Damaged);
            }

            var marker = content[position + 1];
            if (marker == 0xFF)
            {
                position++;
                continue;
            }

            if (marker == EndOfImage)
            {
                copy.Write([0xFF, EndOfImage]);
                return position + 2 != content.Length ? new FileVerdict.Bad(FileRefusal.Polyglot)
                    : measured && scanned ? new FileVerdict.Good(EvidenceKind.Jpeg, copy.ToArray(), false)
                    : new FileVerdict.Bad(FileRefusal.Damaged);
            }

            if (position + 4 > content.Length)
            {
                return new FileVerdict.Bad(FileRefusal.Damaged);
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(content.AsSpan(position + 2));
            if (length < 2 || position + 2 + length > content.Length)
            {
                return new FileVerdict.Bad(FileRefusal.Damaged);
            }

            var segment = content.AsSpan(position, length + 2);
            if (IsFrame(marker))
            {
                if (segment.Length < 9 || segment[5..9] is [0, 0, ..] or [.., 0, 0])
                {
                    return new FileVerdict.Bad(FileRefusal.Damaged);
                }

                if ((long)BinaryPrimitives.ReadUInt16BigEndian(segment[5..]) * BinaryPrimitives.ReadUInt16BigEndian(segment[7..]) > PngCopy.MostPixels)
                {
                    return new FileVerdict.Bad(FileRefusal.PixelBomb);
                }

                measured = true;
            }
            else if (!IsKnown(marker))
            {
                return new FileVerdict.Bad(FileRefusal.UnknownImagePart);
            }

            if (IsCopied(marker, segment))
            {
                copy.Write(segment);
            }

            position += segment.Length;
            if (marker == StartOfScan)
            {
                scanned = true;
                var end = EndOfScan(content, position);
                copy.Write(content.AsSpan(position, end - position));
                position = end;
            }
        }
    }

    /// <summary>Baseline, extended and progressive pictures; the rare kinds no camera makes are refused as unknown.</summary>
    private static bool IsFrame(byte marker) => marker is 0xC0 or 0xC1 or 0xC2;

    /// <summary>Tables, restart interval, scan, and the application and comment segments that are left behind.</summary>
    private static bool IsKnown(byte marker) => marker is 0xC4 or 0xDB or 0xDD or StartOfScan or 0xFE or (>= 0xE0 and <= 0xEF);

    /// <summary>Of the application segments only JFIF's own head and Adobe's note on colours, both of fixed size, decide how the picture looks.</summary>
    private static bool IsCopied(byte marker, ReadOnlySpan<byte> segment) => marker switch
    {
        0xE0 => segment.Length == 18 && segment[4..].StartsWith("JFIF\0"u8),
        AdobeTransform => segment.Length == 16 && segment[4..].StartsWith("Adobe"u8),
        0xFE or (>= 0xE1 and <= 0xEF) => false,
        _ => true,
    };

    /// <summary>Picture data end where a marker stands that is no stuffed zero and no restart.</summary>
    private static int EndOfScan(byte[] content, int position)
    {
        while (position + 1 < content.Length && !(content[position] == 0xFF && content[position + 1] is not (0 or 0xFF or (>= 0xD0 and <= 0xD7))))
        {
            position++;
        }

        return position + 1 < content.Length ? position : content.Length;
    }
}
