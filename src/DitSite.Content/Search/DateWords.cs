using System.Globalization;

namespace DitSite.Content.Search;

/// <summary>A day, a month or a year as a person writes it; parts not given are null.</summary>
internal sealed record DateWords(int? Day, int? Month, int? Year)
{
    private static readonly string[] Months = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
    private static readonly HashSet<string> Weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    /// <summary>Takes a date out of a query. Null, and every word left, when there is none.</summary>
    public static (DateWords? Date, List<string> Words) Take(List<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (At(words, i) is var (date, length) && date is not null)
            {
                // A preposition or weekday beside the date says nothing more.
                var rest = words.Where((word, at) => (at < i || at >= i + length) && !Weekdays.Contains(word) && word is not ("on" or "in")).ToList();
                return (date, rest);
            }
        }

        return (null, words);
    }

    /// <summary>Whether a day of the span fits.</summary>
    public bool Fits(DateOnly first, DateOnly last)
    {
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            if ((Day ?? day.Day) == day.Day && (Month ?? day.Month) == day.Month && (Year ?? day.Year) == day.Year)
            {
                return true;
            }
        }

        return false;
    }

    private static (DateWords? Date, int Length) At(List<string> words, int i)
    {
        string Word(int at) => at < words.Count ? words[at] : "";
        int? Year(int at) => Word(at).Length == 4 && Number(Word(at)) is >= 1990 and <= 2100 and var year ? year : null;

        // 2022-06-10 and 10/06/2022 arrive as three words.
        if (Year(i) is { } iso && Number(Word(i + 1)) is >= 1 and <= 12 and var isoMonth && Number(Word(i + 2)) is >= 1 and <= 31 and var isoDay)
        {
            return (new(isoDay, isoMonth, iso), 3);
        }

        if (Number(Word(i)) is >= 1 and <= 31 and var first && Number(Word(i + 1)) is >= 1 and <= 12 and var second && Year(i + 2) is { } third)
        {
            return (new(first, second, third), 3);
        }

        if (DayOf(Word(i)) is { } day)
        {
            var of = Word(i + 1) == "of" ? 1 : 0;
            if (MonthOf(Word(i + 1 + of)) is { } month)
            {
                return Year(i + 2 + of) is { } year ? (new(day, month, year), 3 + of) : (new(day, month, null), 2 + of);
            }
        }

        if (MonthOf(Word(i)) is { } named)
        {
            return (DayOf(Word(i + 1)), Year(i + 1), Year(i + 2)) switch
            {
                ({ } after, _, { } year) => (new(after, named, year), 3),
                (_, { } year, _) => (new(null, named, year), 2),
                ({ } after, _, _) => (new(after, named, null), 2),
                // "may" and "mar" alone are more often not a month.
                _ when Word(i).Length > 3 => (new(null, named, null), 1),
                _ => (null, 0),
            };
        }

        return Year(i) is { } alone ? (new(null, null, alone), 1) : (null, 0);
    }

    private static int? Number(string word) => word.Length <= 4 && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static int? DayOf(string word)
    {
        var digits = word.Length > 2 && word[^2..] is "st" or "nd" or "rd" or "th" ? word[..^2] : word;
        return digits.Length <= 2 && Number(digits) is >= 1 and <= 31 and var day ? day : null;
    }

    private static int? MonthOf(string word) => word.Length >= 3 && Array.FindIndex(Months, month => month == word || (word.Length == 3 && month.StartsWith(word, StringComparison.Ordinal)) || word == "sept" && month == "september") is >= 0 and var at ? at + 1 : null;
}
