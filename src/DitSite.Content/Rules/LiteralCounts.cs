using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using DitSite.Content.Facts;

namespace DitSite.Content.Rules;

/// <summary>How a count may be written out: 16 sessions, sixteen-session, half an hour, 5 hours 20 minutes.</summary>
internal static class LiteralCounts
{
    private static readonly ConcurrentDictionary<string, Regex> Known = new();

    /// <summary>A pattern whose group <c>written</c> is the count. Null for a fact of another kind.</summary>
    public static Regex? Pattern(FactValue? value) => value switch
    {
        FactValue.Count count => Regex(Count(count.Number, count.Unit)),
        FactValue.Length { Minutes: var minutes } => Regex(Length(minutes)),
        _ => null,
    };

    /// <summary>A quick look that spares most texts the pattern: a count never stands without its unit, written out or shortened.</summary>
    public static bool MayHold(string text, FactValue? value) => value switch
    {
        FactValue.Count { Unit: var unit } when unit.Split(' ')[^1] is { Length: > 1 } word =>
            text.Contains(word[..2], StringComparison.OrdinalIgnoreCase) || text.Contains($"{word[0]}{(word[0] is 'w' or 'W' ? "k" : "r")}", StringComparison.OrdinalIgnoreCase),
        FactValue.Length => text.Any(char.IsAsciiDigit) || text.Contains("hour", StringComparison.OrdinalIgnoreCase) || text.Contains("min", StringComparison.OrdinalIgnoreCase),
        _ => true,
    };

    // Made from facts: each begins at its number and repeats nothing but spaces, so no text makes it slow. Building a linear-time matcher for each took most of a start.
    private static Regex Regex(string pattern) => Known.GetOrAdd(pattern, text => new Regex(text, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant));

    private static string Count(Quantity number, string unit) => number.IsWhole
        ? $@"(?:^|[^\w.,/£–-])(?<written>(?:{Numbers(number)})(?:\s+|-)(?:(?:weekly|individual|supervised|full|whole|taught|separate)\s+)?{Unit(unit)})\b"
        : $@"(?:^|[^\w.,/£–-])(?<written>(?:{Fractions(number)})(?:\s+of)?(?:\s+an?)?(?:\s+|-){Unit(unit)})\b";

    private static string Length(int minutes)
    {
        var (hours, rest) = (minutes / 60, minutes % 60);
        var parts = hours > 0 && rest > 0
            ? $@"(?:{Numbers(new(hours, 1))})[\s-]*(?:hours?|hrs?|h)[\s,]*(?:and\s+)?(?:{Numbers(new(rest, 1))})[\s-]*(?:minutes?|mins?|m)?"
            : hours > 0 ? $@"(?:{Numbers(new(hours, 1))})[\s-]+(?:hours?|hrs?|h)" : $@"(?:{Numbers(new(rest, 1))})[\s-]+(?:minutes?|mins?)";
        return $@"(?:^|[^\w.,/£–-])(?<written>{parts}|{minutes}[\s-]*(?:minutes?|mins?))\b";
    }

    private static string Numbers(Quantity number) => string.Join('|', new[] { number.Top.ToString(CultureInfo.InvariantCulture), number.Digits, number.Words }.Distinct());

    private static string Fractions(Quantity number) => (number.Top, number.Bottom) switch
    {
        (1, 2) => "half|one[ -]half|1/2|½",
        (1, 4) => "quarter|one[ -]quarter|1/4|¼",
        (3, 4) => "three[ -]quarters?|3/4|¾",
        _ => $"{number.Top}/{number.Bottom}",
    };

    private static string Unit(string unit)
    {
        var (singular, plural) = (Units.Singular(unit), Units.Plural(unit));
        var names = singular switch
        {
            "hour" => "hours?|hrs?",
            "minute" => "minutes?|mins?",
            "year" => "years?|yrs?",
            "week" => "weeks?|wks?",
            _ => $"{System.Text.RegularExpressions.Regex.Escape(plural)}|{System.Text.RegularExpressions.Regex.Escape(singular)}",
        };
        return $"(?:{names.Replace("\\ ", @"[\s-]+", StringComparison.Ordinal)})";
    }
}
