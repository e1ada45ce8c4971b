using DitSite.Bookings;
using DitSite.Bookings.Links;
using DitSite.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace DitSite.Web.Pages.Delegates;

/// <summary>Sends a new link to the delegate. The answer is the same whether there is such a booking or not.</summary>
[PrivatePage, IgnoreAntiforgeryToken, EnableRateLimiting(PostLimits.NewLink)]
public sealed class NewLinkModel(DelegateLinks links) : PageModel
{
    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(string? reference, string? link, CancellationToken cancellation)
    {
        if (link is not null && BookingReference.TryParse(reference, out var parsed))
        {
            await links.RequestNewLinkAsync(parsed, link, cancellation);
        }

        return RedirectToPage();
    }
}
