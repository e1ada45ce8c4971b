using DitSite.Bookings.Links;
using DitSite.Web.Links;
using DitSite.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Delegates;

/// <summary>Ends the session, for those who share a computer.</summary>
[PrivatePage]
public sealed class CloseModel(DelegateLinks links) : PageModel
{
    public IActionResult OnGet() => Redirect(SiteLinks.Home);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (LinkSessionCookie.Read(Request) is { } token)
        {
            await links.CloseSessionAsync(token, cancellation);
            LinkSessionCookie.Close(Response);
        }

        return Redirect(SiteLinks.Home);
    }
}
