using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace DitSite.Content.Cookies;

public enum OriginUse { Script, Connect, Image }

/// <summary>Where a cookie's tool may send requests, as the registry states it: <c>script https://www.googletagmanager.com</c>.</summary>
public sealed partial record CookieOrigin(OriginUse Use, string Origin)
{
    /// <summary>False for anything but https and a host name (one leading <c>*.</c> allowed): the text becomes part of the security policy.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out CookieOrigin? origin)
    {
        var match = Form().Match(text ?? "");
        origin = match.Success ? new(Enum.Parse<OriginUse>(match.Groups[1].Value, ignoreCase: true), match.Groups[2].Value) : null;
        return origin is not null;
    }

    [GeneratedRegex(@"\A(script|connect|image) (https://(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
