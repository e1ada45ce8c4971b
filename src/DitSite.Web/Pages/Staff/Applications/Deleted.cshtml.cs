using DitSite.Bookings.Applications;
using DitSite.Web.Applications;
using DitSite.Web.Components.Content;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Staff.Applications;

/// <summary>What a provider reports of applications that are gone: numbers, and nobody's data.</summary>
public sealed class DeletedModel(ApplicationsDesk desk) : PageModel
{
    public static readonly IReadOnlyList<string> Columns = ["Month", "Course", "What became of them", "Number"];
    public static readonly IReadOnlyList<int> Numbers = [3];

    public IReadOnlyList<IReadOnlyList<Cell>> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) => Rows =
        [.. (await desk.DeletedAsync(cancellation)).Select(row => (IReadOnlyList<Cell>)[ApplicationWords.Month(row.Month), row.CourseTitle, row.Outcome == ApplicationState.Draft ? "Never sent" : ApplicationWords.State(row.Outcome), $"{row.Count}"])];
}
