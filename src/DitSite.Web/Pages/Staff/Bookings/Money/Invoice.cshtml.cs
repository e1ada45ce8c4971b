using System.ComponentModel.DataAnnotations;
using DitSite.Bookings.Bookings;
using DitSite.Bookings.Money;
using DitSite.Bookings.Staff;
using DitSite.Content.Facts;
using DitSite.Web.Components.Content;
using DitSite.Web.Components.Forms;
using DitSite.Web.Staff.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace DitSite.Web.Pages.Staff.Bookings.Money;

/// <summary>Shows what the invoice will say, lets staff put its address right, and issues it.</summary>
public sealed class InvoiceModel(MoneyDesk desk, Invoicing invoicing, StaffAudit audit) : AccountModel(desk, audit)
{
    public IReadOnlyList<string> Missing => invoicing.Missing;

    [BindProperty, Required(ErrorMessage = "Enter the name of the person or organisation that pays")]
    [StringLength(Booking.OrganisationLength, ErrorMessage = "The name must be {1} characters or fewer")]
    [SingleLine(ErrorMessage = "Enter the name on one line")]
    public string? Name { get; set; }

    [BindProperty, StringLength(Booking.BillingAddressLength, ErrorMessage = "The billing address must be {1} characters or fewer")]
    public string? Address { get; set; }

    [BindProperty, StringLength(Booking.PurchaseOrderLength, ErrorMessage = "The purchase-order number must be {1} characters or fewer")]
    [SingleLine(ErrorMessage = "Enter the purchase-order number on one line")]
    public string? PurchaseOrder { get; set; }

    public IReadOnlyList<SummaryRow> Rows =>
        [.. Account.NextLines.Select(line => new SummaryRow(line.Label, UkText.Money(line.Amount))), new("Total", UkText.Money(Account.ToInvoice))];

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken cancellation)
    {
        if (!await FindAsync(reference, cancellation))
        {
            return NotFound();
        }

        var booking = Account.Booking;
        Name = booking.Payer == PayerKind.Self ? booking.BookerName : booking.BillingOrganisation;
        (Address, PurchaseOrder) = (booking.BillingAddress, booking.PurchaseOrder);
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

        return await EndAsync(await invoicing.IssueAsync(Account.Booking.Reference, new(Name!, Address, PurchaseOrder), User.DisplayName(), cancellation), nameof(Name), "issued-invoice", null, cancellation);
    }
}
