using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DitSite.Content.Catalogue;

namespace DitSite.Content.Cookies;

/// <summary>
/// Ties a version of the cookie policy to what it said. The registry and the sentence for young people are one part, the words
/// the other: words may be corrected under the same version, the registry may not. Both parts include the version.
/// The words are hashed as a person reads them: markup and styling may change.
/// </summary>
public sealed record CookieNoticePin(string RegistryHash, string TextHash)
{
    /// <summary>What <c>hash</c> in the front matter says.</summary>
    public string Hash => $"{Short(RegistryHash)}-{Short(TextHash)}";

    /// <summary>What <c>correction</c> says when only words differ.</summary>
    public string Correction => Short(TextHash);

    /// <summary>SHA-256, lower-case hex, of the notice as published; <paramref name="version"/> to ask what another version would be pinned to.</summary>
    public static CookieNoticePin Of(CookieNotice notice, string? version = null)
    {
        version ??= notice.Version;
        var rows = notice.Entries.Select(entry => new object[]
        {
            entry.Label, entry.Category.ToString(), entry.Basis, entry.Purpose, entry.Provider, entry.Lifetime, entry.Storage, entry.Origins.ToArray(), entry.Rare,
        });
        return new(
            Sha256(JsonSerializer.Serialize(new object[] { version, notice.Under16, rows })),
            Sha256(JsonSerializer.Serialize(new object?[]
            {
                version, notice.Title, notice.Intro, notice.Necessary.PlainText, notice.Analytics.PlainText, notice.Disable?.PlainText, notice.Body.PlainText,
            })));
    }

    private static string Short(string hash) => hash[..16];

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
