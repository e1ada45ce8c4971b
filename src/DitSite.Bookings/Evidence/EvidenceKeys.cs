using System.Security.Cryptography;
using System.Text;
using DitSite.Bookings.Storage;

namespace DitSite.Bookings.Evidence;

/// <summary>
/// One key for each file, sealed with the key-encrypting key, which is outside the database (<c>Evidence:KeyFile</c>). Everything is bound to
/// application and file, so bytes moved to another row do not open.
/// </summary>
/// <remarks>
/// While a rotation (<see cref="EvidenceKeyRotation"/>) is interrupted there are two key-encrypting keys, and a file may be under either.
/// </remarks>
public sealed class EvidenceKeys(BookingsPaths paths)
{
    private readonly Lazy<byte[]> root = new(() => KeyFile.LoadOrCreate(paths.EvidenceKeyFile));

    /// <summary>Null: no rotation is under way.</summary>
    private readonly Lazy<byte[]?> next = new(() => File.Exists(paths.NextEvidenceKeyFile) ? KeyFile.LoadOrCreate(paths.NextEvidenceKeyFile) : null);

    internal static byte[] NewKey() => RandomNumberGenerator.GetBytes(KeyFile.Length);

    internal byte[] SealKey(byte[] key, Guid application, Guid file) => SealKey(root.Value, key, application, file);

    internal static byte[] SealName(byte[] key, string name, Guid application, Guid file) =>
        SealedBytes.Seal(key, Encoding.UTF8.GetBytes(name), BelongsTo("name", application, file));

    internal static byte[] SealContent(byte[] key, ReadOnlySpan<byte> content, Guid application, Guid file) =>
        SealedBytes.Seal(key, content, BelongsTo("content", application, file));

    internal string NameOf(EvidenceFile file) =>
        Encoding.UTF8.GetString(SealedBytes.Open(KeyOf(file), file.Name, BelongsTo("name", file.ApplicationId, file.Id)));

    /// <exception cref="CryptographicException">Changed, or not of this file.</exception>
    internal byte[] Open(EvidenceFile file, byte[] content) => SealedBytes.Open(KeyOf(file), content, BelongsTo("content", file.ApplicationId, file.Id));

    internal static byte[] SealKey(byte[] with, byte[] key, Guid application, Guid file) => SealedBytes.Seal(with, key, BelongsTo("key", application, file));

    /// <summary>Null: not under this key.</summary>
    internal static byte[]? TryOpenKey(byte[] with, EvidenceFile file)
    {
        try
        {
            return SealedBytes.Open(with, file.SealedKey, BelongsTo("key", file.ApplicationId, file.Id));
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    private byte[] KeyOf(EvidenceFile file) => (next.Value is { } other ? TryOpenKey(other, file) : null) ?? SealedBytes.Open(root.Value, file.SealedKey, BelongsTo("key", file.ApplicationId, file.Id));

    private static byte[] BelongsTo(string what, Guid application, Guid file) => [.. Encoding.ASCII.GetBytes(what), .. application.ToByteArray(), .. file.ToByteArray()];
}
