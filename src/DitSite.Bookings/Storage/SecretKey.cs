using System.Security.Cryptography;
using System.Text;

namespace DitSite.Bookings.Storage;

/// <summary>The installation's key, kept in a file outside the database. Every use derives its own key from it.</summary>
public sealed class SecretKey(BookingsPaths paths)
{
    private const int Length = KeyFile.Length;

    private readonly Lazy<byte[]> root = new(() => KeyFile.LoadOrCreate(paths.KeyFile));

    /// <summary>HMAC-SHA-256, hex: the same value gives the same hash here and nowhere else.</summary>
    internal string Hash(string purpose, string value) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Derive(purpose), Encoding.UTF8.GetBytes(value)));

    internal byte[] Seal(string purpose, string text) => SealedText.Seal(Derive(purpose), text);

    /// <exception cref="CryptographicException">Sealed under another key, or changed.</exception>
    internal string Open(string purpose, byte[] sealedText) => SealedText.Open(Derive(purpose), sealedText);

    private byte[] Derive(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, root.Value, Length, info: Encoding.UTF8.GetBytes(purpose));
}
