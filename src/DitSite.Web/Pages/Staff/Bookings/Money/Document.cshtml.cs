using DitSite.Bookings;
using DitSite.Bookings.Money;
using DitSite.Bookings.Staff;
using DitSite.Web.Staff;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Staff.Bookings.Money;

/// <summary>An invoice or credit note as it was issued, ready to be printed.</summary>
public sealed class DocumentModel(MoneyDesk desk, StaffAudit audit) : PageModel
{
    public DitSite.Bookings.Money.Invoice Document { get; private set; } = null!;

    public string Booking { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string reference, Guid id, CancellationToken cancellation)
    {
        if (!BookingReference.TryParse(reference, out var parsed) || (await desk.FindAsync(parsed, cancellation))?.Documents.FirstOrDefault(one => one.Id == id) is not { } found)
        {
            return NotFound();
        }

        (Document, Booking) = (found, parsed.ToString());
        await audit.RecordAsync(User.Did("viewed-invoice", Booking, null, found.NumberText), cancellation);
        return Page();
    }
}
