using System.Globalization;
using DitSite.Content.Catalogue;
using DitSite.Web.Courses;

namespace DitSite.Tests.Web.Outcomes;

/// <summary>S74, S75, S96: the dates that follow a course fall on the same day of the month, or on the month's last where there is none.</summary>
public sealed class FollowingDateTests
{
    [Theory]
    [InlineData("2027-03-12", 6, TimeUnit.Months, "2027-09-12")]
    [InlineData("2027-08-31", 6, TimeUnit.Months, "2028-02-29")]
    [InlineData("2026-08-31", 6, TimeUnit.Months, "2027-02-28")]
    [InlineData("2027-05-31", 6, TimeUnit.Months, "2027-11-30")]
    [InlineData("2028-02-29", 1, TimeUnit.Years, "2029-02-28")]
    [InlineData("2028-02-29", 2, TimeUnit.Years, "2030-02-28")]
    [InlineData("2028-02-29", 4, TimeUnit.Years, "2032-02-29")]
    [InlineData("2027-02-28", 1, TimeUnit.Years, "2028-02-28")]
    [InlineData("2027-12-31", 2, TimeUnit.Weeks, "2028-01-14")]
    public void Date_AfterTheLastDay_IsRightAtMonthEndsAndLeapDays(string lastDay, int within, TimeUnit unit, string expected) =>
        Assert.Equal(Day(expected), DeadlineWords.Date(new("any", "Any", within, unit, "end-of-course", null), Day(lastDay)));

    [Theory]
    [InlineData(TimeUnit.Hours, "end-of-course")]
    [InlineData(TimeUnit.Sessions, "end-of-course")]
    [InlineData(TimeUnit.Days, "day-before")]
    public void Date_ThatIsNotCountedFromTheEndInDays_IsNone(TimeUnit unit, string from) =>
        Assert.Null(DeadlineWords.Date(new("any", "Any", 1, unit, from, null), new(2027, 3, 12)));

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
