using DitSite.Bookings.Changes;
using DitSite.Bookings.Sales;
using DitSite.Bookings.Staff;
using DitSite.Content.Facts;
using DitSite.Web.Components.Content;
using DitSite.Web.Components.Forms;
using DitSite.Web.Staff;
using DitSite.Web.Staff.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Staff.Changes;

/// <summary>One change: what moves, who is told what, and the button that tells them (S85).</summary>
public sealed class NoticeModel(ChangeNotices notices, StaffAudit audit) : PageModel
{
    public static readonly IReadOnlyList<string> ChangeColumns = ["Fact", "People know", "Now"];

    public static readonly IReadOnlyList<string> PeopleColumns = ["Person", "Address", "What they get"];

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>Of the page that is confirmed.</summary>
    [BindProperty]
    public string? Stamp { get; set; }

    /// <summary>Why people are told later than promised.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    public NoticeView? View { get; private set; }

    public string? Outcome { get; private set; }

    public string PeopleCaption => View!.People.Count == 1 ? "1 person is told, once" : $"{View!.People.Count} people are told, each once";

    public string ButtonText => View!.People.Count switch { 0 => "Close the notice", 1 => "Tell this person", var people => $"Tell these {people} people" };

    public IReadOnlyList<IReadOnlyList<Cell>> Changes
    {
        get
        {
            var (before, after) = (View!.Notice.Before, View.Notice.After);
            (string, string?, string?)[] facts = [("Date", before.DatesText, after.DatesText), ("Times", before.TimesText, after.TimesText), ("Place", before.PlaceText, after.PlaceText)];
            return [.. facts.Select(fact => (IReadOnlyList<Cell>)[fact.Item1, fact.Item2 ?? "", fact.Item2 == fact.Item3 ? "the same" : fact.Item3 ?? ""])];
        }
    }

    public IReadOnlyList<IReadOnlyList<Cell>> People => [.. View!.People.Select(person => (IReadOnlyList<Cell>)[person.Name, person.Email, Gets(person)])];

    public string NoticeText => (View!.NoticeGiven, View.NoticePromised) switch
    {
        (var given, null) => $"Told today, people have {UkText.Count(given, "working day")} of notice. The site promises no number of days.",
        var (given, promised) when given < promised => $"Told today, people have {UkText.Count(given, "working day")} of notice. The site promises {UkText.Count(promised.Value, "working day")}.",
        var (given, promised) => $"Told today, people have {UkText.Count(given, "working day")} of notice, which keeps the promise of {UkText.Count(promised!.Value, "working day")}.",
    };

    public IReadOnlyList<SummaryRow> Told =>
    [
        .. new SummaryRow[]
        {
            new("Told", View!.Notice.ConfirmedAt is { } at ? $"{StaffTime.Of(at)}, by {View.Notice.ConfirmedBy}" : "The run went back to what people know, so nobody was told"),
            new("Told late because", View.OverrideReason),
            new("Coming", Answered(ChangeAnswerState.Accepted)),
            new("Moved to another date", Answered(ChangeAnswerState.Transferred)),
            new("Cancelled without charge", Answered(ChangeAnswerState.Cancelled)),
            new("Not answered yet", Answered(ChangeAnswerState.Asked)),
        }.Where(row => !string.IsNullOrEmpty(row.Text)),
    ];

    public async Task<IActionResult> OnGetAsync(ConfirmNoticeResult? done, CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation))
        {
            return NotFound();
        }

        Outcome = done switch
        {
            ConfirmNoticeResult.Told => "People are being told now.",
            ConfirmNoticeResult.AlreadyDone => "Nothing was sent now: this was done already.",
            ConfirmNoticeResult.ChangedMeanwhile => "Nothing was sent: the course, or who is on it, has changed since you looked. This is how it stands now.",
            _ => null,
        };
        await audit.RecordAsync(User.Did("viewed-change-notice", Id.ToString()), cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation))
        {
            return NotFound();
        }

        if (Reason?.Length > ChangeNotice.ReasonLength)
        {
            ModelState.AddModelError(nameof(Reason), $"The reason must be {ChangeNotice.ReasonLength} characters or fewer");
        }

        var result = ModelState.IsValid ? await notices.ConfirmAsync(Id, Stamp ?? "", Reason, User.DisplayName(), cancellation) : ConfirmNoticeResult.NeedsReason;
        if (result == ConfirmNoticeResult.NeedsReason)
        {
            if (ModelState.IsValid)
            {
                ModelState.AddModelError(nameof(Reason), "Enter why people are told later than the site promises: it stays on the record");
            }

            return this.PageWithErrors();
        }

        await audit.RecordAsync(User.Did("confirmed-change-notice", Id.ToString(), null, result.ToString()), cancellation);
        return Redirect($"{StaffLinks.Change(Id)}?done={result}");
    }

    private static string Gets(ToldPerson person) => person.HasOffer ? "An email with a link to take or decline the place that is kept for them" : person.AnswersFor.Count == 0
        ? "An email with the new entry for their calendar"
        : $"An email with {(person.Attends ? "the new entry for their calendar" : "the new entry for a calendar")} and a link for {UkText.List(person.AnswersFor.Select(reference => reference.ToString()))}: come, move or cancel without charge";

    private string? Answered(ChangeAnswerState state) => View!.Answers.TryGetValue(state, out var count) ? UkText.Count(count, "booking") : null;

    private async Task<bool> FindAsync(CancellationToken cancellation) => (View = await notices.FindAsync(Id, cancellation)) is not null;
}
