using DitSite.Bookings.Bookings;
using DitSite.Bookings.Policies;
using DitSite.Web.Components.Forms;
using DitSite.Web.Links;
using DitSite.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Bookings;

/// <summary>Gives a place to another person, where the booking's policy lets the booker do so.</summary>
[PrivatePage]
public sealed class SubstituteModel(QuotedBookings bookings, BookingChanges changes) : PageModel
{
    private QuotedBooking found = null!;

    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    [BindProperty(Name = "")]
    public BookerChange Change { get; set; } = new();

    [BindProperty(Name = "")]
    public SubstituteAnswers Who { get; set; } = new();

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

        Who.Check(ModelState, Booking.Facts);
        if (!ModelState.IsValid)
        {
            return this.PageWithErrors();
        }

        return ChangeRefusals.Of(await changes.SubstituteAsync(Booking.Reference, Who.Person, Change.Order, cancellation)) is { } refusal
            ? this.PageRefused(nameof(Who.Name), refusal)
            : Redirect(SiteLinks.Booking(Reference));
    }

    private async Task<bool> FindAsync(CancellationToken cancellation) =>
        (found = (await bookings.OfBookerAsync(Request, Reference, ChangeKind.Substitute, cancellation))!) is not null;
}
