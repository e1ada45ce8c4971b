using DitSite.Bookings.Applications;
using DitSite.Web.Applications;
using DitSite.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Applications;

/// <summary>Asks once more, then ends the application. While there is an offer that means declining it.</summary>
[PrivatePage, ApplicantPage(ApplicationAction.Withdraw)]
public sealed class WithdrawModel(CurrentApplication current, ApplicantSteps steps) : PageModel
{
    public CurrentApplication Current => current;

    public bool DeclinesOffer => current.View.Allows(ApplicationAction.DeclineOffer);

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await (DeclinesOffer ? steps.DeclineOfferAsync(current.View.Id, cancellation) : steps.WithdrawAsync(current.View.Id, cancellation));
        return Redirect(current.Home);
    }
}
