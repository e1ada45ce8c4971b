using DitSite.Bookings;
using DitSite.Bookings.Money;
using DitSite.Bookings.Staff;
using DitSite.Web.Components.Forms;
using DitSite.Web.Staff;
using DitSite.Web.Staff.Bookings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Staff.Bookings.Money;

/// <summary>A page about how one booking stands in pounds.</summary>
public abstract class AccountModel(MoneyDesk desk, StaffAudit audit) : PageModel
{
    public Account Account { get; private set; } = null!;

    /// <returns>False: there is no such booking.</returns>
    protected async Task<bool> FindAsync(string reference, CancellationToken cancellation)
    {
        Account = (BookingReference.TryParse(reference, out var parsed) ? await desk.FindAsync(parsed, cancellation) : null)!;
        return Account is not null;
    }

    /// <summary>Shows the page, and puts the look on record.</summary>
    protected async Task<IActionResult> ShowAsync(CancellationToken cancellation)
    {
        await audit.RecordAsync(User.Did("viewed-money", Account.Booking.Reference.ToString()), cancellation);
        return Page();
    }

    /// <summary>After something was tried: the account with the deed on record, or this page with the refusal.</summary>
    /// <param name="field">To which a refusal belongs.</param>
    /// <param name="deed">The record's word for it.</param>
    /// <param name="amount">Pounds; null: the deed says it all.</param>
    protected async Task<IActionResult> EndAsync(MoneyResult result, string field, string deed, decimal? amount, CancellationToken cancellation)
    {
        if (MoneyRows.Refusal(result) is { } refusal)
        {
            return this.PageRefused(field, refusal);
        }

        var booking = Account.Booking.Reference.ToString();
        await audit.RecordAsync(User.Did(deed, booking, null, amount is { } pounds ? PoundsText.Write(pounds) : null), cancellation);
        return Redirect(MoneyLinks.Account(booking));
    }
}
