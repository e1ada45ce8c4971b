using DitSite.Bookings;
using DitSite.Bookings.Outcomes;
using DitSite.Bookings.Sales;
using DitSite.Bookings.Staff;
using DitSite.Content;
using DitSite.Web.Components.Forms;
using DitSite.Web.Outcomes;
using DitSite.Web.Staff;
using DitSite.Web.Staff.Outcomes;
using DitSite.Web.Staff.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Staff.Attendance;

/// <summary>The register of one run: answers, then what they do, then the deed. Results are judged by tutors.</summary>
public sealed class RunModel(Register register, StaffAudit audit, TimeProvider clock) : PageModel
{
    public SoldFacts Facts { get; private set; } = null!;

    public IReadOnlyList<RegisterLine> Lines { get; private set; } = [];

    /// <summary>What would happen; none while the answers are given.</summary>
    public IReadOnlyList<RegisterEffect> Effects { get; private set; } = [];

    public string? Done { get; private set; }

    public bool HasBegun => Facts.Starts <= clock.Today;

    public bool MayJudge => User.IsInRole(StaffRoles.Tutor) || User.IsInRole(StaffRoles.Administrator);

    public IReadOnlyList<KeyValuePair<string, string>> Sent =>
        [.. Lines.SelectMany(line => new[] { RegisterFields.Came(line.Reference), RegisterFields.Result(line.Reference), RegisterFields.Note(line.Reference) })
            .Select(name => KeyValuePair.Create(name, Read(name) ?? "")).Where(sent => sent.Value.Length > 0)];

    public async Task<IActionResult> OnGetAsync(Guid key, int? letters, CancellationToken cancellation)
    {
        if (!await FindAsync(key, cancellation))
        {
            return NotFound();
        }

        Done = RegisterWords.Done(letters);
        await audit.RecordAsync(User.Did("viewed-register", key.ToString()), cancellation);
        return Page();
    }

    /// <summary>Says what the answers do; nothing is changed.</summary>
    public async Task<IActionResult> OnPostReviewAsync(Guid key, CancellationToken cancellation)
    {
        if (!await FindAsync(key, cancellation))
        {
            return NotFound();
        }

        Check();
        if (ModelState.ErrorCount > 0)
        {
            return this.PageWithErrors();
        }

        Effects = Register.EffectsOf(Lines, Entries());
        if (Effects.Count > 0)
        {
            return Page();
        }

        ModelState.AddModelError("", "Nothing is different from what is on record");
        return this.PageWithErrors();
    }

    /// <summary>Back to the answers, with everything kept.</summary>
    public async Task<IActionResult> OnPostChangeAsync(Guid key, CancellationToken cancellation)
    {
        if (!await FindAsync(key, cancellation))
        {
            return NotFound();
        }

        Entries();
        return Page();
    }

    public async Task<IActionResult> OnPostConfirmAsync(Guid key, CancellationToken cancellation)
    {
        if (!await FindAsync(key, cancellation))
        {
            return NotFound();
        }

        Check();
        var result = ModelState.ErrorCount == 0 ? await register.MarkAsync(key, Entries(), User.DisplayName(), cancellation) : null;
        if (result is RegisterResult.Done done)
        {
            await audit.RecordAsync(User.Did("marked-register", key.ToString(), null, $"{done.Letters} letters"), cancellation);
            return Redirect($"{StaffLinks.Register(key)}?letters={done.Letters}");
        }

        if (result is not null)
        {
            ModelState.AddModelError("", RegisterWords.Refusal(result));
        }

        return this.PageWithErrors();
    }

    private void Check()
    {
        foreach (var name in Lines.Select(line => RegisterFields.Note(line.Reference)).Where(name => Read(name)?.Length > Outcome.NoteLength))
        {
            ModelState.AddModelError(name, $"The words must be {Outcome.NoteLength} characters or fewer");
        }

        if (!MayJudge && Lines.Any(line => Read(RegisterFields.Result(line.Reference)) is not null))
        {
            ModelState.AddModelError("", "The result of a role play is for a tutor to judge");
        }
    }

    private List<RegisterEntry> Entries() => [.. Lines.Select(line => new RegisterEntry(
        line.Reference,
        Read(RegisterFields.Came(line.Reference)) switch { "true" => true, "false" => false, _ => null },
        Enum.TryParse<RolePlayResult>(Read(RegisterFields.Result(line.Reference)), out var result) && Enum.IsDefined(result) ? result : null,
        Read(RegisterFields.Note(line.Reference))))];

    /// <summary>A field whose name carries the booking; kept in the model state, so that nothing is lost on the way.</summary>
    private string? Read(string field)
    {
        var text = Request.HasFormContentType ? TidyTextBinder.Tidy(Request.Form[field]) : null;
        if (text is not null)
        {
            ModelState.SetModelValue(field, text, text);
        }

        return text;
    }

    private async Task<bool> FindAsync(Guid key, CancellationToken cancellation)
    {
        if (await register.OfRunAsync(key, cancellation) is not var (facts, lines))
        {
            return false;
        }

        (Facts, Lines) = (facts, lines);
        return true;
    }
}
