using System.Globalization;
using System.Xml.Linq;
using DitSite.Content;
using DitSite.Content.Catalogue;
using DitSite.Web.Courses;
using DitSite.Web.Calendars;
using DitSite.Web.Links;

namespace DitSite.Web.Endpoints;

/// <summary>New course dates as an Atom feed (RFC 4287). Entries keep their identifier when a run moves or the site changes its address.</summary>
internal static class Feed
{
    private const int MostEntries = 50;
    private const string Id = "urn:uuid:5b1b94a5-6f43-4d0c-9c55-0a3c50b6c4f7";
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public static string Write(ContentSnapshot snapshot, DateOnly today, SiteOptions site)
    {
        var runs = snapshot.Courses
            .SelectMany(course => course.Runs, (course, run) => (Course: course, Run: run))
            .Where(pair => !pair.Run.IsSample && pair.Run.State != RunState.Withdrawn && !pair.Run.IsPast(today))
            .OrderByDescending(pair => RunCalendar.Stamp(pair.Run))
            .ThenBy(pair => pair.Run.Starts)
            .Take(MostEntries)
            .ToArray();
        return XmlText.Write(new XElement(
            Atom + "feed",
            new XAttribute(XNamespace.Xml + "lang", "en-GB"),
            new XElement(Atom + "id", Id),
            new XElement(Atom + "title", $"{snapshot.Site.Title}: course dates"),
            new XElement(Atom + "updated", Moment(runs.Length == 0 ? DateTimeOffset.UnixEpoch : RunCalendar.Stamp(runs[0].Run))),
            new XElement(Atom + "author", new XElement(Atom + "name", snapshot.Site.Provider ?? snapshot.Site.Title)),
            Link("self", site.Absolute(SiteLinks.Feed), "application/atom+xml"),
            Link("alternate", site.Absolute(SiteLinks.Courses), "text/html"),
            runs.Select(pair => Entry(pair.Course, pair.Run, site))));
    }

    private static XElement Entry(Course course, CourseRun run, SiteOptions site) => new(
        Atom + "entry",
        new XElement(Atom + "id", $"urn:uuid:{run.Key}"),
        new XElement(Atom + "title", $"{State(run)}{course.Title}: {RunWords.Dates(run)}"),
        run.Published is { } published ? new XElement(Atom + "published", Moment(LondonTime.At(published, TimeOnly.MinValue))) : null,
        new XElement(Atom + "updated", Moment(RunCalendar.Stamp(run))),
        Link("alternate", site.Absolute(SiteLinks.Run(run)), "text/html"),
        new XElement(Atom + "summary", string.Join(". ", new[] { RunWords.Dates(run), RunWords.Times(run), RunWords.Place(course, run) }.OfType<string>()) + "."));

    private static string State(CourseRun run) => run.State switch
    {
        RunState.Cancelled => "Cancelled: ",
        RunState.Postponed => "Postponed: ",
        RunState.Tentative => "Provisional: ",
        _ when run.MovedFrom is not null => "New date: ",
        _ => "",
    };

    private static XElement Link(string relation, string address, string type) =>
        new(Atom + "link", new XAttribute("rel", relation), new XAttribute("type", type), new XAttribute("href", address));

    private static string Moment(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
