using DitSite.Bookings.Outcomes;
using DitSite.Web.Components.Content;
using DitSite.Web.Staff;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Staff.Attendance;

/// <summary>Runs that have begun, with how far their registers are.</summary>
public sealed class IndexModel(Register register) : PageModel
{
    public static readonly IReadOnlyList<string> Columns = ["Run", "Course", "Places", "Marked", "Role plays", "Judged"];
    public static readonly IReadOnlyList<int> Numbers = [2, 3, 4, 5];

    public IReadOnlyList<IReadOnlyList<Cell>> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) =>
        Rows = [.. (await register.RunsAsync(cancellation)).Select(run => (IReadOnlyList<Cell>)
            [new Cell(run.Facts.DatesText, StaffLinks.Register(run.RunKey)), run.Facts.CourseTitle, $"{run.Booked}", $"{run.Marked}", $"{run.RolePlays}", $"{run.Judged}"])];
}
