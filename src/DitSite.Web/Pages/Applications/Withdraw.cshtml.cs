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

    public string Consequence => current.View.State switch
    {
        ApplicationState.Draft => "Your files and answers are deleted at once.",
        ApplicationState.Offered => "The place goes to somebody else, and your files and answers are deleted after six months.",
        _ when current.View.Course.Requirements.Any(requirement => requirement.Kind == RequirementKind.Declaration) =>
            "What is kept for you goes to somebody else. What you told us about your own therapy is deleted at once, your other answers and files after six months.",
        _ => "What is kept for you goes to somebody else, and your files and answers are deleted after six months.",
    };

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await (DeclinesOffer ? steps.DeclineOfferAsync(current.View.Id, cancellation) : steps.WithdrawAsync(current.View.Id, cancellation));
        return Redirect(current.Home);
    }
}
