using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace DitSite.Tests.Web.Calendars;

/// <summary>
/// Reads an iCalendar file as a calendar program does: unfolds, unescapes, and turns local times into instants by the zone rules
/// written in the file itself, not by those of this machine.
/// </summary>
internal sealed partial class ParsedCalendar
{
    private readonly List<Property> properties = [];

    public ParsedCalendar(string text)
    {
        Assert.EndsWith("\r\n", text);
        Assert.DoesNotContain('\n', text.Replace("\r\n", ""));
        foreach (var physical in text.Split("\r\n"))
        {
            Assert.InRange(Encoding.UTF8.GetByteCount(physical), 0, 75);
        }

        foreach (var line in text.Replace("\r\n ", "").Split("\r\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var match = ContentLine().Match(line);
            Assert.True(match.Success, line);
            properties.Add(new(match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value));
        }

        Events = [.. Blocks("VEVENT")];
    }

    public sealed record Property(string Name, string Parameters, string Value);

    public IReadOnlyList<Block> Events { get; }

    public string Of(string name) => Assert.Single(properties, property => property.Name == name).Value;

    public bool HasZone => Blocks("VTIMEZONE").Any();

    /// <summary>UTC instant of a local time in London, by the DAYLIGHT and STANDARD rules of the file.</summary>
    public DateTimeOffset Instant(string local)
    {
        var time = DateTime.ParseExact(local, "yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);
        var last = Blocks("DAYLIGHT").Concat(Blocks("STANDARD"))
            .Select(rule => (At: Change(rule, time.Year), Offset: rule.Of("TZOFFSETTO")))
            .Where(change => change.At <= time)
            .OrderBy(change => change.At)
            .LastOrDefault();

        // Before the first change of the year the offset is the one before that change.
        var offset = last == default ? Blocks("DAYLIGHT").Single().Of("TZOFFSETFROM") : last.Offset;
        return new DateTimeOffset(time, TimeSpan.FromHours(int.Parse(offset[..3], CultureInfo.InvariantCulture))).ToUniversalTime();
    }

    private static DateTime Change(Block rule, int year)
    {
        var start = DateTime.ParseExact(rule.Of("DTSTART"), "yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);
        var recurrence = rule.Of("RRULE");
        Assert.Matches("^FREQ=YEARLY;BYMONTH=(3|10);BYDAY=-1SU$", recurrence);
        var month = int.Parse(Month().Match(recurrence).Groups[1].Value, CultureInfo.InvariantCulture);
        var day = new DateTime(year, month, DateTime.DaysInMonth(year, month));
        while (day.DayOfWeek != DayOfWeek.Sunday)
        {
            day = day.AddDays(-1);
        }

        return day + start.TimeOfDay;
    }

    private IEnumerable<Block> Blocks(string name)
    {
        for (var i = 0; i < properties.Count; i++)
        {
            if (properties[i] is { Name: "BEGIN" } begin && begin.Value == name)
            {
                var end = properties.FindIndex(i, property => property.Name == "END" && property.Value == name);
                yield return new Block(properties[(i + 1)..end]);
            }
        }
    }

    [GeneratedRegex("^([A-Z-]+)((?:;[A-Z-]+=[^:;]+)*):(.*)$")]
    private static partial Regex ContentLine();

    [GeneratedRegex("BYMONTH=([0-9]+)")]
    private static partial Regex Month();

    internal sealed class Block(List<Property> properties)
    {
        public Property Property(string name) => Assert.Single(properties, property => property.Name == name);

        public string Of(string name) => Property(name).Value;

        public bool Has(string name) => properties.Any(property => property.Name == name);

        public string Text(string name) => Unescaped().Replace(Of(name), match => match.Value is "\\n" or "\\N" ? "\n" : match.Value[1..]);
    }

    [GeneratedRegex(@"\\.")]
    private static partial Regex Unescaped();
}
