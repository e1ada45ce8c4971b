using DitSite.Bookings.MailingList;
using DitSite.Web.Links;
using DitSite.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.MailingList;

/// <summary>The link in the e-mail shows a button: mail scanners that follow links subscribe nobody.</summary>
[PrivatePage, IgnoreAntiforgeryToken]
public sealed class ConfirmModel(CourseSubscriptions subscriptions) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    /// <summary>Null: the link is unknown or too old.</summary>
    public SubscriptionView? Subscription { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Subscription = Token is null ? null : await subscriptions.FindToConfirmAsync(Token, cancellation);
        if (Subscription is null)
        {
            Response.StatusCode = StatusCodes.Status410Gone;
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (Token is not null && await subscriptions.ConfirmAsync(Token, cancellation) is not null)
        {
            return Redirect(SiteLinks.MailingListConfirmed);
        }

        Response.StatusCode = StatusCodes.Status410Gone;
        return Page();
    }
}
