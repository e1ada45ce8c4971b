using System.Globalization;

namespace DitSite.Content.Facts;

/// <summary>How a fact is written for people, in one place: prose, pages, calendars, feeds and mail all read the same.</summary>
public static class UkText
{
    /// <summary>British English, whatever the machine is set to.</summary>
    public static CultureInfo Culture { get; } = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>£100, £137.31, £2,100.</summary>
    public static string Money(decimal pounds) => "£" + pounds.ToString(pounds == decimal.Truncate(pounds) ? "#,0" : "#,0.00", Culture);

    /// <summary>10 June 2022.</summary>
    public static string Date(DateOnly date) => date.ToString("d MMMM yyyy", Culture);

    /// <summary>Friday 10 June 2022.</summary>
    public static string DayAndDate(DateOnly date) => date.ToString("dddd d MMMM yyyy", Culture);

    /// <summary>One day with its weekday (Friday 10 June 2022); several as 16 to 20 March 2020, 29 March to 2 April 2027 or 30 December 2026 to 2 January 2027.</summary>
    public static string Dates(DateOnly first, DateOnly last)
    {
        if (first == last)
        {
            return DayAndDate(first);
        }

        var from = first.Year != last.Year ? Date(first)
            : first.Month != last.Month ? first.ToString("d MMMM", Culture)
            : first.Day.ToString(Culture);
        return $"{from} to {Date(last)}";
    }

    /// <summary>10:00.</summary>
    public static string Time(TimeOnly time) => time.ToString("HH':'mm", Culture);

    /// <summary>10:00 to 17:00.</summary>
    public static string Times(TimeOnly from, TimeOnly to) => $"{Time(from)} to {Time(to)}";

    /// <summary>5 hours 20 minutes, 1 hour, 45 minutes.</summary>
    public static string Duration(int minutes)
    {
        var (hours, rest) = (minutes / 60, minutes % 60);
        return hours == 0 ? Count(rest, "minute") : rest == 0 ? Count(hours, "hour") : $"{Count(hours, "hour")} {Count(rest, "minute")}";
    }

    /// <summary>1 day, 5 days: the unit is given in the singular.</summary>
    public static string Count(int number, string unit) => number == 1 ? $"1 {unit}" : $"{number.ToString("#,0", Culture)} {unit}s";

    /// <summary>A, B and C.</summary>
    public static string List(IEnumerable<string> items, string last = "and")
    {
        string[] all = [.. items];
        return all.Length < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} {last} {all[^1]}";
    }
}
