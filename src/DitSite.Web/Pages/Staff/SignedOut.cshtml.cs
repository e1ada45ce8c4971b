using DitSite.Web.Staff.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Staff;

/// <summary>Where signing out ends: a page of ours, since a form may not lead to another origin.</summary>
[AllowAnonymous]
internal sealed class SignedOutModel(ProviderSignOut providerSignOut) : PageModel
{
    public string? ProviderHref { get; private set; }

    public async Task OnGetAsync() => ProviderHref = await providerSignOut.AddressAsync(HttpContext.RequestAborted);
}
