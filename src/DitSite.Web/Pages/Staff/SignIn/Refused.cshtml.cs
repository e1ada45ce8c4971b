using DitSite.Web.Staff.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Staff.SignIn;

/// <summary>Says why a sign-in was refused, as far as a person can act on it.</summary>
[AllowAnonymous]
internal sealed class RefusedModel : PageModel
{
    public string Reason { get; private set; } = "";

    public void OnGet(SignInRefusal? why)
    {
        Response.StatusCode = why == SignInRefusal.ProviderUnreachable ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status403Forbidden;
        Reason = why switch
        {
            SignInRefusal.ProviderUnreachable => "The service you sign in with can't be reached just now. The public pages of the site are not affected.",
            SignInRefusal.NoProofKey => "The service you sign in with does not offer the protection this site insists on (PKCE with S256).",
            SignInRefusal.ProviderSaidNo => "The service you sign in with ended the sign-in, or you left it before it was complete.",
            SignInRefusal.WrongState => "This sign-in was not started in this browser, or it took too long.",
            SignInRefusal.WrongIssuer => "The answer came from another service than the one this site uses.",
            SignInRefusal.CodeRefused => "The code that your browser brought back had been used before, or had run out.",
            SignInRefusal.NoRole => "Your account is known, but it has no role at this site's desk. An administrator can give it one.",
            _ => "The answer of the service you sign in with could not be verified.",
        };
    }
}
