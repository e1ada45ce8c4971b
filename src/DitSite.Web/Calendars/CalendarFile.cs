using System.Globalization;

namespace DitSite.Web.Calendars;

/// <summary>Writes an iCalendar file. The same entries always give the same bytes.</summary>
internal static class CalendarFile
{
    public const string ContentType = "text/calendar; charset=utf-8";

    /// <param name="name">Shown by a calendar that subscribes to the file; null for a single entry.</param>
    public static string Write(IEnumerable<CalendarEvent> events, string? name = null)
    {
        var lines = new CalendarLines()
            .Add("BEGIN", "VCALENDAR")
            .Add("VERSION", "2.0")
            .Add("PRODID", "-//DitSite//Course dates//EN")
            .Add("CALSCALE", "GREGORIAN")
            .Add("METHOD", "PUBLISH");
        if (name is not null)
        {
            // NAME and REFRESH-INTERVAL are RFC 7986; the X- line is what older calendars read.
            lines.AddText("NAME", name).AddText("X-WR-CALNAME", name).Add("REFRESH-INTERVAL;VALUE=DURATION", "P1D");
        }

        CalendarEvent[] all = [.. events];
        if (all.Any(one => one.Daily is not null))
        {
            LondonCalendarZone.Write(lines);
        }

        foreach (var one in all)
        {
            Write(lines, one);
        }

        return lines.Add("END", "VCALENDAR").ToString();
    }

    private static void Write(CalendarLines lines, CalendarEvent one)
    {
        lines.Add("BEGIN", "VEVENT")
            .Add("UID", one.Uid)
            .AddInstant("DTSTAMP", one.Stamp)
            .AddInstant("LAST-MODIFIED", one.Stamp)
            .Add("SEQUENCE", one.Sequence.ToString(CultureInfo.InvariantCulture));
        WriteTimes(lines, one);
        lines.AddText("SUMMARY", one.Summary)
            .AddText("LOCATION", one.Location)
            .AddText("DESCRIPTION", one.Description)
            .Add("STATUS", one.Status.ToString().ToUpperInvariant());
        if (one.Url is not null)
        {
            lines.Add("URL", one.Url);
        }

        lines.Add("END", "VEVENT");
    }

    private static void WriteTimes(CalendarLines lines, CalendarEvent one)
    {
        if (one.Daily is not { } daily)
        {
            // The end of whole days is exclusive (RFC 5545 §3.6.1).
            lines.AddDate("DTSTART", one.First).AddDate("DTEND", one.Last.AddDays(1));
            return;
        }

        lines.AddLocal("DTSTART", one.First, daily.From).AddLocal("DTEND", one.First, daily.To);
        if (one.Last > one.First)
        {
            // One entry that recurs daily, not one per day: a moved run then supersedes all of its days at once.
            lines.Add("RRULE", $"FREQ=DAILY;COUNT={one.Last.DayNumber - one.First.DayNumber + 1}");
        }
    }
}
