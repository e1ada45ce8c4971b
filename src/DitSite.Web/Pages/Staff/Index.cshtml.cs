using DitSite.Web.Components.Content;
using DitSite.Web.Staff;
using DitSite.Web.Staff.Bookings;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Staff;

/// <summary>Where staff start: what needs a person now, how the runs stand, and the parts of the desk that their role opens.</summary>
internal sealed class IndexModel(StaffDesk desk, TodayList today) : PageModel
{
    /// <summary>Null: nothing of it is for this person.</summary>
    public IReadOnlyList<TodayItem>? Items { get; private set; }

    public IReadOnlyList<IReadOnlyList<Cell>> Runs { get; private set; } = [];

    public IReadOnlyList<StaffDesk.Part> Parts => [.. desk.PartsFor(User).Where(part => part.Href != StaffLinks.Desk)];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        if (await today.ForAsync(User, cancellation) is var (items, runs))
        {
            (Items, Runs) = (items, runs);
        }
    }
}
