using System.ComponentModel.DataAnnotations;
using DitSite.Bookings;
using DitSite.Bookings.Bookings;
using DitSite.Bookings.Policies;
using DitSite.Bookings.Staff;
using DitSite.Web.Components.Forms;
using DitSite.Web.Staff;
using DitSite.Web.Staff.Bookings;
using DitSite.Web.Staff.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Staff.Bookings.Changes;

/// <summary>Says what moving does and costs, and moves the booking to another date.</summary>
public sealed class TransferModel(BookingFinder bookings, BookingChanges changes, StaffAudit audit) : PageModel
{
    public BookingView Booking { get; private set; } = null!;

    public ChangeQuote Quote { get; private set; } = null!;

    [BindProperty(Name = "")]
    public StaffChange Change { get; set; } = new();

    [BindProperty, Required(ErrorMessage = "Select the date to move to")]
    public Guid? ToRun { get; set; }

    public IReadOnlyList<OtherDate> Dates { get; private set; } = [];

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
        if (!ModelState.IsValid)
        {
            return this.PageWithErrors();
        }

        var result = await changes.TransferAsync(Booking.Reference, ToRun!.Value, Change.Order(User.DisplayName()), cancellation);
        if (StaffChange.Refusal(result) is { } refusal)
        {
            ModelState.AddModelError("", refusal);
            return this.PageWithErrors();
        }

        await audit.RecordAsync(User.Did("moved-booking", Booking.Reference.ToString(), null, Change.Reason), cancellation);
        return Redirect(StaffLinks.Booking(Booking.Reference.ToString()));
    }

    private async Task<bool> FindAsync(string reference, CancellationToken cancellation)
    {
        if (!BookingReference.TryParse(reference, out var parsed) || await bookings.FindAsync(parsed, cancellation) is not { } booking)
        {
            return false;
        }

        Change.Key = Change.Key == default ? Guid.NewGuid() : Change.Key;
        (Booking, Quote) = (booking, (await changes.QuoteAsync(parsed, ChangeKind.Transfer, cancellation))!);
        Dates = await changes.OtherDatesAsync(parsed, forStaff: true, cancellation);
        return true;
    }
}
