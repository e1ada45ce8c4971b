using System.ComponentModel.DataAnnotations;
using DitSite.Bookings.Money;
using DitSite.Bookings.Staff;
using DitSite.Web.Components.Forms;
using DitSite.Web.Staff;
using DitSite.Web.Staff.Bookings;
using DitSite.Web.Staff.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace DitSite.Web.Pages.Staff.Bookings.Money;

/// <summary>Takes back a part of what was invoiced, or all of it.</summary>
public sealed class CreditNoteModel(MoneyDesk desk, Invoicing invoicing, StaffAudit audit) : AccountModel(desk)
{
    /// <summary>One key, one document: a double click issues nothing twice.</summary>
    [BindProperty]
    public Guid Key { get; set; }

    [BindProperty, Required(ErrorMessage = PoundsAttribute.Wrong), Pounds]
    public string? Amount { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter the reason: the booker reads it")]
    [StringLength(DitSite.Bookings.Money.Invoice.ReasonLength, ErrorMessage = "The reason must be {1} characters or fewer")]
    public string? Reason { get; set; }

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken cancellation)
    {
        if (!await FindAsync(reference, cancellation))
        {
            return NotFound();
        }

        Key = Guid.NewGuid();
        await audit.RecordAsync(User.Did("viewed-money", Account.Booking.Reference.ToString()), cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken cancellation)
    {
        if (!await FindAsync(reference, cancellation))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return this.PageWithErrors();
        }

        var (booking, amount) = (Account.Booking.Reference, PoundsText.Read(Amount)!.Value);
        var result = await invoicing.CreditAsync(booking, Key, amount, Reason!, User.DisplayName(), cancellation);
        if (MoneyRows.Refusal(result) is { } refusal)
        {
            ModelState.AddModelError(nameof(Amount), refusal);
            return this.PageWithErrors();
        }

        await audit.RecordAsync(User.Did("issued-credit-note", booking.ToString(), null, PoundsText.Write(amount)), cancellation);
        return Redirect(MoneyLinks.Account(booking.ToString()));
    }
}
