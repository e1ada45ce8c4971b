using DitSite.Content;

namespace DitSite.Tests.Content;

public sealed class LondonTimeTests
{
    [Theory]
    [InlineData("2027-03-27 10:00", 0)]
    [InlineData("2027-03-28 00:59", 0)]
    [InlineData("2027-03-28 02:00", 1)]
    [InlineData("2027-10-31 00:59", 1)]
    [InlineData("2027-10-31 02:00", 0)]
    public void At_OnBothSidesOfAClockChange_HasTheOffsetOfTheTime(string local, int offset)
    {
        var at = DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(new DateTimeOffset(at, TimeSpan.FromHours(offset)), LondonTime.At(DateOnly.FromDateTime(at), TimeOnly.FromDateTime(at)));
    }

    [Fact]
    public void At_TimeThatSpringSkips_IsTheTimeAfterTheChange() =>
        Assert.Equal(new DateTimeOffset(2027, 3, 28, 2, 30, 0, TimeSpan.FromHours(1)), LondonTime.At(new(2027, 3, 28), new(1, 30)));

    [Fact]
    public void At_TimeThatAutumnRepeats_IsTheFirst() =>
        Assert.Equal(TimeSpan.FromHours(1), LondonTime.At(new(2027, 10, 31), new(1, 30)).Offset);

    [Theory]
    [InlineData("2027-06-30T22:59:59Z", "2027-06-30")]
    [InlineData("2027-06-30T23:00:00Z", "2027-07-01")]
    [InlineData("2027-12-31T23:59:59Z", "2027-12-31")]
    public void Today_IsLondonsDate(string utc, string date) =>
        Assert.Equal(DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture), new TestClock(DateTimeOffset.Parse(utc, System.Globalization.CultureInfo.InvariantCulture)).Today);
}
