namespace DitSite.Web.Calendars;

/// <summary>
/// London's clock changes as the rules have stood since 1996: forward on the last Sunday of March, back on the last of October,
/// both at 01:00 UTC. Written out in each file, because RFC 5545 §3.2.19 asks for every zone a file names.
/// </summary>
internal static class LondonCalendarZone
{
    public const string Id = "Europe/London";

    public static void Write(CalendarLines lines) => lines
        .Add("BEGIN", "VTIMEZONE")
        .Add("TZID", Id)
        .Add("BEGIN", "DAYLIGHT")
        .Add("DTSTART", "19960331T010000")
        .Add("TZOFFSETFROM", "+0000")
        .Add("TZOFFSETTO", "+0100")
        .Add("TZNAME", "BST")
        .Add("RRULE", "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU")
        .Add("END", "DAYLIGHT")
        .Add("BEGIN", "STANDARD")
        .Add("DTSTART", "19961027T020000")
        .Add("TZOFFSETFROM", "+0100")
        .Add("TZOFFSETTO", "+0000")
        .Add("TZNAME", "GMT")
        .Add("RRULE", "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU")
        .Add("END", "STANDARD")
        .Add("END", "VTIMEZONE");
}
