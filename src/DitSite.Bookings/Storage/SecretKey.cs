using System.Security.Cryptography;
using System.Text;

namespace DitSite.Bookings.Storage;

/// <summary>The installation's key, kept in a file outside the database. Every use derives its own key from it.</summary>
public sealed class SecretKey(BookingsPaths paths)
{
    private const int Length = 32;

    private readonly Lazy<byte[]> root = new(() => LoadOrCreate(paths.KeyFile));

    /// <summary>HMAC-SHA-256, hex: the same value gives the same hash here and nowhere else.</summary>
    internal string Hash(string purpose, string value) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Derive(purpose), Encoding.UTF8.GetBytes(value)));

    internal byte[] Seal(string purpose, string text) => SealedText.Seal(Derive(purpose), text);

    /// <exception cref="CryptographicException">Sealed under another key, or changed.</exception>
    internal string Open(string purpose, byte[] sealedText) => SealedText.Open(Derive(purpose), sealedText);

    private byte[] Derive(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, root.Value, Length, info: Encoding.UTF8.GetBytes(purpose));

    private static byte[] LoadOrCreate(string file)
    {
        if (!File.Exists(file))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            var draft = $"{file}.{Guid.NewGuid():N}";
            var mode = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                mode.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using (var stream = new FileStream(draft, mode))
            {
                stream.Write(RandomNumberGenerator.GetBytes(Length));
                stream.Flush(flushToDisk: true);
            }

            Publish(draft, file);
        }

        var key = File.ReadAllBytes(file);
        return key.Length == Length ? key : throw new InvalidOperationException($"The key file {file} does not hold {Length} bytes. Restore it from its backup.");
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
