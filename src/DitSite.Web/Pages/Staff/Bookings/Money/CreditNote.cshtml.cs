using System.ComponentModel.DataAnnotations;
using DitSite.Bookings.Money;
using DitSite.Bookings.Staff;
using DitSite.Web.Components.Forms;
using DitSite.Web.Staff.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace DitSite.Web.Pages.Staff.Bookings.Money;

/// <summary>Takes back a part of what was invoiced, or all of it.</summary>
public sealed class CreditNoteModel(MoneyDesk desk, Invoicing invoicing, StaffAudit audit) : AccountModel(desk, audit)
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
        return await ShowAsync(cancellation);
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

        var amount = PoundsText.Read(Amount)!.Value;
        return await EndAsync(await invoicing.CreditAsync(Account.Booking.Reference, Key, amount, Reason!, User.DisplayName(), cancellation), nameof(Amount), "issued-credit-note", amount, cancellation);
    }
}
