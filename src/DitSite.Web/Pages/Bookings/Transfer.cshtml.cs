using System.ComponentModel.DataAnnotations;
using DitSite.Bookings.Bookings;
using DitSite.Bookings.Policies;
using DitSite.Web.Components.Forms;
using DitSite.Web.Links;
using DitSite.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Bookings;

/// <summary>Moves a booking to another date of the course, where its policy lets the booker do so.</summary>
[PrivatePage]
public sealed class TransferModel(BookingAccess access, BookingChanges changes) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    /// <summary>One key, one change.</summary>
    [BindProperty]
    public Guid Key { get; set; }

    /// <summary>Pounds, as this page showed them.</summary>
    [BindProperty]
    public string? ChargeShown { get; set; }

    [BindProperty, Required(ErrorMessage = "Select the date to move to")]
    public Guid? ToRun { get; set; }

    public BookingView Booking { get; private set; } = null!;

    public ChangeQuote Quote { get; private set; } = null!;

    public IReadOnlyList<OtherDate> Dates { get; private set; } = [];

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

        if (!ModelState.IsValid)
        {
            return this.PageWithErrors();
        }

        var result = await changes.TransferAsync(Booking.Reference, ToRun!.Value, new() { Key = Key, ChargeShown = PoundsText.ReadWithZero(ChargeShown) }, cancellation);
        if (ChangeRefusals.Of(result) is not { } refusal)
        {
            return Redirect(SiteLinks.Booking(Reference));
        }

        ModelState.AddModelError(nameof(ToRun), refusal);
        return this.PageWithErrors();
    }

    private async Task<bool> FindAsync(CancellationToken cancellation)
    {
        if (await access.FindAsync(Request, Reference, cancellation) is not { } booking)
        {
            return false;
        }

        Key = Key == default ? Guid.NewGuid() : Key;
        (Booking, Quote) = (booking, (await changes.QuoteAsync(booking.Reference, ChangeKind.Transfer, cancellation))!);
        Dates = await changes.OtherDatesAsync(booking.Reference, forStaff: false, cancellation);
        return true;
    }
}
