using DitSite.Bookings;
using DitSite.Bookings.Bookings;
using DitSite.Bookings.Changes;
using DitSite.Bookings.Links;
using DitSite.Bookings.Money;
using DitSite.Web.Links;
using DitSite.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Bookings;

/// <summary>
/// A booking as it was sold. The link in the e-mail shows a button, because mail scanners follow links; pressing it opens a session and
/// takes the secret out of the address.
/// </summary>
[PrivatePage, IgnoreAntiforgeryToken]
public sealed class IndexModel(BookingLinks links, BookingAccess access, BookingMoves moves, MoneyDesk money) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    /// <summary>The secret of the link, in the first address and in the form behind the button.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Link { get; set; }

    /// <summary>Null: there is no session for this booking.</summary>
    public BookingView? Booking { get; private set; }

    /// <summary>The run has moved, and the booker has not said yet what they want.</summary>
    public bool IsAsked { get; private set; }

    /// <summary>What became of the answer just given.</summary>
    public string? Answered { get; private set; }

    /// <summary>What was invoiced and paid; set with <see cref="Booking"/>.</summary>
    public Account? Account { get; private set; }

    /// <summary>The link is live, and its button is shown.</summary>
    public bool CanOpen { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? answered, CancellationToken cancellation)
    {
        Booking = await access.FindAsync(Request, Reference, cancellation);
        if (Booking is not null)
        {
            IsAsked = await moves.QuestionAsync(Booking.Reference, cancellation) is not null;
            Answered = answered switch
            {
                "accepted" => "Thank you. Your place on the new date is kept.",
                "moved" => "Your booking is moved. We have sent an email with the new date for your calendar.",
                _ => null,
            };
            Account = await money.FindAsync(Booking.Reference, cancellation);
            return Link is null ? Page() : Redirect(SiteLinks.Booking(Reference));
        }

        if (Link is null)
        {
            return NotFound();
        }

        CanOpen = BookingReference.TryParse(Reference, out var reference) && await links.LookAsync(reference, Link, cancellation) is LinkState.Live;
        return CanOpen ? Page() : LinkTooOld();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (Link is null || !BookingReference.TryParse(Reference, out var reference) || await links.OpenAsync(reference, Link, cancellation) is not { } session)
        {
            return LinkTooOld();
        }

        LinkSessionCookie.Open(Response, session);
        return Redirect(SiteLinks.Booking(reference.ToString()));
    }

    /// <summary>The same for an expired link and for one that never was.</summary>
    private PageResult LinkTooOld()
    {
        Response.StatusCode = StatusCodes.Status410Gone;
        return Page();
    }
}
