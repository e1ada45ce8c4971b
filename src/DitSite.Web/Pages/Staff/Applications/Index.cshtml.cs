using DitSite.Bookings.Applications;
using DitSite.Bookings.Funding;
using DitSite.Bookings.Staff;
using DitSite.Content.Facts;
using DitSite.Web.Applications;
using DitSite.Web.Components.Content;
using DitSite.Web.Components.Forms;
using DitSite.Web.Staff;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Staff.Applications;

/// <summary>Every application that was sent, with what is still awaited; narrowed down by state, date, reference and name.</summary>
public sealed class IndexModel(ApplicationsDesk desk, StaffAudit audit) : PageModel
{
    public static readonly IReadOnlyList<string> Columns = ["Reference", "Applicant", "Course", "Date", "Sent", "State", "Reference letter", "Funded place", "Judged"];

    [BindProperty(SupportsGet = true)]
    public bool Over { get; set; }

    [BindProperty(SupportsGet = true)]
    public ApplicationState? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Run { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true, Name = "page-number")]
    public int? Number { get; set; }

    public DeskApplications Found { get; private set; } = null!;

    public bool IsFiltered => State is not null || Run is not null || Q is not null;

    public string Everything => StaffLinks.Applications + (Over ? "?over=true" : "");

    public string Caption => UkText.Count(Found.Total, "application") + (Found.Pages > 1 ? $", {Found.Shown.Count} of them on this page" : "");

    public IReadOnlyList<Choice> States =>
    [
        new("", "Every state"),
        .. Enum.GetValues<ApplicationState>().Where(state => state != ApplicationState.Draft && (ApplicationMoves.IsOver(state) == Over)).Select(state => new Choice(state.ToString(), ApplicationWords.State(state))),
    ];

    public IReadOnlyList<Choice> Runs => [new("", "Every date"), .. Found.Runs.Select(run => new Choice(run.RunKey.ToString(), $"{run.CourseTitle}, {run.DatesText}"))];

    public Func<int, string> To => page => StaffLinks.ApplicationList(Over, State?.ToString(), Run, Q, page);

    public IReadOnlyList<IReadOnlyList<Cell>> Rows => [.. Found.Shown.Select(one => (IReadOnlyList<Cell>)
    [
        new Cell(one.Number.ToString(), StaffLinks.Application(one.Number.ToString())), one.Name, one.CourseTitle, one.DatesText,
        one.SubmittedAt is { } sent ? StaffTime.Of(sent) : "", ApplicationWords.State(one.State),
        one.Reference is { } reference ? ApplicationWords.Reference(reference) : "Not asked for", Funding(one.Funding), $"{one.Judged} of {one.Requirements}",
    ])];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Found = await desk.ListAsync(new(Over, State is { } state && Enum.IsDefined(state) ? state : null, Run, Q, Number ?? 1), cancellation);

        // What was searched for may be a name: the record keeps how many were seen.
        await audit.RecordAsync(User.Did("listed-applications", $"{Found.Shown.Count} shown"), cancellation);
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
