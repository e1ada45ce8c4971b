using DitSite.Bookings.Sales;
using DitSite.Content;
using DitSite.Content.Catalogue;
using DitSite.Web.Preview;

namespace DitSite.Web.Courses;

/// <summary>Joins the content shown with the places left. A page asks anew on each request, so it follows a booking at once.</summary>
public sealed class RunViews(ShownContent content, AvailabilityBoard board, TimeProvider clock)
{
    public RunView Of(Course course, CourseRun run)
    {
        var places = board.For(run.Key);
        return new RunView(course, run, Standing(course, run, places), places?.Free);
    }

    /// <summary>Runs of a course still to come or under way, earliest first; cancelled ones are left out.</summary>
    public IReadOnlyList<RunView> Upcoming(Course course) => [.. course.Runs.Where(run => run.IsUpcoming(clock.Today)).OrderBy(run => run.Starts).Select(run => Of(course, run))];

    /// <summary>Upcoming runs of all courses, earliest first.</summary>
    public IReadOnlyList<RunView> Upcoming() => [.. content.Current.Courses.SelectMany(Upcoming).OrderBy(view => view.Run.Starts)];

    /// <summary>Cancelled runs whose date is still to come: who had planned for one must find it said.</summary>
    public IReadOnlyList<RunView> CalledOff(Course course) =>
        [.. course.Runs.Where(run => run.State == RunState.Cancelled && !run.IsPast(clock.Today)).OrderBy(run => run.Starts).Select(run => Of(course, run))];

    /// <summary>Runs already held, latest first.</summary>
    public IReadOnlyList<RunView> Past(Course course) =>
        [.. course.Runs.Where(run => run.IsPast(clock.Today) && run.State != RunState.Withdrawn && !run.IsSample).OrderByDescending(run => run.Starts).Select(run => Of(course, run))];

    private RunStanding Standing(Course course, CourseRun run, RunAvailability? places) => run.State switch
    {
        RunState.Cancelled or RunState.Withdrawn => RunStanding.Cancelled,
        _ when run.IsPast(clock.Today) => RunStanding.Past,
        RunState.Postponed => RunStanding.Postponed,
        RunState.Tentative => RunStanding.Tentative,
        _ when run.Opens > clock.Today => RunStanding.OpensLater,
        _ when !run.IsOpen(clock.Today) => RunStanding.NotOpen,
        _ when course.Enrolment == Enrolment.Apply => places is { Free: 0 } ? RunStanding.Full : RunStanding.Open,
        _ => places?.State switch
        {
            Availability.Open => RunStanding.Open,
            Availability.FewLeft => RunStanding.FewLeft,
            Availability.Full => RunStanding.Full,
            _ => RunStanding.NotOpen,
        },
    };
}
