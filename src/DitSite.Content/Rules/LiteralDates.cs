using System.Globalization;
using System.Text.RegularExpressions;

namespace DitSite.Content.Rules;

/// <summary>Finds dates as people write them: 16 March 2020, 16 to 20 March, March 16th 2020, 2020-03-16, 16/03/2020.</summary>
internal static class LiteralDates
{
    private const string Months = "January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec";

    private static readonly string[] Short = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <returns>Each day found; the year is null where none is written.</returns>
    public static IEnumerable<(Match Match, int Day, int Month, int? Year)> In(string text)
    {
        foreach (Match match in Words.Matches(text))
        {
            var month = Array.IndexOf(Short, match.Groups["month"].Value[..3].ToLowerInvariant()) + 1;
            int? year = match.Groups["year"].Success ? Number(match.Groups["year"]) : null;
            foreach (Capture day in match.Groups["day"].Captures)
            {
                yield return (match, int.Parse(day.Value, CultureInfo.InvariantCulture), month, year);
            }
        }

        foreach (Match match in Digits.Matches(text))
        {
            yield return (match, Number(match.Groups["day"]), Number(match.Groups["month"]), Number(match.Groups["year"]));
        }
    }

    private static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    private static Regex Words { get; } = new(@"\b(?:(?<day>\d{1,2})(?:st|nd|rd|th)?\s*(?:to|–|-|and|until)\s*)?(?<day>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(?<month>" + Months + @")\b(?:,?\s+(?<year>\d{4}))?|\b(?<month>" + Months + @")\s+(?<day>\d{1,2})(?:st|nd|rd|th)?\b(?:,?\s+(?<year>\d{4}))?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static Regex Digits { get; } = new(@"(?<![\d-])(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?![\d-])|(?<![\d/])(?<day>\d{1,2})/(?<month>\d{1,2})/(?<year>\d{4})(?![\d/])");
}
