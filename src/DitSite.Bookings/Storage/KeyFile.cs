using System.Security.Cryptography;

namespace DitSite.Bookings.Storage;

/// <summary>32 random bytes in a file that only its owner reads; made at the first use.</summary>
internal static class KeyFile
{
    public const int Length = 32;

    /// <exception cref="InvalidOperationException">The file holds something else.</exception>
    public static byte[] LoadOrCreate(string file)
    {
        if (!File.Exists(file))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            var draft = $"{file}.{Guid.NewGuid():N}";
            Write(draft, RandomNumberGenerator.GetBytes(Length));
            Publish(draft, file);
        }

        var key = File.ReadAllBytes(file);
        return key.Length == Length ? key : throw new InvalidOperationException($"The key file {file} does not hold {Length} bytes. Restore it from its backup.");
    }

    /// <summary>Writes a key that only its owner reads, through to the disk.</summary>
    public static void Write(string file, ReadOnlySpan<byte> key)
    {
        var mode = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            mode.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var stream = new FileStream(file, mode);
        stream.Write(key);
        stream.Flush(flushToDisk: true);
    }

    /// <summary>Of two programs starting at once, the first one's key stays.</summary>
    private static void Publish(string draft, string file)
    {
        try
        {
            File.Move(draft, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(draft);
        }
    }
}
