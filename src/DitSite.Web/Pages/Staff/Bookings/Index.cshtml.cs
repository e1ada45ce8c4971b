using DitSite.Bookings.Desk;
using DitSite.Bookings.Staff;
using DitSite.Web.Components.Content;
using DitSite.Web.Staff;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Staff.Bookings;

/// <summary>How every run stands, and a search over all bookings.</summary>
public sealed class IndexModel(BookingsDesk desk, StaffAudit audit, TimeProvider clock) : PageModel
{
    public static readonly IReadOnlyList<string> Columns = ["Run", "Course", "Places", "Booked", "Held", "Sale"];
    public static readonly IReadOnlyList<int> Numbers = [2, 3, 4];

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    public IReadOnlyList<DeskBooking>? Found { get; private set; }

    public IReadOnlyList<DeskRun> Runs { get; private set; } = [];

    public IReadOnlyList<IReadOnlyList<Cell>> Rows => [.. Runs.Select(run => (IReadOnlyList<Cell>)
    [
        new Cell(run.Facts.DatesText, StaffLinks.Run(run.RunKey)), run.Facts.CourseTitle, $"{run.Capacity}", $"{run.Booked}", $"{run.Held}", Sale(run),
    ])];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Runs = await desk.RunsAsync(cancellation);
        if (!string.IsNullOrWhiteSpace(Q))
        {
            Found = await desk.SearchAsync(Q, cancellation);

            // What was searched for may be a name: the record keeps that somebody searched and how much they saw.
            await audit.RecordAsync(User.Did("searched-bookings", $"{Found.Count} shown"), cancellation);
        }
    }

    private string Sale(DeskRun run)
    {
        var now = clock.GetUtcNow();
        return !run.OnSale ? "Not on sale" : run.OpensAt is null ? "Not opened" : now < run.OpensAt ? "Opens later" : now < run.ClosesAt ? "Open" : "Closed";
    }
}
