using System.ComponentModel.DataAnnotations;
using DitSite.Bookings.Joining;
using DitSite.Bookings.Staff;
using DitSite.Content.Facts;
using DitSite.Web.Components.Content;
using DitSite.Web.Components.Forms;
using DitSite.Web.Staff;
using DitSite.Web.Staff.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Staff.Runs;

/// <summary>The private text of one run, and whom it has reached (S115).</summary>
public sealed class RunModel(JoiningDesk desk, StaffAudit audit) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Key { get; set; }

    public JoiningView? View { get; private set; }

    public string? Outcome { get; private set; }

    [BindProperty]
    [Required(ErrorMessage = "Enter the joining instructions")]
    [StringLength(JoiningInstructions.TextLength, ErrorMessage = "The joining instructions must be 4,000 characters or fewer")]
    public string? Instructions { get; set; }

    /// <summary>Of the text that is being edited.</summary>
    [BindProperty]
    public int? Version { get; set; }

    /// <summary>Those who have had the former text get the new one.</summary>
    [BindProperty]
    public bool SendAgain { get; set; }

    public IReadOnlyList<SummaryRow> Rows =>
    [
        .. new SummaryRow[]
        {
            new("Promised by", UkText.DayAndDate(JoiningDates.DueDay(View!.Facts)!.Value)),
            new("They leave from", StaffTime.Of(JoiningDates.SendFrom(View.Facts)!.Value) + "\nPeople who book later get them at once"),
            new("People with a place", View.People == 1 ? "1 address" : $"{View.People} addresses"),
            new("Reached", View.Text is null ? "Nobody: nothing is written yet" : UkText.Count(View.Sent, "letter") + " sent" + (View.Queued > 0 ? $", {View.Queued} waiting to leave" : "")),
            new("Last written", View.WrittenAt is { } at ? $"{StaffTime.Of(at)}, {View.WrittenBy}" : null),
        }.Where(row => !string.IsNullOrEmpty(row.Text)),
    ];

    public async Task<IActionResult> OnGetAsync(string? done, CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation))
        {
            return NotFound();
        }

        Outcome = done switch
        {
            "saved" => "Saved. Who has had them already keeps the former text; everybody else gets the new one.",
            "sent" => "Saved, and on its way to everybody with a place.",
            _ => null,
        };
        await audit.RecordAsync(User.Did("viewed-joining-instructions", Key.ToString()), cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return this.PageWithErrors();
        }

        var saved = await desk.SaveAsync(Key, Instructions!, Version ?? 0, SendAgain, User.DisplayName(), cancellation);
        if (saved == JoiningSaved.ChangedMeanwhile)
        {
            ModelState.AddModelError(nameof(Instructions), $"{View!.WrittenBy} has changed the instructions since you opened them. Nothing is saved. Yours are below: look at theirs in another tab, then save again if yours are to stand");
            ModelState.SetModelValue(nameof(Version), View.Version, View.Version.ToString(System.Globalization.CultureInfo.InvariantCulture));
            Version = View.Version;
            return this.PageWithErrors();
        }

        await audit.RecordAsync(User.Did("wrote-joining-instructions", Key.ToString(), null, SendAgain ? "sent again" : "saved"), cancellation);
        return Redirect($"{StaffLinks.RunDesk(Key)}?done={(SendAgain ? "sent" : "saved")}");
    }

    private async Task<bool> FindAsync(CancellationToken cancellation) => (View = await desk.FindAsync(Key, cancellation)) is not null;
}
