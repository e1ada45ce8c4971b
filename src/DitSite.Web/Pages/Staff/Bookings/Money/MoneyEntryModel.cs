using System.ComponentModel.DataAnnotations;
using DitSite.Bookings.Money;
using DitSite.Bookings.Staff;
using DitSite.Content;
using DitSite.Web.Components.Forms;
using Microsoft.AspNetCore.Mvc;

namespace DitSite.Web.Pages.Staff.Bookings.Money;

/// <summary>Money that moved, on a day.</summary>
public abstract class MoneyEntryModel(MoneyDesk desk, StaffAudit audit, TimeProvider clock) : AmountModel(desk, audit)
{
    [BindProperty, DateRule("The day", Missing = "Enter the day", Limit = DateLimit.NotInFuture, FromYear = 2000)]
    public DateAnswer On { get; set; } = new();

    [BindProperty, StringLength(DitSite.Bookings.Money.Payment.NoteLength, ErrorMessage = "This must be {1} characters or fewer")]
    public string? Note { get; set; }

    /// <summary>What is still to move this way, in pounds.</summary>
    protected abstract decimal Owed { get; }

    protected override void Begin()
    {
        On = DateAnswer.From(clock.Today);
        Amount = Owed > 0 ? PoundsText.Write(Owed) : null;
    }
}
