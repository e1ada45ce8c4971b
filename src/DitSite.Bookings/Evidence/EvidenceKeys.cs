using System.Security.Cryptography;
using System.Text;
using DitSite.Bookings.Storage;

namespace DitSite.Bookings.Evidence;

/// <summary>
/// One key for each file, sealed with the key-encrypting key, which is outside the database (<c>Evidence:KeyFile</c>). Everything is bound to
/// application and file, so bytes moved to another row do not open.
/// </summary>
public sealed class EvidenceKeys(BookingsPaths paths)
{
    private readonly Lazy<byte[]> root = new(() => KeyFile.LoadOrCreate(paths.EvidenceKeyFile));

    internal static byte[] NewKey() => RandomNumberGenerator.GetBytes(KeyFile.Length);

    internal byte[] SealKey(byte[] key, Guid application, Guid file) => SealedBytes.Seal(root.Value, key, BelongsTo("key", application, file));

    internal static byte[] SealName(byte[] key, string name, Guid application, Guid file) =>
        SealedBytes.Seal(key, Encoding.UTF8.GetBytes(name), BelongsTo("name", application, file));

    internal static byte[] SealContent(byte[] key, ReadOnlySpan<byte> content, Guid application, Guid file) =>
        SealedBytes.Seal(key, content, BelongsTo("content", application, file));

    internal string NameOf(EvidenceFile file) =>
        Encoding.UTF8.GetString(SealedBytes.Open(KeyOf(file), file.Name, BelongsTo("name", file.ApplicationId, file.Id)));

    /// <exception cref="CryptographicException">Changed, or not of this file.</exception>
    internal byte[] Open(EvidenceFile file, byte[] content) => SealedBytes.Open(KeyOf(file), content, BelongsTo("content", file.ApplicationId, file.Id));

    private byte[] KeyOf(EvidenceFile file) => SealedBytes.Open(root.Value, file.SealedKey, BelongsTo("key", file.ApplicationId, file.Id));

    private static byte[] BelongsTo(string what, Guid application, Guid file) => [.. Encoding.ASCII.GetBytes(what), .. application.ToByteArray(), .. file.ToByteArray()];
}
