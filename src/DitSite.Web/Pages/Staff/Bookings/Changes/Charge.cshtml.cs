using System.ComponentModel.DataAnnotations;
using DitSite.Bookings;
using DitSite.Bookings.Bookings;
using DitSite.Bookings.Policies;
using DitSite.Bookings.Staff;
using DitSite.Content.Facts;
using DitSite.Web.Components.Content;
using DitSite.Web.Components.Forms;
using DitSite.Web.Pages.Bookings;
using DitSite.Web.Staff;
using DitSite.Web.Staff.Bookings;
using DitSite.Web.Staff.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Staff.Bookings.Changes;

/// <summary>Decides what stays owed of a cancelled booking's price, where no policy said.</summary>
public sealed class ChargeModel(BookingFinder bookings, BookingChanges changes, StaffAudit audit) : PageModel
{
    public BookingView Booking { get; private set; } = null!;

    /// <summary>One key, one decision.</summary>
    [BindProperty]
    public Guid Key { get; set; }

    [BindProperty]
    public string? ChargeByHand { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter the reason for the amount")]
    [StringLength(BookingChange.ReasonLength, ErrorMessage = "The reason must be {1} characters or fewer")]
    public string? Reason { get; set; }

    public IReadOnlyList<SummaryRow> Rows =>
        [.. BookingRows.Course(Booking), new("Cancelled", Booking.CancelledAt is { } at ? StaffTime.Of(at) : null), new("Price", UkText.Money(Booking.Total))];

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken cancellation)
    {
        if (!await FindAsync(reference, cancellation))
        {
            return NotFound();
        }

        Key = Guid.NewGuid();
        await audit.RecordAsync(User.Did("viewed-booking", Booking.Reference.ToString()), cancellation);
        return Booking.State == BookingState.Cancelled ? Page() : Redirect(StaffLinks.Booking(Booking.Reference.ToString()));
    }

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken cancellation)
    {
        if (!await FindAsync(reference, cancellation))
        {
            return NotFound();
        }

        var amount = PoundsText.ReadWithZero(ChargeByHand);
        if (amount is null || amount > Booking.Total)
        {
            ModelState.AddModelError(nameof(ChargeByHand), $"Enter an amount in pounds from 0 to {UkText.Money(Booking.Total)}");
        }

        if (!ModelState.IsValid)
        {
            return this.PageWithErrors();
        }

        if (StaffChange.Refusal(await changes.DecideAsync(Booking.Reference, Key, amount!.Value, Reason!, User.DisplayName(), cancellation)) is { } refusal)
        {
            return this.PageRefused("", refusal);
        }

        await audit.RecordAsync(User.Did("decided-charge", Booking.Reference.ToString(), null, PoundsText.Write(amount.Value)), cancellation);
        return Redirect(MoneyLinks.Account(Booking.Reference.ToString()));
    }

    private async Task<bool> FindAsync(string reference, CancellationToken cancellation)
    {
        Booking = (BookingReference.TryParse(reference, out var parsed) ? await bookings.FindAsync(parsed, cancellation) : null)!;
        return Booking is not null;
    }
}
