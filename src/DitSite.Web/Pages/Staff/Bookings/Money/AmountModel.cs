using System.ComponentModel.DataAnnotations;
using DitSite.Bookings;
using DitSite.Bookings.Money;
using DitSite.Bookings.Staff;
using DitSite.Web.Components.Forms;
using Microsoft.AspNetCore.Mvc;

namespace DitSite.Web.Pages.Staff.Bookings.Money;

/// <summary>An amount is put down on the account, once.</summary>
public abstract class AmountModel(MoneyDesk desk, StaffAudit audit) : AccountModel(desk, audit)
{
    /// <summary>One key, one entry: a double click puts nothing down twice.</summary>
    [BindProperty]
    public Guid Key { get; set; }

    [BindProperty, Required(ErrorMessage = PoundsAttribute.Wrong), Pounds]
    public string? Amount { get; set; }

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken cancellation)
    {
        if (!await FindAsync(reference, cancellation))
        {
            return NotFound();
        }

        Key = Guid.NewGuid();
        Begin();
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
        return await EndAsync(await RecordAsync(Account.Booking.Reference, amount, cancellation), nameof(Amount), Recorded, amount, cancellation);
    }

    /// <summary>The record's word for it.</summary>
    protected abstract string Recorded { get; }

    /// <summary>Fills in what a new form begins with.</summary>
    protected virtual void Begin()
    {
    }

    /// <param name="amount">Pounds.</param>
    protected abstract Task<MoneyResult> RecordAsync(BookingReference booking, decimal amount, CancellationToken cancellation);
}
