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
public sealed class TransferModel(QuotedBookings bookings, BookingChanges changes) : PageModel
{
    private QuotedBooking found = null!;

    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    [BindProperty(Name = "")]
    public BookerChange Change { get; set; } = new();

    [BindProperty, Required(ErrorMessage = "Select the date to move to")]
    public Guid? ToRun { get; set; }

    public IReadOnlyList<OtherDate> Dates { get; private set; } = [];

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

        if (!ModelState.IsValid)
        {
            return this.PageWithErrors();
        }

        return ChangeRefusals.Of(await changes.TransferAsync(Booking.Reference, ToRun!.Value, Change.Order, cancellation)) is { } refusal
            ? this.PageRefused(nameof(ToRun), refusal)
            : Redirect(SiteLinks.Booking(Reference));
    }

    private async Task<bool> FindAsync(CancellationToken cancellation)
    {
        found = (await bookings.OfBookerAsync(Request, Reference, ChangeKind.Transfer, cancellation))!;
        Dates = found is null ? [] : await changes.OtherDatesAsync(Booking.Reference, forStaff: false, cancellation);
        return found is not null;
    }
}
