using DitSite.Bookings.Money;
using DitSite.Bookings.Staff;
using DitSite.Content.Facts;
using DitSite.Web.Components.Content;
using DitSite.Web.Staff;
using DitSite.Web.Staff.Bookings;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Staff.Money;

/// <summary>Everything about money that waits for a person.</summary>
public sealed class IndexModel(MoneyDesk desk, Invoicing invoicing, StaffAudit audit) : PageModel
{
    public static readonly IReadOnlyList<string> Columns = ["Booking", "What to do", "Amount", "Due", "Booker", "Course", "Date"];
    public static readonly IReadOnlyList<int> Numbers = [2];

    public IReadOnlyList<string> Missing => invoicing.Missing;

    public IReadOnlyList<IReadOnlyList<Cell>> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var tasks = await desk.TasksAsync(cancellation);
        Rows = [.. tasks.Select(task => (IReadOnlyList<Cell>)
        [
            new Cell(task.Reference.ToString(), MoneyLinks.Account(task.Reference.ToString())), MoneyRows.Words(task.Need), UkText.Money(task.Amount),
            task.DueOn is { } due ? UkText.Date(due) : "", task.Booker, task.CourseTitle, task.DatesText,
        ])];
        await audit.RecordAsync(User.Did("listed-money", $"{tasks.Count} shown"), cancellation);
    }
}
