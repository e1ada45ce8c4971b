using DitSite.Content;
using DitSite.Content.Catalogue;
using DitSite.Content.Facts;
using DitSite.Web.Courses;
using DitSite.Web.Links;

namespace DitSite.Web.Calendars;

/// <summary>What a calendar holds of a run. Nothing private is here: joining links are never content.</summary>
internal static class RunCalendar
{
    public static CalendarEvent Event(Course course, CourseRun run, SiteOptions site) => new()
    {
        // The host is a constant, not the site's address: a site that moves keeps its entries.
        Uid = $"{run.Key}@runs.ditsite",
        Sequence = run.Sequence,
        Stamp = Stamp(run),
        First = run.Starts,
        Last = run.Ends,
        Daily = run is { From: { } from, To: { } to } ? (from, to) : null,
        Summary = Prefix(run.State) + course.Title,
        Location = RunWords.Place(course, run),
        Description = Description(run, site),
        Url = site.Absolute(SiteLinks.Run(run)),
        Status = run.State switch
        {
            // A postponed run does not take place on its date: the entry goes, and comes back under the same identifier with the new one.
            RunState.Cancelled or RunState.Postponed or RunState.Withdrawn => CalendarStatus.Cancelled,
            RunState.Tentative => CalendarStatus.Tentative,
            _ => CalendarStatus.Confirmed,
        },
    };

    public static string File(Course course, CourseRun run, SiteOptions site) => CalendarFile.Write([Event(course, run, site)]);

    /// <summary>Every run that is not past. A cancelled one stays in until its date, so that those who subscribe see it cancelled.</summary>
    public static string All(ContentSnapshot snapshot, DateOnly today, SiteOptions site) => CalendarFile.Write(
        snapshot.Courses
            .SelectMany(course => course.Runs, (course, run) => (Course: course, Run: run))
            .Where(pair => !pair.Run.IsSample && pair.Run.State != RunState.Withdrawn && !pair.Run.IsPast(today))
            .OrderBy(pair => pair.Run.Starts)
            .Select(pair => Event(pair.Course, pair.Run, site)),
        $"{snapshot.Site.Title}: course dates");

    /// <summary>UTC instant of the last change content knows of; the first day stands in where it knows none, so that no clock is asked.</summary>
    public static DateTimeOffset Stamp(CourseRun run) => (run.Updated ?? LondonTime.At(run.Published ?? run.Starts, TimeOnly.MinValue)).ToUniversalTime();

    private static string Prefix(RunState state) => state switch
    {
        RunState.Postponed => "Postponed: ",
        RunState.Cancelled => "Cancelled: ",
        RunState.Tentative => "Provisional: ",
        _ => "",
    };

    private static string Description(CourseRun run, SiteOptions site)
    {
        var dates = UkText.Dates(run.Starts, run.Ends) + (RunWords.Times(run) is { } times ? $", {times}" : "");
        var sample = run.IsSample ? "\nSample date: this course is not really held then." : "";
        return $"{dates}{sample}\n{site.Absolute(SiteLinks.Run(run))}";
    }
}
