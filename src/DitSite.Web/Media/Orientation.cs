using System.Buffers.Binary;

namespace DitSite.Web.Media;

/// <summary>Which way up a camera was held: the one note of EXIF (tag 0x0112) without which a photograph lies on its side.</summary>
/// <param name="Value">2 to 8; 1, upright, needs no note.</param>
internal readonly record struct Orientation(byte Value)
{
    private const ushort Tag = 0x0112;
    private const ushort Short = 3;

    /// <summary>From what EXIF keeps its notes in, a TIFF head and its first directory. Null: upright, or it can't be read.</summary>
    public static Orientation? Of(ReadOnlySpan<byte> tiff)
    {
        var little = tiff.StartsWith("II*\0"u8);
        if (tiff.Length < 14 || (!little && !tiff.StartsWith("MM\0*"u8)))
        {
            return null;
        }

        var directory = little ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (directory > tiff.Length - 2)
        {
            return null;
        }

        var notes = Number(tiff[(int)directory..], little);
        for (var at = (int)directory + 2; notes > 0 && at + 12 <= tiff.Length; at += 12, notes--)
        {
            if (Number(tiff[at..], little) == Tag && Number(tiff[(at + 2)..], little) == Short)
            {
                return Number(tiff[(at + 8)..], little) is >= 2 and <= 8 and var value ? new((byte)value) : null;
            }
        }

        return null;
    }

    /// <summary>A TIFF head with this note and nothing else.</summary>
    public byte[] ToTiff() => [.. "MM\0*"u8, 0, 0, 0, 8, 0, 1, Tag >> 8, Tag & 0xFF, 0, (byte)Short, 0, 0, 0, 1, 0, Value, 0, 0, 0, 0, 0, 0];

    private static ushort Number(ReadOnlySpan<byte> at, bool little) => little ? BinaryPrimitives.ReadUInt16LittleEndian(at) : BinaryPrimitives.ReadUInt16BigEndian(at);
}
