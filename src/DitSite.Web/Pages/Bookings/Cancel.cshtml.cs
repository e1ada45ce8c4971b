using DitSite.Bookings.Bookings;
using DitSite.Web.Links;
using DitSite.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Bookings;

/// <summary>Asks once more, then gives the place back.</summary>
[PrivatePage]
public sealed class CancelModel(BookingAccess access, BookingCancellation cancellations) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    public BookingView Booking { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await access.FindAsync(Request, Reference, cancellation) is not { } booking)
        {
            return NotFound();
        }

        Booking = booking;
        return booking.CanCancel ? Page() : Redirect(SiteLinks.Booking(Reference));
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await access.FindAsync(Request, Reference, cancellation) is not { } booking)
        {
            return NotFound();
        }

        // Too late or cancelled already: the booking's page says so.
        await cancellations.CancelAsync(booking.Reference, cancellation);
        return Redirect(SiteLinks.Booking(Reference));
    }
}
