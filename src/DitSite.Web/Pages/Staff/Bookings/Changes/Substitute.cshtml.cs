using DitSite.Bookings.Bookings;
using DitSite.Bookings.Policies;
using DitSite.Bookings.Staff;
using DitSite.Web.Components.Forms;
using DitSite.Web.Pages.Bookings;
using DitSite.Web.Staff;
using DitSite.Web.Staff.Bookings;
using DitSite.Web.Staff.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Staff.Bookings.Changes;

/// <summary>Says what handing over does and costs, and gives the place to another person.</summary>
public sealed class SubstituteModel(QuotedBookings bookings, BookingChanges changes, StaffAudit audit) : PageModel
{
    private QuotedBooking found = null!;

    public BookingView Booking => found.Booking;

    public ChangeQuote Quote => found.Quote;

    [BindProperty(Name = "")]
    public StaffChange Change { get; set; } = new();

    [BindProperty(Name = "")]
    public SubstituteAnswers Who { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken cancellation)
    {
        if (!await FindAsync(reference, cancellation))
        {
            return NotFound();
        }

        await audit.RecordAsync(User.Did("viewed-booking", Booking.Reference.ToString()), cancellation);
        return Booking.State == BookingState.Booked ? Page() : Redirect(StaffLinks.Booking(Booking.Reference.ToString()));
    }

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken cancellation)
    {
        if (!await FindAsync(reference, cancellation))
        {
            return NotFound();
        }

        Change.Check(ModelState, Quote);
        Who.Check(ModelState, Booking.Facts);
        if (!ModelState.IsValid)
        {
            return this.PageWithErrors();
        }

        if (StaffChange.Refusal(await changes.SubstituteAsync(Booking.Reference, Who.Person, Change.Order(User.DisplayName()), cancellation)) is { } refusal)
        {
            return this.PageRefused("", refusal);
        }

        await audit.RecordAsync(User.Did("handed-over-booking", Booking.Reference.ToString(), null, Change.Reason), cancellation);
        return Redirect(StaffLinks.Booking(Booking.Reference.ToString()));
    }

    private async Task<bool> FindAsync(string reference, CancellationToken cancellation) =>
        (found = (await bookings.OfStaffAsync(reference, ChangeKind.Substitute, cancellation))!) is not null;
}
