using DitSite.Bookings.Money;
using DitSite.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Bookings;

/// <summary>An invoice or credit note of one's own booking, ready to be printed.</summary>
[PrivatePage]
public sealed class InvoiceModel(BookingAccess access, MoneyDesk money) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    public Invoice Document { get; private set; } = null!;

    /// <summary>The booking reference as people read it.</summary>
    public string Booking { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (await access.FindAsync(Request, Reference, cancellation) is not { } booking
            || (await money.FindAsync(booking.Reference, cancellation))?.Documents.FirstOrDefault(one => one.Id == id) is not { } found)
        {
            return NotFound();
        }

        (Document, Booking) = (found, booking.Reference.ToString());
        return Page();
    }
}
