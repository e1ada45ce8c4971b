using System.ComponentModel.DataAnnotations;
using DitSite.Bookings;
using DitSite.Bookings.Money;
using DitSite.Bookings.Staff;
using DitSite.Web.Staff.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace DitSite.Web.Pages.Staff.Bookings.Money;

/// <summary>Takes back a part of what was invoiced, or all of it.</summary>
public sealed class CreditNoteModel(MoneyDesk desk, Invoicing invoicing, StaffAudit audit) : AmountModel(desk, audit)
{
    [BindProperty, Required(ErrorMessage = "Enter the reason: the booker reads it")]
    [StringLength(DitSite.Bookings.Money.Invoice.ReasonLength, ErrorMessage = "The reason must be {1} characters or fewer")]
    public string? Reason { get; set; }

    protected override string Recorded => "issued-credit-note";

    protected override Task<MoneyResult> RecordAsync(BookingReference booking, decimal amount, CancellationToken cancellation) =>
        invoicing.CreditAsync(booking, Key, amount, Reason!, User.DisplayName(), cancellation);
}
