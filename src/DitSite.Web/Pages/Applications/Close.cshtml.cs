using DitSite.Bookings.Applications;
using DitSite.Web.Applications;
using DitSite.Web.Links;
using DitSite.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Applications;

/// <summary>Ends the session, for those who share a computer.</summary>
[PrivatePage, ApplicantPage]
public sealed class CloseModel(ApplicationLinks links) : PageModel
{
    public IActionResult OnGet() => Redirect(SiteLinks.Home);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await links.CloseSessionAsync(ApplicationCookie.Read(Request)!, cancellation);
        ApplicationCookie.Close(Response);
        return Redirect(SiteLinks.Home);
    }
}
