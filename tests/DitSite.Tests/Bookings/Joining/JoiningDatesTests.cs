using System.Globalization;
using DitSite.Bookings.Joining;
using DitSite.Bookings.Sales;

namespace DitSite.Tests.Bookings.Joining;

public sealed class JoiningDatesTests
{
    /// <summary>S115, over weekends, bank holidays, the jubilee of 2022 and both changes of the clock.</summary>
    [Theory]
    [InlineData("2022-06-10", "2022-06-09", "2022-06-09T16:00:00Z")]
    [InlineData("2022-06-06", "2022-06-01", "2022-06-01T16:00:00Z")]
    [InlineData("2022-04-19", "2022-04-14", "2022-04-14T16:00:00Z")]
    [InlineData("2027-03-30", "2027-03-25", "2027-03-25T17:00:00Z")]
    [InlineData("2027-03-31", "2027-03-30", "2027-03-30T16:00:00Z")]
    [InlineData("2022-09-20", "2022-09-16", "2022-09-16T16:00:00Z")]
    [InlineData("2023-05-09", "2023-05-05", "2023-05-05T16:00:00Z")]
    [InlineData("2027-11-01", "2027-10-29", "2027-10-29T16:00:00Z")]
    [InlineData("2027-11-02", "2027-11-01", "2027-11-01T17:00:00Z")]
    [InlineData("2027-12-29", "2027-12-24", "2027-12-24T17:00:00Z")]
    public void Due_IsOneWorkingDayBefore_AtFiveInLondon(string starts, string dueDay, string dueAt)
    {
        var facts = Facts(starts, 1);

        Assert.Equal(Day(dueDay), JoiningDates.DueDay(facts));
        Assert.Equal(DateTimeOffset.Parse(dueAt, CultureInfo.InvariantCulture), JoiningDates.DueAt(facts));
    }

    [Fact]
    public void Sending_BeginsTwoWorkingDaysBeforeItIsDue()
    {
        var facts = Facts("2022-06-10", 1);

        Assert.Equal(new DateTimeOffset(2022, 6, 7, 8, 0, 0, TimeSpan.Zero), JoiningDates.SendFrom(facts));
        Assert.False(JoiningDates.AtOnce(facts, new(2022, 6, 7, 7, 59, 59, TimeSpan.Zero)));
        Assert.True(JoiningDates.AtOnce(facts, new(2022, 6, 7, 8, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void Promise_NamesTheDay_AndIsAnotherOneForLateBookers()
    {
        var facts = Facts("2022-06-06", 1);

        Assert.Equal("We email them at least 1 working day before. That is by Wednesday 1 June 2022.", JoiningDates.Promise(facts, new(2022, 5, 1, 9, 0, 0, TimeSpan.Zero)));
        Assert.Contains("at once", JoiningDates.Promise(facts, new(2022, 6, 1, 9, 0, 0, TimeSpan.Zero)), StringComparison.Ordinal);
    }

    /// <summary>Held at a place: nothing is promised, and nobody is ever late.</summary>
    [Fact]
    public void Run_WithoutTheNumber_PromisesNothing()
    {
        var facts = Facts("2022-06-06", null) with { JoiningText = null };

        Assert.Null(JoiningDates.DueAt(facts));
        Assert.Null(JoiningDates.Promise(facts, new(2022, 6, 5, 9, 0, 0, TimeSpan.Zero)));
        Assert.False(JoiningDates.AtOnce(facts, new(2022, 6, 5, 9, 0, 0, TimeSpan.Zero)));
    }

    private static SoldFacts Facts(string starts, int? days) => Examples.Facts with
    {
        Starts = Day(starts),
        JoiningWorkingDays = days,
        JoiningText = "We email them at least 1 working day before.",
    };

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
