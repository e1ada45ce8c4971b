using DitSite.Bookings.Bookings;
using DitSite.Bookings.Policies;
using DitSite.Web.Components.Forms;
using DitSite.Web.Links;
using DitSite.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Bookings;

/// <summary>Says what cancelling costs, asks once more, then gives the place back.</summary>
[PrivatePage]
public sealed class CancelModel(QuotedBookings bookings, BookingChanges changes) : PageModel
{
    private QuotedBooking found = null!;

    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    [BindProperty(Name = "")]
    public BookerChange Change { get; set; } = new();

    public BookingView Booking => found.Booking;

    public ChangeQuote Quote => found.Quote;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) =>
        !await FindAsync(cancellation) ? NotFound() : Booking.CanCancel ? Page() : Redirect(SiteLinks.Booking(Reference));

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation))
        {
            return NotFound();
        }

        // Too late or cancelled already: the booking's page says so.
        return await changes.CancelAsync(Booking.Reference, Change.Order, cancellation) is ChangeResult.ChargeChanged
            ? this.PageRefused("", "What cancelling costs has just changed. Read it, then cancel again")
            : Redirect(SiteLinks.Booking(Reference));
    }

    private async Task<bool> FindAsync(CancellationToken cancellation) =>
        (found = (await bookings.OfBookerAsync(Request, Reference, ChangeKind.Cancel, cancellation))!) is not null;
}
