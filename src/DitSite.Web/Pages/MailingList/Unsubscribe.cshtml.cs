using DitSite.Bookings.MailingList;
using DitSite.Web.Links;
using DitSite.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.MailingList;

/// <summary>Ends a subscription by its secret link: people press a button, mail programs post at once (RFC 8058). Looking ends nothing.</summary>
[PrivatePage, IgnoreAntiforgeryToken, SameOriginPosts.AllowedCrossSite]
public sealed class UnsubscribeModel(CourseSubscriptions subscriptions) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    /// <summary>"One-Click" from a mail program. Bound, not read from the request: a body that is no form must not throw.</summary>
    [BindProperty(Name = "List-Unsubscribe")]
    public string? ListUnsubscribe { get; set; }

    public SubscriptionView? Subscription { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation) =>
        Subscription = Token is null ? null : await subscriptions.FindToUnsubscribeAsync(Token, cancellation);

    /// <summary>The same answer for known and unknown links: who asks not to be written to is not written to.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (Token is not null)
        {
            await subscriptions.UnsubscribeAsync(Token, cancellation);
        }

        // RFC 8058, section 3.1: a mail program's POST is not redirected.
        return ListUnsubscribe == "One-Click" ? Content("You have been unsubscribed.") : Redirect(SiteLinks.MailingListUnsubscribed);
    }
}
