using System.ComponentModel.DataAnnotations;
using DitSite.Bookings;
using DitSite.Bookings.Money;
using DitSite.Bookings.Staff;
using DitSite.Content;
using DitSite.Web.Components.Forms;
using Microsoft.AspNetCore.Mvc;

namespace DitSite.Web.Pages.Staff.Bookings.Money;

/// <summary>Money that moved is put down, once.</summary>
public abstract class MoneyEntryModel(MoneyDesk desk, StaffAudit audit, TimeProvider clock) : AccountModel(desk, audit)
{
    /// <summary>One key, one entry: a double click records nothing twice.</summary>
    [BindProperty]
    public Guid Key { get; set; }

    [BindProperty, Required(ErrorMessage = PoundsAttribute.Wrong), Pounds]
    public string? Amount { get; set; }

    [BindProperty, DateRule("The day", Missing = "Enter the day", Limit = DateLimit.NotInFuture, FromYear = 2000)]
    public DateAnswer On { get; set; } = new();

    [BindProperty, StringLength(DitSite.Bookings.Money.Payment.NoteLength, ErrorMessage = "This must be {1} characters or fewer")]
    public string? Note { get; set; }

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken cancellation)
    {
        if (!await FindAsync(reference, cancellation))
        {
            return NotFound();
        }

        (Key, On) = (Guid.NewGuid(), DateAnswer.From(clock.Today));
        Amount = Owed > 0 ? PoundsText.Write(Owed) : null;
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
        return await EndAsync(await RecordAsync(Account.Booking.Reference, amount, On.Date!.Value, cancellation), nameof(Amount), Recorded, amount, cancellation);
    }

    /// <summary>What is still to move this way, in pounds.</summary>
    protected abstract decimal Owed { get; }

    /// <summary>The record's word for it.</summary>
    protected abstract string Recorded { get; }

    /// <param name="amount">Pounds.</param>
    protected abstract Task<MoneyResult> RecordAsync(BookingReference booking, decimal amount, DateOnly on, CancellationToken cancellation);
}
