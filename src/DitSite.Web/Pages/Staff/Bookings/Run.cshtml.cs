using DitSite.Bookings.Desk;
using DitSite.Bookings.Staff;
using DitSite.Web.Staff;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Staff.Bookings;

/// <summary>Who has booked one run.</summary>
public sealed class RunModel(BookingsDesk desk, StaffAudit audit) : PageModel
{
    public DeskRun? Run { get; private set; }

    public IReadOnlyList<DeskBooking> Bookings { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid key, CancellationToken cancellation)
    {
        Run = (await desk.RunsAsync(cancellation)).FirstOrDefault(run => run.RunKey == key);
        if (Run is null)
        {
            return NotFound();
        }

        Bookings = await desk.OfRunAsync(key, cancellation);
        await audit.RecordAsync(User.Did("viewed-run", key.ToString()), cancellation);
        return Page();
    }
}
