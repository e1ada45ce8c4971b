using DitSite.Bookings.Desk;
using DitSite.Bookings.Outbox;
using DitSite.Bookings.Staff;
using DitSite.Web.Components.Content;
using DitSite.Web.Staff;
using DitSite.Web.Staff.Bookings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Staff.Messages;

/// <summary>What was sent, what waits, and what could not be delivered.</summary>
public sealed class IndexModel(MessagesDesk desk, StaffAudit audit) : PageModel
{
    public static readonly IReadOnlyList<string> Columns = ["Message", "To", "Queued", "State"];

    private int total;

    [BindProperty(SupportsGet = true)]
    public OutboxState? State { get; set; }

    [BindProperty(SupportsGet = true, Name = "page-number")]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<IReadOnlyList<Cell>> Rows { get; private set; } = [];

    public string Caption => total == 1 ? "1 message" : $"{total} messages";

    public string? NextHref => PageNumber * MessagesDesk.PageSize < total ? Href(State, PageNumber + 1) : null;

    public IEnumerable<(string Text, string Href, bool Current)> Filters =>
        new (string, OutboxState?)[] { ("All", null), ("Waiting", OutboxState.Waiting), ("Sent", OutboxState.Sent), ("Could not be delivered", OutboxState.Dead) }
            .Select(filter => (filter.Item1, Href(filter.Item2, 1), filter.Item2 == State));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!ModelState.IsValid || PageNumber < 1)
        {
            return NotFound();
        }

        var (messages, count) = await desk.PageAsync(State, PageNumber, cancellation);
        if (messages.Count == 0 && PageNumber > 1)
        {
            return NotFound();
        }

        total = count;
        Rows = [.. messages.Select(message => (IReadOnlyList<Cell>)
        [
            new Cell(message.Subject, StaffLinks.Message(message.Id)), message.To, StaffTime.Of(message.QueuedAt), StaffWords.State(message.State),
        ])];
        await audit.RecordAsync(User.Did("listed-messages", $"{messages.Count} shown"), cancellation);
        return Page();
    }

    private static string Href(OutboxState? state, int page)
    {
        var parts = new[] { state is null ? null : $"state={state}", page == 1 ? null : $"page-number={page}" }.OfType<string>().ToList();
        return StaffLinks.Messages + (parts.Count == 0 ? "" : "?" + string.Join('&', parts));
    }
}
