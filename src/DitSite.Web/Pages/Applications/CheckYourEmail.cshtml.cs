using DitSite.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Applications;

/// <summary>The end of asking for a link. It says the same to everybody.</summary>
[PrivatePage]
public sealed class CheckYourEmailModel : PageModel
{
    public void OnGet()
    {
    }
}
