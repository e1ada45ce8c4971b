using System.Globalization;
using System.Text.RegularExpressions;
using DitSite.Content.Documents;
using DitSite.Content.Facts;

namespace DitSite.Content.Rules;

/// <summary>A value written out in words where a fact holds it already.</summary>
/// <param name="Line">0-based, within the text.</param>
/// <param name="Reason">Why it is permitted, or null.</param>
public sealed record Literal(ItemText Text, int Line, string Written, Fact Fact, string? Reason);

/// <summary>Finds literals: amounts, dates, times, and counts with a unit, in figures or words, also across a line break.</summary>
public static class Literals
{
    /// <summary>Those that repeat a fact of the item's own course, of the site, or of the item itself.</summary>
    public static IEnumerable<Literal> In(ItemText text, ContentSet set)
    {
        var facts = set.FactsNear(text.Item).Where(fact => fact.Property != text.Property).ToList();
        var literal = text.Literal;
        var end = 0;
        foreach (var (written, fact) in Matches(literal.Searchable, facts).OrderBy(found => found.Written.Index).ThenByDescending(found => found.Written.Length))
        {
            // One place is told once, by its longest reading.
            if (written.Index < end)
            {
                continue;
            }

            end = written.Index + written.Length;
            var (first, last) = (LiteralText.LineOf(text.Raw, written.Index), LiteralText.LineOf(text.Raw, end));
            yield return new Literal(text, first, Space.Replace(written.Value, " "), fact, literal.ReasonAt(first) ?? literal.ReasonAt(last));
        }
    }

    private static IEnumerable<(Capture Written, Fact Fact)> Matches(string text, List<Fact> facts)
    {
        foreach (Match match in Money.Matches(text))
        {
            if (decimal.TryParse(match.Groups["pounds"].Value, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var pounds)
                && facts.Find(fact => fact.Value is FactValue.Money money && money.Pounds == pounds) is { } fact)
            {
                yield return (match, fact);
            }
        }

        foreach (var (match, day, month, year) in LiteralDates.In(text))
        {
            bool Is(DateOnly date) => date.Day == day && date.Month == month && (year is null || date.Year == year);
            if (facts.Find(fact => (fact.Value is FactValue.Date one && Is(one.Day)) || (fact.Value is FactValue.DateRange dates && (Is(dates.First) || Is(dates.Last)))) is { } fact)
            {
                yield return (match, fact);
            }
        }

        foreach (Match match in Time.Matches(text))
        {
            if (LiteralTime(match) is { } time
                && facts.Find(fact => (fact.Value is FactValue.Time at && at.At == time) || (fact.Value is FactValue.TimeRange times && (times.From == time || times.To == time))) is { } fact)
            {
                yield return (match, fact);
            }
        }

        foreach (var fact in facts)
        {
            if (LiteralCounts.MayHold(text, fact.Value) && LiteralCounts.Pattern(fact.Value) is { } pattern)
            {
                foreach (Match match in pattern.Matches(text))
                {
                    yield return (match.Groups["written"], fact);
                }
            }
        }
    }

    private static TimeOnly? LiteralTime(Match match)
    {
        var hour = int.Parse(match.Groups["hour"].Value, CultureInfo.InvariantCulture);
        var minute = match.Groups["minute"] is { Success: true, Value: var digits } ? int.Parse(digits, CultureInfo.InvariantCulture) : 0;
        hour = match.Groups["half"].Value.ToLowerInvariant() switch
        {
            "pm" when hour < 12 => hour + 12,
            "am" when hour == 12 => 0,
            _ => hour,
        };
        return hour < 24 && minute < 60 ? new TimeOnly(hour, minute) : null;
    }

    private static Regex Money { get; } = new(@"£\s?(?<pounds>\d[\d,]*(?:\.\d{1,2})?)|(?<![\d.,£])(?<pounds>\d[\d,]*(?:\.\d{1,2})?)\s+(?:pounds|GBP)\b|\bGBP\s?(?<pounds>\d[\d,]*(?:\.\d{1,2})?)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static Regex Time { get; } = new(@"(?<![\d:.£])(?:(?<hour>\d{1,2}):(?<minute>\d{2})(?:\s?(?<half>am|pm))?|(?<hour>\d{1,2})(?:\.(?<minute>\d{2}))?\s?(?<half>am|pm))(?![\d:])\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static Regex Space { get; } = new(@"\s+");
}
