using System.ComponentModel.DataAnnotations;
using DitSite.Bookings.Desk;
using DitSite.Bookings.Letters;
using DitSite.Bookings.Staff;
using DitSite.Content.Catalogue;
using DitSite.Content.Facts;
using DitSite.Web.Components.Forms;
using DitSite.Web.Staff;
using DitSite.Web.Staff.Letters;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Staff.Runs;

/// <summary>One letter to everybody with a place on a run: written, shown with whom it reaches, then sent once.</summary>
public sealed class LetterModel(RunLetters letters, LetterWords templates, StaffAudit audit) : PageModel
{
    /// <summary>The run.</summary>
    [FromRoute(Name = "key")]
    public Guid Run { get; set; }

    /// <summary>One key, one letter to each.</summary>
    [BindProperty]
    public Guid Key { get; set; }

    /// <summary>Of the people that were shown.</summary>
    [BindProperty]
    public string? Stamp { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter a subject"), StringLength(RunLetters.SubjectLength, ErrorMessage = "The subject must be {1} characters or fewer"), SingleLine(ErrorMessage = "Enter the subject on one line")]
    public string? Subject { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter your words"), StringLength(RunLetters.WordsLength, ErrorMessage = "Your words must be 4,000 characters or fewer")]
    public string? Words { get; set; }

    public RunLetterView? View { get; private set; }

    public LetterPreview? Letter { get; private set; }

    public string? Outcome { get; private set; }

    public string Reach => $"The letter goes to {People(View!.People.Count)}: everybody who booked or attends, each once.";

    public string SendText => View!.People.Count == 1 ? "Send it to this person" : $"Send it to these {View!.People.Count} people";

    public string To => string.Join("\n", View!.People.Select(person => $"{person.Name}, {person.Email}"));

    public async Task<IActionResult> OnGetAsync(int? sent, CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation))
        {
            return NotFound();
        }

        Outcome = sent > 0 ? $"On its way to {People(sent.Value)}." : null;
        (Subject, Words) = ($"{View!.Facts.CourseTitle}, {View.Facts.DatesText}", templates.Of(View.Facts, LetterKind.Run));
        await audit.RecordAsync(User.Did("viewed-run-people", Run.ToString()), cancellation);
        return Page();
    }

    /// <summary>Shows the letter and whom it reaches; nothing is sent.</summary>
    public async Task<IActionResult> OnPostLookAsync(CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return this.PageWithErrors();
        }

        Stamp = View!.Stamp;
        ModelState.Remove(nameof(Stamp));
        Letter = letters.Preview(View, Subject!, Words!);
        await audit.RecordAsync(User.Did("viewed-run-people", Run.ToString()), cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostSendAsync(CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation))
        {
            return NotFound();
        }

        var result = ModelState.IsValid ? await letters.SendAsync(Run, Key, Stamp ?? "", Subject!, Words!, cancellation) : RunLetterResult.Nobody;
        if (result == RunLetterResult.Sent)
        {
            await audit.RecordAsync(User.Did("wrote-to-run", Run.ToString(), null, UkText.Count(View!.People.Count, "letter")), cancellation);
            return Redirect($"{StaffLinks.RunLetter(Run)}?sent={View!.People.Count}");
        }

        if (ModelState.IsValid)
        {
            ModelState.AddModelError("", result == RunLetterResult.ChangedMeanwhile
                ? "Who has a place has changed since you looked. Nothing was sent: look at the letter again, then send it"
                : "Nobody has a place on this date, so nothing was sent");
        }

        return this.PageWithErrors();
    }

    private static string People(int count) => count == 1 ? "1 person" : $"{count} people";

    private async Task<bool> FindAsync(CancellationToken cancellation)
    {
        Key = Key == default ? Guid.NewGuid() : Key;
        return (View = await letters.FindAsync(Run, cancellation)) is not null;
    }
}
