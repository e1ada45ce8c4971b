using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using System.Security.Cryptography;

namespace DitSite.Web.Consent;

/// <summary>How a visitor decided. An acceptance given while the browser sent an opt-out signal overrides that signal; any other does not.</summary>
public enum Decision { Refused, Accepted, AcceptedDespiteSignal }

/// <summary>The one cookie that keeps a choice: <c>version.decision.unix-seconds.record</c>. Its expiry is fixed when the choice is made.</summary>
/// <param name="Version">Of the cookie policy that was shown.</param>
/// <param name="At">UTC, whole seconds.</param>
/// <param name="Record">128 random bits that find the visitor's own rows in the log, and nothing else.</param>
public sealed partial record ChoiceCookie(string Version, Decision Decision, DateTimeOffset At, string Record)
{
    public const string Name = "__Host-cookie-choice";

    /// <summary>182 days, for yes and no alike: about half a year, well within what the ICO calls reasonable.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(182);

    public string Value => $"{Version}.{Letter(Decision)}.{At.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}.{Record}";

    public static string NewRecord() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(16));

    public static bool TryParse(string? value, [NotNullWhen(true)] out ChoiceCookie? cookie)
    {
        var match = Form().Match(value ?? "");
        cookie = match.Success
            ? new(
                match.Groups[1].Value,
                match.Groups[2].Value switch { "a" => Decision.Accepted, "o" => Decision.AcceptedDespiteSignal, _ => Decision.Refused },
                DateTimeOffset.FromUnixTimeSeconds(long.Parse(match.Groups[3].Value, CultureInfo.InvariantCulture)),
                match.Groups[4].Value)
            : null;
        return cookie is not null;
    }

    /// <summary>Whether the choice still counts: the version asked about is the present one and its time has not run out.</summary>
    public bool HoldsFor(string version, DateTimeOffset now) => Version == version && now < At + Lifetime;

    private static char Letter(Decision decision) => decision switch { Decision.Accepted => 'a', Decision.AcceptedDespiteSignal => 'o', _ => 'r' };

    [GeneratedRegex(@"\A([0-9]{1,9})\.([aor])\.([0-9]{1,11})\.([A-Za-z0-9_-]{22})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
