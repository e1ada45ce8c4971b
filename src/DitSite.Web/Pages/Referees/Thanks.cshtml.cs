using DitSite.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Referees;

/// <summary>The end of every answer of a referee.</summary>
[PrivatePage]
public sealed class ThanksModel : PageModel
{
    public void OnGet()
    {
    }
}
