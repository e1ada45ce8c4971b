using DitSite.Bookings.Applications;
using DitSite.Web.Applications;
using DitSite.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Applications;

/// <summary>The end of filling in. Going back from here changes nothing.</summary>
[PrivatePage, ApplicantPage]
public sealed class SentModel(CurrentApplication current) : PageModel
{
    public CurrentApplication Current => current;

    public IActionResult OnGet() => current.View.State == ApplicationState.Draft ? Redirect(current.Home) : Page();
}
