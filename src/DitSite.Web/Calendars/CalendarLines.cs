using System.Globalization;
using System.Text;

namespace DitSite.Web.Calendars;

/// <summary>Content lines as RFC 5545 §3.1 wants them: CRLF, folded at 75 octets without splitting a character, text escaped.</summary>
internal sealed class CalendarLines
{
    private const int MaxOctets = 75;
    private readonly StringBuilder text = new();

    /// <summary>A line whose value is already in its final form.</summary>
    public CalendarLines Add(string name, string value)
    {
        var octets = 0;
        foreach (var rune in $"{name}:{value}".EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MaxOctets)
            {
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(rune);
            octets += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
        return this;
    }

    /// <summary>A line of free text; nothing is written for a value that is not set.</summary>
    public CalendarLines AddText(string name, string? value) => string.IsNullOrWhiteSpace(value) ? this : Add(name, Escape(value));

    public CalendarLines AddDate(string name, DateOnly date) => Add(name + ";VALUE=DATE", date.ToString("yyyyMMdd", CultureInfo.InvariantCulture));

    /// <summary>A time in London, to be read with the zone of the file.</summary>
    public CalendarLines AddLocal(string name, DateOnly date, TimeOnly time) =>
        Add($"{name};TZID={LondonCalendarZone.Id}", date.ToDateTime(time).ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture));

    public CalendarLines AddInstant(string name, DateTimeOffset instant) =>
        Add(name, instant.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));

    public override string ToString() => text.ToString();

    private static string Escape(string value)
    {
        var escaped = new StringBuilder(value.Length);
        foreach (var character in value.ReplaceLineEndings("\n"))
        {
            _ = character switch
            {
                '\n' => escaped.Append("\\n"),
                '\\' or ';' or ',' => escaped.Append('\\').Append(character),
                _ when char.IsControl(character) => escaped,
                _ => escaped.Append(character),
            };
        }

        return escaped.ToString();
    }
}
