using DitSite.Bookings.Applications;
using DitSite.Web.Applications;
using DitSite.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Applications;

/// <summary>Asks once more, then ends the application.</summary>
[PrivatePage, ApplicantPage(ApplicationAction.Withdraw)]
public sealed class WithdrawModel(CurrentApplication current, ApplicantSteps steps) : PageModel
{
    public CurrentApplication Current => current;

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await steps.WithdrawAsync(current.View.Id, cancellation);
        return Redirect(current.Home);
    }
}
