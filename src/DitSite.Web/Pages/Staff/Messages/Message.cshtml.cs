using DitSite.Bookings.Contact;
using DitSite.Bookings.Desk;
using DitSite.Bookings.Outbox;
using DitSite.Bookings.Staff;
using DitSite.Web.Components.Content;
using DitSite.Web.Staff;
using DitSite.Web.Staff.Bookings;
using DitSite.Web.Staff.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Staff.Messages;

/// <summary>One message with its words; staff can have it sent again, and say that they have answered what somebody wrote.</summary>
public sealed class MessageModel(MessagesDesk desk, ContactAnswers answers, StaffAudit audit) : PageModel
{
    public DeskMessageDetail? Detail { get; private set; }

    public string? Outcome { get; private set; }

    public bool CanResend => Detail!.Message.State != OutboxState.Waiting;

    /// <summary>Somebody waits for an answer to it, or did; null: it asks for none.</summary>
    public OwedAnswer? Answer { get; private set; }

    public IReadOnlyList<SummaryRow> Rows { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, ResendResult? again, CancellationToken cancellation)
    {
        Detail = await desk.FindAsync(id, cancellation);
        if (Detail is null)
        {
            return NotFound();
        }

        var message = Detail.Message;
        Answer = await answers.FindAsync(id, cancellation);
        Outcome = again switch
        {
            ResendResult.Queued => "It is on its way again.",
            ResendResult.StillWaiting => "It has not been sent yet, so there is nothing to repeat.",
            ResendResult.CannotBeRepeated => "It can't be sent again: its words were deleted, or its link was for one occasion.",
            _ => null,
        };
        Rows = [.. new SummaryRow[]
        {
            new("To", message.To),
            new("State", StaffWords.State(message.State)),
            new("Queued", StaffTime.Of(message.QueuedAt)),
            new("Sent", message.SentAt is { } at ? StaffTime.Of(at) : null),
            new("Attempts", $"{message.Attempts}"),
            new("Next attempt", message.State == OutboxState.Waiting ? StaffTime.Of(message.NextAttemptAt) : null),
            new("Last problem", message.LastError),
            new("Files", string.Join('\n', Detail.Attachments)),
            new("Answer", Answer switch
            {
                null => null,
                { GivenAt: { } given } => $"Given, says {Answer.GivenBy}, {StaffTime.Of(given)}",
                _ => $"Owed until {StaffTime.Of(Answer.DueAt)}",
            }),
            new("Booking", Detail.Booking?.ToString()),
        }.Where(row => !string.IsNullOrEmpty(row.Text))];
        await audit.RecordAsync(User.Did("viewed-message", id.ToString()), cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        var result = await desk.ResendAsync(id, cancellation);
        if (result == ResendResult.Unknown)
        {
            return NotFound();
        }

        await audit.RecordAsync(User.Did("resent-message", id.ToString(), null, result.ToString()), cancellation);
        return Redirect($"{StaffLinks.Message(id)}?again={result}");
    }

    /// <summary>An answer leaves by somebody's mail program, where nothing here can see it.</summary>
    public async Task<IActionResult> OnPostAnsweredAsync(Guid id, CancellationToken cancellation) =>
        await SaidAsync(id, await answers.GiveAsync(id, User.DisplayName(), cancellation), "answered-message", cancellation);

    /// <summary>The button was pressed by mistake.</summary>
    public async Task<IActionResult> OnPostNotAnsweredAsync(Guid id, CancellationToken cancellation) =>
        await SaidAsync(id, await answers.TakeBackAsync(id, cancellation), "took-back-answer", cancellation);

    private async Task<IActionResult> SaidAsync(Guid id, bool isOwed, string deed, CancellationToken cancellation)
    {
        if (!isOwed)
        {
            return NotFound();
        }

        await audit.RecordAsync(User.Did(deed, id.ToString()), cancellation);
        return Redirect(StaffLinks.Message(id));
    }
}
