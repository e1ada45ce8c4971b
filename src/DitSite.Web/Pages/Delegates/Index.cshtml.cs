using DitSite.Bookings;
using DitSite.Bookings.Letters;
using DitSite.Bookings.Links;
using DitSite.Bookings.Outcomes;
using DitSite.Web.Links;
using DitSite.Web.Outcomes;
using DitSite.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace DitSite.Web.Pages.Delegates;

/// <summary>What follows a course: certificates, the result of the role play, and the dates to keep (S66, S67, S74, S75, S96).</summary>
[PrivatePage, IgnoreAntiforgeryToken]
public sealed class IndexModel(DelegateLinks links, DelegateAccess access, IOptions<LetterOptions> letters) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    /// <summary>The secret of the link, in the first address and in the form behind the button.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Link { get; set; }

    /// <summary>Null: there is no session.</summary>
    public RegisterLine? Line { get; private set; }

    /// <summary>The link is live, and its button is shown.</summary>
    public bool CanOpen { get; private set; }

    public string? StageTwoEmail => letters.Value.StageTwoEmail;

    public IReadOnlyList<Certificate> Certificates => Certificate.Of(Line!, letters.Value);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Line = await access.FindAsync(Request, Reference, cancellation);
        if (Line is not null)
        {
            return Link is null ? Page() : Redirect(SiteLinks.Delegate(Reference));
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
        return Redirect(SiteLinks.Delegate(reference.ToString()));
    }

    /// <summary>The same for an expired link and for one that never was.</summary>
    private PageResult LinkTooOld()
    {
        Response.StatusCode = StatusCodes.Status410Gone;
        return Page();
    }
}
