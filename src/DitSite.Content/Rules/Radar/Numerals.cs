using System.Globalization;
using DitSite.Content.Facts;

namespace DitSite.Content.Rules.Radar;

/// <summary>Numbers as prose writes them, and the lengths of time they make.</summary>
internal static class Numerals
{
    /// <summary>A whole number in figures or words, as part of a pattern.</summary>
    public const string Whole = @"(?<![\w.,/£:–-])(?<n>\d{1,3}(?:,\d{3})+|\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty)";

    /// <summary>The same, or <c>a</c> and <c>an</c>.</summary>
    public const string WholeOrA = @"(?<![\w.,/£:–-])(?<n>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eighteen|twenty)";

    public static decimal? Value(string written) =>
        written.Equals("a", StringComparison.OrdinalIgnoreCase) || written.Equals("an", StringComparison.OrdinalIgnoreCase) ? 1
        : decimal.TryParse(written, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) ? number
        : Quantity.FromWord(written) is { } quantity ? quantity.Top : null;

    /// <summary>In the unit that a topic is compared in: years become months, weeks days; other units stay.</summary>
    public static decimal InBase(decimal number, string unit) => Units.Singular(unit.ToLowerInvariant()) switch
    {
        "year" or "yr" => number * 12,
        "week" or "wk" => number * 7,
        _ => number,
    };

    /// <summary>4 days; 1 year.</summary>
    public static string Show(decimal number, string unit) => $"{number.ToString("#,0.##", UkText.Culture)} {(number == 1 ? Units.Singular(unit.ToLowerInvariant()) : Units.Plural(unit.ToLowerInvariant()))}";
}
