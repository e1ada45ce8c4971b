using DitSite.Bookings.Desk;
using DitSite.Bookings.Staff;
using DitSite.Bookings.Waiting;
using DitSite.Web.Components.Content;
using DitSite.Web.Staff;
using DitSite.Web.Staff.Bookings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Staff.Bookings;

/// <summary>Who has booked one run.</summary>
public sealed class RunModel(BookingsDesk desk, StaffAudit audit) : PageModel
{
    public DeskRun? Run { get; private set; }

    public IReadOnlyList<DeskBooking> Bookings { get; private set; } = [];

    public static readonly IReadOnlyList<string> WaitingColumns = ["Person", "Address", "On the list since", "State"];

    /// <summary>First come first.</summary>
    public IReadOnlyList<IReadOnlyList<Cell>> Waiting { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid key, CancellationToken cancellation)
    {
        Run = (await desk.RunsAsync(cancellation)).FirstOrDefault(run => run.RunKey == key);
        if (Run is null)
        {
            return NotFound();
        }

        Bookings = await desk.OfRunAsync(key, cancellation);
        Waiting = [.. (await desk.WaitingAsync(key, cancellation)).Select(one => (IReadOnlyList<Cell>)
        [
            one.Name, one.Email, StaffTime.Of(one.ConfirmedAt), StaffWords.State(one.State) + (one is { State: WaitingState.Offered, OfferEndsAt: { } ends } ? $" until {StaffTime.Of(ends)}" : ""),
        ])];
        await audit.RecordAsync(User.Did("viewed-run", key.ToString()), cancellation);
        return Page();
    }
}
