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
public sealed class CancelModel(BookingAccess access, BookingChanges changes) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    /// <summary>One key, one change.</summary>
    [BindProperty]
    public Guid Key { get; set; }

    /// <summary>Pounds, as this page showed them; empty: it said that staff decide.</summary>
    [BindProperty]
    public string? ChargeShown { get; set; }

    public BookingView Booking { get; private set; } = null!;

    public ChangeQuote Quote { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation))
        {
            return NotFound();
        }

        return Booking.CanCancel ? Page() : Redirect(SiteLinks.Booking(Reference));
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation))
        {
            return NotFound();
        }

        if (await changes.CancelAsync(Booking.Reference, new() { Key = Key, ChargeShown = PoundsText.ReadWithZero(ChargeShown) }, cancellation) is ChangeResult.ChargeChanged)
        {
            ModelState.AddModelError("", "What cancelling costs has just changed. Read it, then cancel again");
            return this.PageWithErrors();
        }

        // Too late or cancelled already: the booking's page says so.
        return Redirect(SiteLinks.Booking(Reference));
    }

    private async Task<bool> FindAsync(CancellationToken cancellation)
    {
        if (await access.FindAsync(Request, Reference, cancellation) is not { } booking)
        {
            return false;
        }

        Key = Key == default ? Guid.NewGuid() : Key;
        (Booking, Quote) = (booking, (await changes.QuoteAsync(booking.Reference, ChangeKind.Cancel, cancellation))!);
        return true;
    }
}
