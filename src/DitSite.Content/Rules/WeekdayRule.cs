using System.Globalization;
using System.Text.RegularExpressions;
using DitSite.Content.Documents;
using DitSite.Content.Facts;

namespace DitSite.Content.Rules;

/// <summary>A weekday beside a date must be the one the calendar gives, and a sample run needs both its parts.</summary>
public sealed class WeekdayRule : ContentRule
{
    public override IEnumerable<Finding> Check(ContentSet set)
    {
        foreach (var text in set.Items.SelectMany(item => item.ShownTexts))
        {
            foreach (var match in DayAndDate.Matches(text.Raw).Concat(DateAndDay.Matches(text.Raw)))
            {
                if (DateOnly.TryParseExact($"{match.Groups["day"].Value} {match.Groups["month"].Value[..3]} {match.Groups["year"].Value}", "d MMM yyyy", UkText.Culture, DateTimeStyles.None, out var date)
                    && !date.DayOfWeek.ToString().StartsWith(match.Groups["weekday"].Value[..3], StringComparison.OrdinalIgnoreCase))
                {
                    yield return text.Error("weekday", text.Raw.AsSpan(0, match.Index).Count('\n'), $"{UkText.Date(date)} is a {date.DayOfWeek}, not a {match.Groups["weekday"].Value}.");
                }
            }
        }

        foreach (var run in set.OfType("courseRun").Where(run => run.Values.Has("startsInWeeks") != run.Values.Has("weekday")))
        {
            yield return run.Error("weekday", "weekday", "A sample run needs both 'starts-in-weeks' and 'weekday'.");
        }

        foreach (var run in set.OfType("courseRun").Where(run => !run.Values.Has("startsInWeeks") && !run.Values.Has("starts")))
        {
            yield return run.Error("required", "starts", "'starts' (First day) is missing.");
        }

        foreach (var run in set.OfType("courseRun").Where(run => run.Values.Date("starts") > set.Today))
        {
            if (run.Values.Date("starts")!.Value.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            {
                yield return run.Due("weekday", "starts", $"The first day is a {run.Values.Date("starts")!.Value.DayOfWeek}. Is that meant?");
            }
        }
    }

    private const string Weekday = @"(?<weekday>(?i:mon|tue|wed|thu|fri|sat|sun)(?i:day|s|sday|nesday|rs|rsday|urday)?)\b\.?";
    private const string Date = @"(?<day>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(?<month>January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec),?\s+(?<year>\d{4})\b";

    private static Regex DayAndDate { get; } = new(@"\b" + Weekday + @",?\s+(?:the\s+)?" + Date);

    private static Regex DateAndDay { get; } = new(Date + @",?\s*(?:\(\s*|which is a\s+|is a\s+|a\s+|,\s*)(?:a\s+)?" + Weekday);
}
