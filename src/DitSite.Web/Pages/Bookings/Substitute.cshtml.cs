using System.ComponentModel.DataAnnotations;
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
public sealed class SubstituteModel(BookingAccess access, BookingChanges changes) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    /// <summary>One key, one change.</summary>
    [BindProperty]
    public Guid Key { get; set; }

    /// <summary>Pounds, as this page showed them.</summary>
    [BindProperty]
    public string? ChargeShown { get; set; }

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

        SubstituteRules.Check(ModelState, Booking.Facts, Completed, Requirements);
        if (!ModelState.IsValid)
        {
            return this.PageWithErrors();
        }

        var who = new Substitute(new(Name!, Email!), Completed.FirstDay, Requirements, RegistrationBody, RegistrationNumber);
        var result = await changes.SubstituteAsync(Booking.Reference, who, new() { Key = Key, ChargeShown = PoundsText.ReadWithZero(ChargeShown) }, cancellation);
        if (ChangeRefusals.Of(result) is not { } refusal)
        {
            return Redirect(SiteLinks.Booking(Reference));
        }

        ModelState.AddModelError(nameof(Name), refusal);
        return this.PageWithErrors();
    }

    private async Task<bool> FindAsync(CancellationToken cancellation)
    {
        if (await access.FindAsync(Request, Reference, cancellation) is not { } booking)
        {
            return false;
        }

        Key = Key == default ? Guid.NewGuid() : Key;
        (Booking, Quote) = (booking, (await changes.QuoteAsync(booking.Reference, ChangeKind.Substitute, cancellation))!);
        return true;
    }
}
