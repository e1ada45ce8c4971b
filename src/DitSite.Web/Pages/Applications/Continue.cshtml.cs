using DitSite.Bookings.Applications;
using DitSite.Web.Applications;
using DitSite.Web.Links;
using DitSite.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Applications;

/// <summary>Where the links in letters to applicants lead: a GET shows a button, its POST opens a session and takes the secret out of the address.</summary>
[PrivatePage, IgnoreAntiforgeryToken]
public sealed class ContinueModel(ApplicationLinks links, ApplyDoor door) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Link { get; set; }

    public ApplicationLinkState Leads { get; private set; } = new ApplicationLinkState.Dead();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Leads = Link is null ? Leads : await links.LookAsync(Link, cancellation);
        return Leads is ApplicationLinkState.Dead ? Gone() : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (Link is null || await links.OpenAsync(Link, door.Offer, cancellation) is not { } session)
        {
            return Gone();
        }

        ApplicationCookie.Open(Response, session.Token);
        return Redirect(ApplyLinks.Application(session.Reference));
    }

    /// <summary>A link that ran out: a new one goes to the same address, and the answer is the same for one that never was.</summary>
    public async Task<IActionResult> OnPostRenewAsync(CancellationToken cancellation)
    {
        if (Link is { Length: > 0 } && door.MailLeaves)
        {
            await links.RenewAsync(Link, cancellation);
        }

        return Redirect(ApplyLinks.CheckYourEmail);
    }

    private PageResult Gone()
    {
        Response.StatusCode = StatusCodes.Status410Gone;
        return Page();
    }
}
