using DitSite.Bookings.Applications;
using DitSite.Web.Applications;
using DitSite.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Applications;

/// <summary>Asks once more, then gives the offered place back.</summary>
[PrivatePage, ApplicantPage(ApplicationAction.DeclineOffer)]
public sealed class DeclineOfferModel(CurrentApplication current, ApplicantSteps steps) : PageModel
{
    public CurrentApplication Current => current;

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await steps.DeclineOfferAsync(current.View.Id, cancellation);
        return Redirect(current.Home);
    }
}
