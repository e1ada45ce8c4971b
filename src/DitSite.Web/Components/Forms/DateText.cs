using System.Globalization;
using System.Text;

namespace DitSite.Web.Components.Forms;

/// <summary>Reads dates as people type them: 1, 01, Jan, january, other scripts' digits, a whole date pasted into the first field.</summary>
internal static class DateText
{
    public enum Part { Day, Month, Year }

    /// <param name="Wrong">The parts to put right, in reading order; none when the date is good or nothing was typed.</param>
    /// <param name="Problem">What is wrong with them, to stand behind the name of the date: "must include a year".</param>
    public sealed record Reading(DateOnly? Date, IReadOnlyList<Part> Wrong, string? Problem)
    {
        public bool IsEmpty => Date is null && Wrong.Count == 0;
    }

    private static readonly Reading Empty = new(null, [], null);

    private static readonly string[] Months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    public static Reading Read(DateAnswer? answer) => Read(answer?.Day, answer?.Month, answer?.Year);

    /// <summary>A month counts from its first day.</summary>
    public static Reading ReadMonth(string? month, string? year)
    {
        var (monthText, yearText) = (Clean(month), Clean(year));
        if (yearText.Length == 0 && Split(monthText) is [var pastedMonth, var pastedYear])
        {
            (monthText, yearText) = (pastedMonth, pastedYear);
        }

        return ReadParts(null, monthText, yearText);
    }

    private static Reading Read(string? day, string? month, string? year)
    {
        var (dayText, monthText, yearText) = (Clean(day), Clean(month), Clean(year));
        if (monthText.Length == 0 && yearText.Length == 0 && Split(dayText) is [var first, var second, var third])
        {
            (dayText, monthText, yearText) = first.Length == 4 ? (third, second, first) : (first, second, third);
        }

        return ReadParts(dayText, monthText, yearText);
    }

    private static Reading ReadParts(string? day, string month, string year)
    {
        if ((day ?? "").Length + month.Length + year.Length == 0)
        {
            return Empty;
        }

        List<Part> missing = [.. (day is "" ? [Part.Day] : Array.Empty<Part>()), .. (month.Length == 0 ? [Part.Month] : Array.Empty<Part>()), .. (year.Length == 0 ? [Part.Year] : Array.Empty<Part>())];
        if (missing.Count > 0)
        {
            return new(null, missing, "must include a " + string.Join(" and ", missing.Select(part => part.ToString().ToLowerInvariant())));
        }

        var (dayNumber, monthNumber, yearNumber) = (day is null ? 1 : Number(day), MonthNumber(month), Number(year));
        if (dayNumber is null or < 1 or > 31)
        {
            return new(null, [Part.Day], "must have a day from 1 to 31");
        }

        if (monthNumber is null)
        {
            return new(null, [Part.Month], "must have a month from 1 to 12, or its name, such as March");
        }

        if (year.Length != 4 || yearNumber is null or < 1)
        {
            return new(null, [Part.Year], "must have a year of 4 numbers");
        }

        var days = DateTime.DaysInMonth(yearNumber.Value, monthNumber.Value);
        return dayNumber <= days
            ? new(new DateOnly(yearNumber.Value, monthNumber.Value, dayNumber.Value), [], null)
            : new(null, [Part.Day], $"must be a real date: {CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(monthNumber.Value)} {yearNumber} has {days} days");
    }

    private static int? MonthNumber(string text)
    {
        var name = text.TrimEnd('.').ToLowerInvariant();
        var index = name.Length >= 3 ? Array.FindIndex(Months, month => month == name || month[..3] == name || (name == "sept" && month == "september")) : -1;
        return index >= 0 ? index + 1 : Number(text) is { } number and >= 1 and <= 12 ? number : null;
    }

    /// <summary>1 to 4 decimal digits of any script.</summary>
    private static int? Number(string text) =>
        text.Length is > 0 and <= 4 && text.All(char.IsDigit) ? text.Aggregate(0, (sum, digit) => (sum * 10) + (int)CharUnicodeInfo.GetNumericValue(digit)) : null;

    private static string[] Split(string text) => text.Split(['/', '-', '.', ' ', ','], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Without what people can't see: marks of direction, zero-width and no-break spaces. An ordinal ending (1st) goes too.</summary>
    private static string Clean(string? text)
    {
        var clean = new StringBuilder();
        foreach (var letter in text ?? "")
        {
            if (char.IsWhiteSpace(letter))
            {
                clean.Append(' ');
            }
            else if (char.GetUnicodeCategory(letter) is not (UnicodeCategory.Format or UnicodeCategory.Control))
            {
                clean.Append(letter);
            }
        }

        var trimmed = clean.ToString().Trim().Trim('-', '/', ',', ' ');
        return trimmed.Length > 2 && char.IsDigit(trimmed[0]) && trimmed[^2..].ToLowerInvariant() is "st" or "nd" or "rd" or "th"
            ? trimmed[..^2].Trim()
            : trimmed;
    }
}
