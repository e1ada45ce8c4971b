using System.Globalization;
using System.Reflection;

namespace DitSite.Bookings.WorkingDays;

/// <summary>Working days of England and Wales: Monday to Friday without bank holidays, which are data (<c>england-and-wales.txt</c>).</summary>
public static class WorkingDayCalendar
{
    private static readonly Lazy<IReadOnlyDictionary<DateOnly, string>> Holidays = new(Read);

    public static IReadOnlyDictionary<DateOnly, string> BankHolidays => Holidays.Value;

    /// <summary>Last day of the last year whose bank holidays are known. Later days count by their weekday alone.</summary>
    public static DateOnly KnownUntil => new(BankHolidays.Keys.Max().Year, 12, 31);

    public static bool IsWorkingDay(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !BankHolidays.ContainsKey(day);

    /// <summary>The working day so many working days after a day, which itself does not count. A negative number counts backwards.</summary>
    public static DateOnly Add(DateOnly day, int workingDays)
    {
        var step = workingDays < 0 ? -1 : 1;
        for (var left = Math.Abs(workingDays); left > 0;)
        {
            day = day.AddDays(step);
            left -= IsWorkingDay(day) ? 1 : 0;
        }

        return day;
    }

    /// <summary>Working days from a day, itself included, to another, itself not: the notice that is given on the first day of something on the last.</summary>
    public static int Count(DateOnly from, DateOnly to) => Enumerable.Range(0, Math.Max(0, to.DayNumber - from.DayNumber)).Count(days => IsWorkingDay(from.AddDays(days)));

    private static Dictionary<DateOnly, string> Read()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("DitSite.Bookings.WorkingDays.england-and-wales.txt")!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(line => line[0] != '#')
            .ToDictionary(line => DateOnly.ParseExact(line[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture), line => line[11..]);
    }
}
