using System.Security.Cryptography;

namespace DitSite.Bookings.Evidence;

/// <summary>AES-256-GCM: nonce, tag, cipher text, bound to what they belong to.</summary>
internal static class SealedBytes
{
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int Head = NonceLength + TagLength;

    public static byte[] Seal(ReadOnlySpan<byte> key, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> belongsTo)
    {
        var result = new byte[Head + plain.Length];
        var nonce = result.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(nonce, plain, result.AsSpan(Head), result.AsSpan(NonceLength, TagLength), belongsTo);
        return result;
    }

    /// <exception cref="CryptographicException">Changed, or moved to another owner.</exception>
    public static byte[] Open(ReadOnlySpan<byte> key, ReadOnlySpan<byte> sealedBytes, ReadOnlySpan<byte> belongsTo)
    {
        if (sealedBytes.Length < Head)
        {
            throw new CryptographicException("Too short to have been sealed.");
        }

        var plain = new byte[sealedBytes.Length - Head];
        using var aes = new AesGcm(key, TagLength);
        aes.Decrypt(sealedBytes[..NonceLength], sealedBytes[Head..], sealedBytes.Slice(NonceLength, TagLength), plain, belongsTo);
        return plain;
    }
}
