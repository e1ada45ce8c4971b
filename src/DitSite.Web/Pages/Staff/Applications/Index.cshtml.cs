using DitSite.Bookings.Applications;
using DitSite.Bookings.Funding;
using DitSite.Bookings.Staff;
using DitSite.Web.Applications;
using DitSite.Web.Components.Content;
using DitSite.Web.Staff;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Staff.Applications;

/// <summary>Every application that was sent, with what is still awaited.</summary>
public sealed class IndexModel(ApplicationsDesk desk, StaffAudit audit) : PageModel
{
    public static readonly IReadOnlyList<string> Columns = ["Reference", "Applicant", "Course", "Date", "Sent", "State", "Reference letter", "Funded place", "Judged"];

    [BindProperty(SupportsGet = true)]
    public bool Over { get; set; }

    public IReadOnlyList<DeskApplication> Applications { get; private set; } = [];

    public IReadOnlyList<IReadOnlyList<Cell>> Rows => [.. Applications.Select(one => (IReadOnlyList<Cell>)
    [
        new Cell(one.Number.ToString(), StaffLinks.Application(one.Number.ToString())), one.Name, one.CourseTitle, one.DatesText,
        one.SubmittedAt is { } sent ? StaffTime.Of(sent) : "", ApplicationWords.State(one.State),
        one.Reference is { } reference ? ApplicationWords.Reference(reference) : "Not asked for", Funding(one.Funding), $"{one.Judged} of {one.Requirements}",
    ])];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Applications = await desk.ListAsync(Over, cancellation);
        await audit.RecordAsync(User.Did("listed-applications", $"{Applications.Count} shown"), cancellation);
    }

    private static string Funding(FundedState? state) => state switch
    {
        null => "Not asked for",
        FundedState.Held => "Held",
        FundedState.Waiting => "In the queue",
        FundedState.PassedOn => "Passed on",
        FundedState.Used => "Booked",
        _ => "Out of the queue",
    };
}
