using DitSite.Bookings.Sales;
using DitSite.Content.Catalogue;

namespace DitSite.Web.Pages.Courses.Book;

/// <summary>Why a run can't be booked now. Each has a sentence on the start page.</summary>
public enum ClosedReason { NoMail, Past, Cancelled, NotConfirmed, NotOpenYet, NoLongerOpen, Full }

/// <summary>What stands at the address of a booking journey.</summary>
public abstract record BookingDoor
{
    private BookingDoor()
    {
    }

    public sealed record Open(BookingOffer Offer) : BookingDoor;

    public sealed record Closed(Course Course, CourseRun Run, ClosedReason Reason) : BookingDoor;

    /// <summary>The run has another address now.</summary>
    public sealed record Moved(CourseRun Run) : BookingDoor;

    public sealed record Withdrawn : BookingDoor;

    /// <summary>No such run, or places on it are not booked but applied for.</summary>
    public sealed record Unknown : BookingDoor;

    /// <param name="places">What Bookings says of the run; null while it does not sell it.</param>
    /// <param name="mailLeaves">False where nothing could be confirmed by e-mail.</param>
    /// <param name="holdsPlace">A full run stays open for those who hold one of its places.</param>
    public static BookingDoor Find(ContentSnapshot content, string courseSlug, string address, DateOnly today, RunAvailability? places, bool mailLeaves, bool holdsPlace)
    {
        if (FindRun(content, courseSlug, address) is not var (course, run) || course.Enrolment != Enrolment.Book)
        {
            return new Unknown();
        }

        if (run.Address != address)
        {
            return new Moved(run);
        }

        return run.State == RunState.Withdrawn ? new Withdrawn()
            : ReasonAgainst(run, today, places, holdsPlace) is { } reason ? new Closed(course, run, reason)
            : !mailLeaves || content.FindPage("terms") is not { } terms ? new Closed(course, run, ClosedReason.NoMail)
            : new Open(new BookingOffer(course, run, course.Prerequisite is { } slug ? content.FindCourse(slug) : null, terms));
    }

    public static (Course Course, CourseRun Run)? FindRun(ContentSnapshot content, string courseSlug, string address) =>
        content.FindCourse(courseSlug) is { } course
        && (course.Runs.FirstOrDefault(run => run.Address == address) ?? course.Runs.FirstOrDefault(run => run.FormerAddresses.Contains(address))) is { } run
            ? (course, run)
            : null;

    private static ClosedReason? ReasonAgainst(CourseRun run, DateOnly today, RunAvailability? places, bool holdsPlace)
    {
        if (run.IsPast(today))
        {
            return ClosedReason.Past;
        }

        return run.State switch
        {
            RunState.Cancelled => ClosedReason.Cancelled,
            RunState.Tentative or RunState.Postponed => ClosedReason.NotConfirmed,
            _ when run.Opens is null || today < run.Opens => ClosedReason.NotOpenYet,
            _ when places?.State == Availability.Full && !holdsPlace => ClosedReason.Full,
            _ when !run.IsOpen(today) || places is null or { State: Availability.Closed } => ClosedReason.NoLongerOpen,
            _ => null,
        };
    }
}
