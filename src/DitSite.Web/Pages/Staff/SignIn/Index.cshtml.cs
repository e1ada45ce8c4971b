using DitSite.Web.Staff;
using DitSite.Web.Staff.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace DitSite.Web.Pages.Staff.SignIn;

[AllowAnonymous]
internal sealed class IndexModel(IOptions<SignInOptions> options, OneTimeLink link) : PageModel
{
    public bool HasProvider => options.Value.IsConfigured;

    public bool HasOneTimeLink => link.IsOffered;

    public string StartHref { get; private set; } = StaffLinks.SignInStart;

    public void OnGet(string? to) => StartHref = $"{StaffLinks.SignInStart}?to={Uri.EscapeDataString(StaffLinks.LocalOrDesk(to))}";
}
