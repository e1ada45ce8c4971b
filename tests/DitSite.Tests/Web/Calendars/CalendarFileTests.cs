using DitSite.Web.Calendars;

namespace DitSite.Tests.Web.Calendars;

public sealed class CalendarFileTests
{
    [Fact]
    public void File_LongAndSpecialText_IsFoldedAt75OctetsAndComesBackUnchanged()
    {
        var summary = "Grüße; komma, back\\slash " + new string('ö', 80) + " 🎓🎓🎓🎓🎓🎓🎓🎓🎓🎓🎓🎓🎓🎓🎓🎓🎓🎓🎓🎓 ende";

        var parsed = new ParsedCalendar(CalendarFile.Write([Entry() with { Summary = summary, Description = "one\ntwo\r\nthree" }]));

        Assert.Equal(summary, parsed.Events.Single().Text("SUMMARY"));
        Assert.Equal("one\ntwo\nthree", parsed.Events.Single().Text("DESCRIPTION"));
    }

    [Theory]
    [InlineData(2027, 3, 26, 10, "2027-03-26T10:05:00Z")] // Friday before the clocks go forward on 28 March
    [InlineData(2027, 3, 29, 10, "2027-03-29T09:05:00Z")] // Monday after
    [InlineData(2027, 10, 29, 10, "2027-10-29T09:05:00Z")] // Friday before the clocks go back on 31 October
    [InlineData(2027, 11, 1, 10, "2027-11-01T10:05:00Z")] // Monday after
    public void File_OnBothSidesOfAClockChange_NamesTheRightInstant(int year, int month, int day, int hour, string utc)
    {
        var date = new DateOnly(year, month, day);

        var parsed = new ParsedCalendar(CalendarFile.Write([Entry() with { First = date, Last = date, Daily = (new(hour, 5), new(16, 35)) }]));

        Assert.Equal(";TZID=Europe/London", parsed.Events.Single().Property("DTSTART").Parameters);
        Assert.Equal(DateTimeOffset.Parse(utc), parsed.Instant(parsed.Events.Single().Of("DTSTART")));
    }

    [Fact]
    public void File_EveryDayOfTwoYears_AgreesWithTheZoneOfThisMachine()
    {
        for (var day = new DateOnly(2026, 1, 1); day.Year < 2028; day = day.AddDays(1))
        {
            var parsed = new ParsedCalendar(CalendarFile.Write([Entry() with { First = day, Last = day, Daily = (new(9, 30), new(17, 0)) }]));

            Assert.Equal(DitSite.Content.LondonTime.At(day, new(9, 30)), parsed.Instant(parsed.Events.Single().Of("DTSTART")));
        }
    }

    [Fact]
    public void File_WholeDays_EndOnTheDayAfterTheLast()
    {
        var parsed = new ParsedCalendar(CalendarFile.Write([Entry() with { First = new(2027, 3, 15), Last = new(2027, 3, 19), Daily = null }]));

        Assert.Equal(";VALUE=DATE", parsed.Events.Single().Property("DTSTART").Parameters);
        Assert.Equal("20270315", parsed.Events.Single().Of("DTSTART"));
        Assert.Equal("20270320", parsed.Events.Single().Of("DTEND"));
        Assert.False(parsed.HasZone);
    }

    [Fact]
    public void File_SeveralDaysWithTimes_IsOneEntryThatRecursDaily()
    {
        var parsed = new ParsedCalendar(CalendarFile.Write([Entry() with { First = new(2027, 3, 26), Last = new(2027, 3, 29) }]));

        Assert.Equal("FREQ=DAILY;COUNT=4", parsed.Events.Single().Of("RRULE"));
        Assert.Equal("20270326T163500", parsed.Events.Single().Of("DTEND"));
    }

    [Fact]
    public void File_SameEntryTwice_GivesTheSameBytes() => Assert.Equal(CalendarFile.Write([Entry()]), CalendarFile.Write([Entry()]));

    private static CalendarEvent Entry() => new()
    {
        Uid = "one@runs.ditsite",
        Sequence = 3,
        Stamp = new(2027, 1, 4, 10, 0, 0, TimeSpan.Zero),
        First = new(2027, 4, 16),
        Last = new(2027, 4, 16),
        Daily = (new(10, 5), new(16, 35)),
        Summary = "Test course",
        Status = CalendarStatus.Confirmed,
    };
}
