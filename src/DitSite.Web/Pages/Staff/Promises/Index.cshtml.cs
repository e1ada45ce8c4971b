using DitSite.Bookings.Promises;
using DitSite.Bookings.Staff;
using DitSite.Content.Facts;
using DitSite.Web.Components.Content;
using DitSite.Web.Staff;
using DitSite.Web.Staff.Bookings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Staff.Promises;

/// <summary>Every promise: due when, whose, how it stands, and what proves it.</summary>
public sealed class IndexModel(PromisesDesk desk, StaffAudit audit) : PageModel
{
    private IReadOnlyList<PromiseLine> lines = [];
    private int total;

    /// <summary>Those that are over, instead of those to be kept.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Ended { get; set; }

    [BindProperty(SupportsGet = true, Name = "page-number")]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<string> Columns => Ended ? ["Promise", "About", "For", "Due", "State", "Proof"] : ["Promise", "About", "For", "Due", "State", "Owner"];

    public string Summary => Ended ? UkText.Count(total, "promise") + " ended." :
        $"{Number(PromiseStanding.Broken)} broken, {Number(PromiseStanding.AtRisk)} at risk, {Number(PromiseStanding.Open)} to be kept. This list is at most five minutes old.";

    public IReadOnlyList<IReadOnlyList<Cell>> Rows => [.. lines.Select(line => (IReadOnlyList<Cell>)
    [
        PromiseWords.Kind(line.Kind),
        new Cell(line.About, AboutHref(line)),
        line.Booking is { } booking ? new Cell(booking.ToString(), StaffLinks.Booking(booking.ToString())) : "",
        StaffTime.Of(line.DueAt),
        new Cell(PromiseWords.Standing(line.Standing), Colour: PromiseWords.Colour(line.Standing)),
        !Ended ? line.Owner : line.MessageId is { } message ? new Cell($"{line.Proof}, {StaffTime.Of(line.EndedAt!.Value)}", StaffLinks.Message(message)) : line.Proof ?? "",
    ])];

    public string? NextHref => Ended && PageNumber * PromisesDesk.PageSize < total ? $"{StaffLinks.Promises}?ended=true&page-number={PageNumber + 1}" : null;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!ModelState.IsValid || PageNumber < 1)
        {
            return NotFound();
        }

        if (Ended)
        {
            (lines, total) = await desk.EndedAsync(PageNumber, cancellation);
        }
        else
        {
            lines = await desk.OpenAsync(cancellation);
        }

        await audit.RecordAsync(User.Did("viewed-promises", Ended ? "ended" : "to be kept"), cancellation);
        return Page();
    }

    private static string? AboutHref(PromiseLine line) => (line.RunKey, line.MessageId) switch
    {
        ({ } run, _) => StaffLinks.RunDesk(run),
        (null, { } message) => StaffLinks.Message(message),
        _ => null,
    };

    private int Number(PromiseStanding standing) => lines.Count(line => line.Standing == standing);
}
