namespace DitSite.Bookings.Evidence;

/// <summary>The check sum of PNG chunks (ISO 3309).</summary>
internal static class Crc32
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(number =>
    {
        var value = (uint)number;
        for (var bit = 0; bit < 8; bit++)
        {
            value = (value & 1) == 1 ? 0xEDB88320 ^ (value >> 1) : value >> 1;
        }

        return value;
    })];

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var value = 0xFFFFFFFFu;
        foreach (var one in bytes)
        {
            value = Table[(value ^ one) & 0xFF] ^ (value >> 8);
        }

        return ~value;
    }
}
