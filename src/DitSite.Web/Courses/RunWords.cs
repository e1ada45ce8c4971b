using DitSite.Content.Catalogue;
using DitSite.Content.Facts;

namespace DitSite.Web.Courses;

/// <summary>How a run's facts read in a line. Times are UK time and say so.</summary>
public static class RunWords
{
    public static string Mode(DeliveryMode mode) => mode switch
    {
        DeliveryMode.InPerson => "In person",
        DeliveryMode.Online => "Online",
        _ => "In person and online",
    };

    public static string Dates(CourseRun run) => UkText.Dates(run.Starts, run.Ends);

    /// <summary>"10:00 to 17:00, UK time"; "each day" where there are several. Null while not set.</summary>
    public static string? Times(CourseRun run) => run is { From: { } from, To: { } to }
        ? $"{UkText.Times(from, to)}{(run.Ends > run.Starts ? " each day" : "")}, UK time"
        : null;

    /// <summary>"Online, live on Zoom", or the venue and its address; the bare mode while neither is set.</summary>
    public static string Place(Course course, CourseRun run)
    {
        var online = course.Platform is null ? "Online" : $"Online, live on {course.Platform}";
        var venue = run.Venue is null ? null : $"{run.Venue.Title}, {run.Venue.FullAddress}";
        return run.Mode switch
        {
            DeliveryMode.Online => online,
            DeliveryMode.InPerson => venue ?? "In person",
            _ => venue is null ? online : $"{venue}; also {char.ToLowerInvariant(online[0])}{online[1..]}",
        };
    }

    /// <summary>"£137.31 including role play" for each fee that is set.</summary>
    public static IEnumerable<string> Fees(IEnumerable<FeeOption> fees) =>
        fees.Where(fee => fee.Amount is not null).Select(fee => $"{UkText.Money(fee.Amount!.Value)} ({fee.Label})");
}
