using DitSite.Bookings.WorkingDays;

namespace DitSite.Tests.Bookings.WorkingDays;

public sealed class WorkingDayCalendarTests
{
    /// <summary>What the law's rules give: all but the days that were moved or given once.</summary>
    [Theory]
    [InlineData(2023, "2023-05-08")]
    [InlineData(2024)]
    [InlineData(2025)]
    [InlineData(2026)]
    [InlineData(2027)]
    [InlineData(2028)]
    public void BankHolidays_OfAYear_AreThoseOfTheRulesAndTheOneOffDays(int year, params string[] once) =>
        Assert.Equal(
            Rules(year).Concat(once.Select(day => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture))).Order(),
            WorkingDayCalendar.BankHolidays.Keys.Where(day => day.Year == year).Order());

    [Theory]
    [InlineData("2022-06-02", false)]
    [InlineData("2022-06-03", false)]
    [InlineData("2022-05-30", true)]
    [InlineData("2022-09-19", false)]
    [InlineData("2020-05-04", true)]
    [InlineData("2020-05-08", false)]
    [InlineData("2027-02-06", false)]
    [InlineData("2027-12-28", false)]
    [InlineData("2027-12-29", true)]
    public void Day_IsAWorkingDayOrNot(string day, bool expected) =>
        Assert.Equal(expected, WorkingDayCalendar.IsWorkingDay(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("2027-02-01", 15, "2027-02-22")]
    [InlineData("2027-03-25", 1, "2027-03-30")]
    [InlineData("2027-03-30", -1, "2027-03-25")]
    [InlineData("2027-12-24", 1, "2027-12-29")]
    [InlineData("2027-02-06", 0, "2027-02-06")]
    public void Add_CountsOverWeekendsAndHolidays(string from, int days, string expected) => Assert.Equal(
        DateOnly.Parse(expected, System.Globalization.CultureInfo.InvariantCulture),
        WorkingDayCalendar.Add(DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), days));

    /// <summary>Fails when a year has to be added; gov.uk publishes each about two years ahead.</summary>
    [Fact]
    public void Data_ReachPastTheTestsOwnYear() => Assert.True(WorkingDayCalendar.KnownUntil >= new DateOnly(TestClock.Start.Year + 1, 12, 31));

    private static IEnumerable<DateOnly> Rules(int year)
    {
        var easter = Easter(year);
        var christmas = new DateOnly(year, 12, 25);
        yield return NotOnWeekend(new(year, 1, 1));
        yield return easter.AddDays(-2);
        yield return easter.AddDays(1);
        yield return FirstMonday(new(year, 5, 1));
        yield return LastMonday(new(year, 5, 31));
        yield return LastMonday(new(year, 8, 31));
        foreach (var day in christmas.DayOfWeek switch
        {
            DayOfWeek.Friday => new[] { christmas, christmas.AddDays(3) },
            DayOfWeek.Saturday or DayOfWeek.Sunday => [new(year, 12, 27), christmas.DayOfWeek == DayOfWeek.Saturday ? new(year, 12, 28) : new(year, 12, 26)],
            _ => [christmas, christmas.AddDays(1)],
        })
        {
            yield return day;
        }
    }

    private static DateOnly NotOnWeekend(DateOnly day) => day.AddDays(day.DayOfWeek switch { DayOfWeek.Saturday => 2, DayOfWeek.Sunday => 1, _ => 0 });

    private static DateOnly FirstMonday(DateOnly day) => day.AddDays((8 - (int)day.DayOfWeek) % 7);

    private static DateOnly LastMonday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    /// <summary>The Gregorian computus of Butcher.</summary>
    private static DateOnly Easter(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var h = ((19 * a) + b - (b / 4) - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
        var l = (32 + (2 * (b % 4)) + (2 * (c / 4)) - h - (c % 4)) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var day = h + l - (7 * m) + 114;
        return new(year, day / 31, (day % 31) + 1);
    }
}
