using DitSite.Bookings.Money;
using DitSite.Bookings.Staff;
using DitSite.Web.Staff.Bookings;
using Microsoft.AspNetCore.Mvc;

namespace DitSite.Web.Pages.Staff.Bookings.Money;

/// <summary>How one booking stands in pounds, and what can be done about it.</summary>
public sealed class IndexModel(MoneyDesk desk, Invoicing invoicing, StaffAudit audit) : AccountModel(desk, audit)
{
    public static readonly IReadOnlyList<int> DocumentNumbers = [3];
    public static readonly IReadOnlyList<int> PaymentNumbers = [2];

    public IReadOnlyList<string> Missing => invoicing.Missing;

    /// <summary>A link that would be refused is not shown. What the balance asks for comes first.</summary>
    public IEnumerable<(string Text, string Href)> Actions
    {
        get
        {
            var reference = Account.Booking.Reference.ToString();
            (bool Possible, string Text, string Href)[] all =
            [
                (Account.Outstanding < 0, "Record a refund", MoneyLinks.Refund(reference)),
                (Account.ToInvoice > 0 && Missing.Count == 0, "Issue an invoice", MoneyLinks.Issue(reference)),
                (Account.Claimed > 0, "Record a payment", MoneyLinks.Payment(reference)),
                (Account.Claimed > 0, "Issue a credit note", MoneyLinks.CreditNote(reference)),
            ];
            return all.Where(one => one.Possible).Select(one => (one.Text, one.Href));
        }
    }

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken cancellation)
    {
        if (!await FindAsync(reference, cancellation))
        {
            return NotFound();
        }

        return await ShowAsync(cancellation);
    }
}
