using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace DitSite.Content.Markup;

/// <summary>Which addresses prose may point to: https, mailto, tel, a path of this site, or an anchor. Everything else stays text.</summary>
public static partial class LinkPolicy
{
    /// <summary>Null when the address is allowed; otherwise why not, in a sentence.</summary>
    public static string? Refuse(string? address)
    {
        if (string.IsNullOrWhiteSpace(address))
        {
            return "The link has no address.";
        }

        // A browser may see through entities that a parser left alone, so each layer is judged.
        for (var layer = 0; layer < 4; layer++)
        {
            if (RefuseLayer(address) is { } reason)
            {
                return reason;
            }

            var decoded = WebUtility.HtmlDecode(address);
            if (decoded == address)
            {
                return null;
            }

            address = decoded;
        }

        return "The address is encoded too often.";
    }

    /// <summary>Images come from this site's own media only: no other server learns who reads a page.</summary>
    public static string? RefuseImage(string? address) =>
        Refuse(address) ?? (address!.StartsWith("/media/", StringComparison.Ordinal) && !address.Contains("..", StringComparison.Ordinal) ? null : "An image must be a file below /media/.");

    private static string? RefuseLayer(string address)
    {
        if (address.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c == '\\' || char.GetUnicodeCategory(c) == UnicodeCategory.Format))
        {
            return "The address contains a space, a backslash or an invisible character.";
        }

        if (address.StartsWith("//", StringComparison.Ordinal))
        {
            return "The address names no scheme. Begin with https://.";
        }

        if (address[0] is '/' or '#')
        {
            return null;
        }

        var scheme = Scheme().Match(address).Groups["scheme"].Value.ToLowerInvariant();
        return scheme switch
        {
            "https" => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Host.Length > 0 && uri.UserInfo.Length == 0 && address[6..].StartsWith("//", StringComparison.Ordinal)
                ? null : "The address is not a complete https address.",
            "mailto" or "tel" => address.Length > scheme.Length + 1 ? null : "The address is empty.",
            "http" => "The address is not encrypted. Use https.",
            "" => "The address must begin with https://, mailto:, tel:, / or #.",
            _ => $"Addresses that begin with '{scheme}:' are not allowed.",
        };
    }

    [GeneratedRegex("^(?<scheme>[A-Za-z][A-Za-z0-9+.-]*):")]
    private static partial Regex Scheme();
}
