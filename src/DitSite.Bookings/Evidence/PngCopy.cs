using System.Buffers.Binary;
using System.IO.Compression;

namespace DitSite.Bookings.Evidence;

/// <summary>Copies the parts of a PNG that draw the picture into a new one. Text, times, places and anything unknown are left behind or refused.</summary>
internal static class PngCopy
{
    /// <summary>Width times height.</summary>
    public const long MostPixels = 50_000_000;

    public static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    private static readonly string[] Kept = ["IHDR", "PLTE", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "bKGD", "pHYs", "IDAT", "IEND"];

    public static FileVerdict Of(byte[] content)
    {
        using var copy = new MemoryStream(content.Length);
        using var pixels = new MemoryStream();
        copy.Write(Signature);
        var (position, expected, ended) = (Signature.Length, 0L, false);
        while (!ended)
        {
            if (position + 12 > content.Length)
            {
                return new FileVerdict.Bad(FileRefusal.Damaged);
            }

            var length = BinaryPrimitives.ReadUInt32BigEndian(content.AsSpan(position));
            if (length > content.Length - position - 12)
            {
                return new FileVerdict.Bad(FileRefusal.Damaged);
            }

            var chunk = content.AsSpan(position, (int)length + 12);
            var type = System.Text.Encoding.ASCII.GetString(chunk.Slice(4, 4));
            var data = chunk.Slice(8, (int)length);
            if (BinaryPrimitives.ReadUInt32BigEndian(chunk[^4..]) != Crc32.Of(chunk[4..^4]) || (position == Signature.Length) != (type == "IHDR"))
            {
                return new FileVerdict.Bad(FileRefusal.Damaged);
            }

            if (!Kept.Contains(type) && char.IsAsciiLetterUpper(type[0]))
            {
                return new FileVerdict.Bad(FileRefusal.UnknownImagePart);
            }

            if (type == "IHDR")
            {
                if (Measure(data) is not { } size)
                {
                    return new FileVerdict.Bad(FileRefusal.Damaged);
                }

                if (size.Pixels > MostPixels)
                {
                    return new FileVerdict.Bad(FileRefusal.PixelBomb);
                }

                expected = size.Bytes;
            }

            if (type == "IDAT")
            {
                pixels.Write(data);
            }

            if (Kept.Contains(type))
            {
                copy.Write(chunk);
            }

            ended = type == "IEND";
            position += chunk.Length;
        }

        return position != content.Length ? new FileVerdict.Bad(FileRefusal.Polyglot) : Unpacks(pixels, expected) is { } bad ? new FileVerdict.Bad(bad) : new FileVerdict.Good(EvidenceKind.Png, copy.ToArray(), false);
    }

    /// <returns>Pixels, and the most bytes they unpack to; null: no picture.</returns>
    private static (long Pixels, long Bytes)? Measure(ReadOnlySpan<byte> header)
    {
        if (header.Length != 13)
        {
            return null;
        }

        var (width, height, depth) = ((long)BinaryPrimitives.ReadUInt32BigEndian(header), (long)BinaryPrimitives.ReadUInt32BigEndian(header[4..]), header[8]);
        int? samples = header[9] switch { 0 or 3 => 1, 2 => 3, 4 => 2, 6 => 4, _ => null };
        if (samples is not { } channels || width is 0 or > int.MaxValue || height is 0 or > int.MaxValue || depth is not (1 or 2 or 4 or 8 or 16))
        {
            return null;
        }

        // Seven passes of an interlaced picture add at most a filter byte for each of their lines.
        var bytes = width * height > MostPixels ? 0 : (((width * depth * channels) + 7) / 8 * height) + (height * 8) + 64;
        return (width * height, header[12] == 1 ? bytes * 2 : bytes);
    }

    /// <summary>Unpacked without being kept: more than the picture can hold is a bomb.</summary>
    private static FileRefusal? Unpacks(MemoryStream pixels, long expected)
    {
        pixels.Position = 0;
        var buffer = new byte[65_536];
        var total = 0L;
        try
        {
            using var unpacked = new ZLibStream(pixels, CompressionMode.Decompress, leaveOpen: true);
            for (int read; (read = unpacked.Read(buffer)) > 0;)
            {
                total += read;
                if (total > expected)
                {
                    return FileRefusal.PixelBomb;
                }
            }
        }
        catch (InvalidDataException)
        {
            return FileRefusal.Damaged;
        }

        return total == 0 ? FileRefusal.Damaged : null;
    }
}
