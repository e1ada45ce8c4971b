using System.Security.Cryptography;
using System.Text;

namespace DitSite.Content.Umbraco;

/// <summary>
/// Keys of everything that Umbraco holds and our content gives no key of its own: UUIDs of version 5 (RFC 9562) over a path-like name,
/// in the namespace below. The same model and content have the same keys on every machine and in every year; items keep their permanent key.
/// </summary>
/// <remarks>The names: <c>data-type/line-200</c>, <c>content-type/course</c>, <c>tab/course/facts</c>, <c>property/course/title</c>, <c>folder/course</c>, <c>row/{item}/fees/standard</c>.</remarks>
public static class UmbracoKeys
{
    /// <summary>Never changes: every key below is made from it.</summary>
    public static Guid Namespace { get; } = new("5a1e4c3d-7b0f-4f0e-9c55-0d17c0de5a17");

    public static Guid DataType(string code) => Of($"data-type/{code}");

    public static Guid ContentType(string alias) => Of($"content-type/{alias}");

    public static Guid Tab(string contentType, string tab) => Of($"tab/{contentType}/{tab}");

    public static Guid Property(string contentType, string alias) => Of($"property/{contentType}/{alias}");

    /// <param name="holds">Alias of the content type that the folder holds.</param>
    public static Guid Folder(string holds) => Of($"folder/{holds}");

    /// <param name="item">Key of the item that the row belongs to.</param>
    /// <param name="property">Alias of its property.</param>
    /// <param name="row">The row's code, or its number where rows have no code.</param>
    public static Guid Row(Guid item, string property, string row) => Of($"row/{item:D}/{property}/{row}");

    /// <summary>Of the webhook that tells the site of changes.</summary>
    public static Guid Webhook => Of("webhook/site");

    internal static Guid Of(string name) => Of(Namespace, name);

    internal static Guid Of(Guid space, string name)
    {
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
        // The RFC names SHA-1 for version 5; nothing here rests on its strength.
        SHA1.HashData([.. space.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(name)], hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
