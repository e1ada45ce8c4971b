using DitSite.Bookings;
using DitSite.Bookings.Money;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Staff.Bookings.Money;

/// <summary>A page about how one booking stands in pounds.</summary>
public abstract class AccountModel(MoneyDesk desk) : PageModel
{
    public Account Account { get; private set; } = null!;

    /// <returns>False: there is no such booking.</returns>
    protected async Task<bool> FindAsync(string reference, CancellationToken cancellation)
    {
        Account = (BookingReference.TryParse(reference, out var parsed) ? await desk.FindAsync(parsed, cancellation) : null)!;
        return Account is not null;
    }
}
