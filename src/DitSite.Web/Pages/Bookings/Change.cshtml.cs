using DitSite.Bookings.Bookings;
using DitSite.Bookings.Changes;
using DitSite.Bookings.Sales;
using DitSite.Content;
using DitSite.Content.Catalogue;
using DitSite.Content.Facts;
using DitSite.Web.Components.Forms;
using DitSite.Web.Links;
using DitSite.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Bookings;

/// <summary>After a change of date, time or place the booker comes, goes to another date, or cancels without charge.</summary>
[PrivatePage]
public sealed class ChangeModel(BookingAccess access, BookingMoves moves, PublishedContent content, AvailabilityBoard board, TimeProvider clock) : PageModel
{
    private const string Accept = "accept";
    private const string Cancel = "cancel";

    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    /// <summary><c>accept</c>, <c>cancel</c>, or the key of the run to move to.</summary>
    [BindProperty]
    public string? Answer { get; set; }

    public BookingView Booking { get; private set; } = null!;

    public ChangeQuestion Question { get; private set; } = null!;

    public IReadOnlyList<Choice> Choices =>
    [
        new(Accept, Booking.Booker == Booking.Delegate ? "Yes, I will come" : $"Yes, {Booking.Delegate.Name} will come"),
        .. OtherDates.Select(run => new Choice(run.Key.ToString(), $"Move the booking to {UkText.Dates(run.Starts, run.Ends)}", "Nothing is charged for moving")),
        new(Cancel, "Cancel the booking", "Nothing is charged, and the place is given back at once", Divider: "or"),
    ];

    /// <summary>Other runs of the same course with places. One that is applied for never opens for booking, and may be moved to all the same.</summary>
    private IEnumerable<CourseRun> OtherDates => content.Current.FindRun(Booking.RunKey) is var (course, _)
        ? course.Runs.Where(run => run.Key != Booking.RunKey && run.IsOpen(clock.Today) && board.For(run.Key) is { Free: > 0 } places && clock.GetUtcNow() < places.ClosesAt)
        : [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await EnterAsync(cancellation) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await EnterAsync(cancellation) is { } elsewhere)
        {
            return elsewhere;
        }

        if (Choices.All(choice => choice.Value != Answer))
        {
            ModelState.AddModelError(nameof(Answer), "Select what you want to do");
            return this.PageWithErrors();
        }

        var result = Answer switch
        {
            Accept => await moves.AcceptAsync(Booking.Reference, cancellation),
            Cancel => await moves.CancelAsync(Booking.Reference, cancellation),
            _ => await moves.TransferAsync(Booking.Reference, Guid.Parse(Answer!), cancellation),
        };
        if (result is ChangeAnswerResult.NoPlace or ChangeAnswerResult.AlreadyThere)
        {
            ModelState.AddModelError(nameof(Answer), result == ChangeAnswerResult.NoPlace
                ? "The last place on that date has just gone. Select something else"
                : "The person attending has a place on that date already. Select something else");
            return this.PageWithErrors();
        }

        return Redirect(SiteLinks.Booking(Reference) + Answer switch { Accept => "?answered=accepted", Cancel => "", _ => "?answered=moved" });
    }

    /// <summary>Null: there is a question to answer.</summary>
    private async Task<IActionResult?> EnterAsync(CancellationToken cancellation)
    {
        if (await access.FindAsync(Request, Reference, cancellation) is not { } booking)
        {
            return NotFound();
        }

        Booking = booking;
        if (await moves.QuestionAsync(booking.Reference, cancellation) is not { } question)
        {
            return Redirect(SiteLinks.Booking(Reference));
        }

        Question = question;
        return null;
    }
}
