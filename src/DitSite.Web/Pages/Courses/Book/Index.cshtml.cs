using DitSite.Bookings.Sales;
using DitSite.Bookings.Waiting;
using DitSite.Content;
using DitSite.Content.Catalogue;
using DitSite.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace DitSite.Web.Pages.Courses.Book;

/// <summary>What to have at hand before booking, or why this run can't be booked. No cookie before the journey starts.</summary>
[PrivatePage, IgnoreAntiforgeryToken, EnableRateLimiting(PostLimits.BookingStart)]
public sealed class IndexModel(BookingEntrance entrance, BookingJourney journey, AvailabilityBoard board, TimeProvider clock, WaitingList waiting) : PageModel
{
    public BookingJourney Journey => journey;

    public BookingDoor.Open? Open { get; private set; }

    public BookingDoor.Closed? Closed { get; private set; }

    public CourseRun Run => Open?.Offer.Run ?? Closed!.Run;

    public Course Course => Open?.Offer.Course ?? Closed!.Course;

    /// <summary>The answers of an earlier journey are gone.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Ended { get; set; }

    /// <summary>A journey on this run that can be gone on with.</summary>
    public bool CanContinue => Open is not null && journey.State is { Over: false } state && state.Answers.Attendee is not null;

    /// <summary>Other dates of the course with places.</summary>
    public IReadOnlyList<CourseRun> Alternatives =>
        [.. Course.Runs.Where(run => run != Run && run.IsOpen(clock.Today) && board.For(run.Key)?.State is Availability.Open or Availability.FewLeft)];

    /// <summary>The run is full, and its waiting list is open.</summary>
    public bool CanWait { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await EnterAsync(cancellation) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        await EnterAsync(cancellation) ?? Redirect(await journey.StartAsync(cancellation));

    /// <summary>Null: the door is open. A closed one is explained on this page, with 409.</summary>
    private async Task<IActionResult?> EnterAsync(CancellationToken cancellation)
    {
        var door = await entrance.FindAsync(RouteData, cancellation);
        (Open, Closed) = (door as BookingDoor.Open, door as BookingDoor.Closed);
        if (Open is not null)
        {
            journey.Enter(Open.Offer);
            return null;
        }

        if (Closed is null)
        {
            return door.Answer();
        }

        CanWait = Closed.Reason == ClosedReason.Full && await waiting.IsOpenAsync(Closed.Run.Key, cancellation);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }
}
