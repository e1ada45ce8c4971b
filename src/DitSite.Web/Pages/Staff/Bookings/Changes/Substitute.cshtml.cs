using System.ComponentModel.DataAnnotations;
using DitSite.Bookings;
using DitSite.Bookings.Bookings;
using DitSite.Bookings.Policies;
using DitSite.Bookings.Staff;
using DitSite.Web.Components.Forms;
using DitSite.Web.Pages.Bookings;
using DitSite.Web.Staff;
using DitSite.Web.Staff.Bookings;
using DitSite.Web.Staff.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Staff.Bookings.Changes;

/// <summary>Says what handing over does and costs, and gives the place to another person.</summary>
public sealed class SubstituteModel(BookingFinder bookings, BookingChanges changes, StaffAudit audit) : PageModel
{
    public BookingView Booking { get; private set; } = null!;

    public ChangeQuote Quote { get; private set; } = null!;

    [BindProperty(Name = "")]
    public StaffChange Change { get; set; } = new();

    [BindProperty, Required(ErrorMessage = "Enter their full name")]
    [StringLength(DitSite.Bookings.Bookings.Booking.NameLength, ErrorMessage = "Their full name must be {1} characters or fewer")]
    [SingleLine(ErrorMessage = "Enter their full name on one line")]
    public string? Name { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter their email address"), EmailFormat]
    public string? Email { get; set; }

    [BindProperty, DateRule("The month they completed the training", Limit = DateLimit.NotInFuture, FromYear = 1950)]
    public MonthAnswer Completed { get; set; } = new();

    [BindProperty]
    public bool Requirements { get; set; }

    [BindProperty, StringLength(DitSite.Bookings.Bookings.Booking.RegistrationBodyLength, ErrorMessage = "The body must be {1} characters or fewer"), SingleLine(ErrorMessage = "Enter the body on one line")]
    public string? RegistrationBody { get; set; }

    [BindProperty, StringLength(DitSite.Bookings.Bookings.Booking.RegistrationNumberLength, ErrorMessage = "The number must be {1} characters or fewer"), SingleLine(ErrorMessage = "Enter the number on one line")]
    public string? RegistrationNumber { get; set; }

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
        SubstituteRules.Check(ModelState, Booking.Facts, Completed, Requirements);
        if (!ModelState.IsValid)
        {
            return this.PageWithErrors();
        }

        var result = await changes.SubstituteAsync(Booking.Reference, new(new(Name!, Email!), Completed.FirstDay, Requirements, RegistrationBody, RegistrationNumber), Change.Order(User.DisplayName()), cancellation);
        if (StaffChange.Refusal(result) is { } refusal)
        {
            ModelState.AddModelError("", refusal);
            return this.PageWithErrors();
        }

        await audit.RecordAsync(User.Did("handed-over-booking", Booking.Reference.ToString(), null, Change.Reason), cancellation);
        return Redirect(StaffLinks.Booking(Booking.Reference.ToString()));
    }

    private async Task<bool> FindAsync(string reference, CancellationToken cancellation)
    {
        if (!BookingReference.TryParse(reference, out var parsed) || await bookings.FindAsync(parsed, cancellation) is not { } booking)
        {
            return false;
        }

        Change.Key = Change.Key == default ? Guid.NewGuid() : Change.Key;
        (Booking, Quote) = (booking, (await changes.QuoteAsync(parsed, ChangeKind.Substitute, cancellation))!);
        return true;
    }
}
