using System.ComponentModel.DataAnnotations;
using DitSite.Bookings;
using DitSite.Bookings.Bookings;
using DitSite.Bookings.Staff;
using DitSite.Web.Components.Forms;
using DitSite.Web.Staff;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Staff.Bookings.OnBehalf;

/// <summary>Puts a misspelt name right.</summary>
public sealed class NameModel(BookingFinder bookings, NameCorrection names, StaffAudit audit) : PageModel
{
    public BookingView Booking { get; private set; } = null!;

    /// <summary>The booker attends.</summary>
    public bool Same => EmailAddress.Same(Booking.Booker.Email, Booking.Delegate.Email);

    [BindProperty, Required(ErrorMessage = "Enter the full name"), StringLength(DitSite.Bookings.Bookings.Booking.NameLength, ErrorMessage = "The name must be {1} characters or fewer"), SingleLine(ErrorMessage = "Enter the name on one line")]
    public string? BookerName { get; set; }

    [BindProperty, StringLength(DitSite.Bookings.Bookings.Booking.NameLength, ErrorMessage = "The name must be {1} characters or fewer"), SingleLine(ErrorMessage = "Enter the name on one line")]
    public string? DelegateName { get; set; }

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken cancellation)
    {
        if (!await FindAsync(reference, cancellation))
        {
            return NotFound();
        }

        (BookerName, DelegateName) = (Booking.Booker.Name, Booking.Delegate.Name);
        await audit.RecordAsync(User.Did("viewed-booking", Booking.Reference.ToString()), cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken cancellation)
    {
        if (!await FindAsync(reference, cancellation))
        {
            return NotFound();
        }

        if (!Same && DelegateName is null && ModelState.GetFieldValidationState(nameof(DelegateName)) != Microsoft.AspNetCore.Mvc.ModelBinding.ModelValidationState.Invalid)
        {
            ModelState.AddModelError(nameof(DelegateName), "Enter the delegate’s full name");
        }

        if (!ModelState.IsValid)
        {
            return this.PageWithErrors();
        }

        await names.CorrectAsync(Booking.Reference, BookerName!, Same ? BookerName! : DelegateName!, cancellation);
        await audit.RecordAsync(User.Did("corrected-name", Booking.Reference.ToString()), cancellation);
        return Redirect(StaffLinks.Booking(Booking.Reference.ToString()));
    }

    private async Task<bool> FindAsync(string reference, CancellationToken cancellation)
    {
        Booking = (BookingReference.TryParse(reference, out var parsed) ? await bookings.FindAsync(parsed, cancellation) : null)!;
        return Booking is not null;
    }
}
