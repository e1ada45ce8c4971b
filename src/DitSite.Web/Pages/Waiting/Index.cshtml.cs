using DitSite.Bookings.Outbox;
using DitSite.Bookings.Sales;
using DitSite.Bookings.Waiting;
using DitSite.Content;
using DitSite.Web.Links;
using DitSite.Web.Pages.Courses.Book;
using DitSite.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Waiting;

/// <summary>Where the links of the waiting list lead. Looking changes nothing: mail scanners follow links, people press buttons.</summary>
[PrivatePage, IgnoreAntiforgeryToken]
public sealed class IndexModel(WaitingList waiting, PublishedContent content, AvailabilityBoard board, BookingJourney journey, MailRoute mail, TimeProvider clock) : PageModel
{
    public const string Confirm = SiteLinks.WaitingList + "?handler=Confirm";
    public const string Leave = SiteLinks.WaitingList + "?handler=Leave";
    public const string TakeUp = SiteLinks.WaitingList + "?handler=TakeUp";

    /// <summary>The secret of the link.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    /// <summary>Null: the link is unknown.</summary>
    public WaitingView? Entry { get; private set; }

    /// <summary>The button came too late.</summary>
    [BindProperty(SupportsGet = true, Name = "late")]
    public bool TooLate { get; set; }

    public string Heading => Entry!.State switch
    {
        WaitingState.Asked => "Join the waiting list",
        WaitingState.Waiting => "You are on the waiting list",
        WaitingState.Offered => "A place is kept for you",
        WaitingState.Accepted => "You have booked the place",
        WaitingState.Left => "You have left the waiting list",
        WaitingState.Declined => "You have declined the place",
        WaitingState.Expired => "The place is no longer kept",
        _ => "The waiting list is closed",
    };

    public string Ahead => Entry!.Ahead switch
    {
        0 when Entry.State == WaitingState.Waiting => "The next place that comes free is yours.",
        0 => "Nobody else is waiting.",
        1 => "One person comes before you.",
        var people => $"{people} people come before you.",
    };

    public string Over => Entry!.State switch
    {
        WaitingState.Accepted => "The confirmation of your booking has a link to it.",
        WaitingState.Left => "We will not write to you about this date again.",
        WaitingState.Declined => "Thank you for telling us. The place goes to the next person.",
        WaitingState.Expired => "The time for booking it is over, and it has gone to the next person.",
        _ => "No place came free in time.",
    };

    public async Task OnGetAsync(CancellationToken cancellation) => await FindAsync(cancellation);

    public Task<IActionResult> OnPostConfirmAsync(CancellationToken cancellation) => DoAsync(token => waiting.ConfirmAsync(token, cancellation), cancellation);

    public Task<IActionResult> OnPostLeaveAsync(CancellationToken cancellation) => DoAsync(token => waiting.LeaveAsync(token, cancellation), cancellation);

    /// <summary>Begins a booking in this browser, with the kept place in it.</summary>
    public async Task<IActionResult> OnPostTakeUpAsync(CancellationToken cancellation)
    {
        await FindAsync(cancellation);
        if (Entry is not { State: WaitingState.Offered } || content.Current.FindRun(Entry.RunKey) is not var (course, run)
            || BookingDoor.Find(content.Current, course.Slug, run.Address, clock.Today, board.For(run.Key), mail.State != MailTransportState.Closed, holdsPlace: true) is not BookingDoor.Open open)
        {
            return Entry is null ? Page() : Again(late: true);
        }

        await journey.LoadAsync(cancellation);
        journey.Enter(open.Offer);
        var first = await journey.StartAsync(cancellation);
        return await waiting.TakeUpAsync(Token!, journey.Id!, cancellation) ? Redirect(first) : Again(late: true);
    }

    private async Task<IActionResult> DoAsync(Func<string, Task<bool>> work, CancellationToken cancellation)
    {
        if (Token is not null && await waiting.FindAsync(Token, cancellation) is not null)
        {
            return Again(late: !await work(Token));
        }

        Response.StatusCode = StatusCodes.Status410Gone;
        return Page();
    }

    /// <summary>Back to the address in the letter, which shows how things stand now.</summary>
    private RedirectResult Again(bool late) => Redirect($"{SiteLinks.WaitingList}?token={Uri.EscapeDataString(Token!)}{(late ? "&late=true" : "")}");

    private async Task FindAsync(CancellationToken cancellation)
    {
        Entry = Token is null ? null : await waiting.FindAsync(Token, cancellation);
        if (Entry is null)
        {
            Response.StatusCode = StatusCodes.Status410Gone;
        }
    }
}
