using DitSite.Bookings.Letters;
using DitSite.Bookings.Outcomes;
using DitSite.Bookings.Sales;
using DitSite.Bookings.Staff;
using DitSite.Content;
using DitSite.Web.Components.Forms;
using DitSite.Web.Outcomes;
using DitSite.Web.Staff;
using DitSite.Web.Staff.Letters;
using DitSite.Web.Staff.Outcomes;
using DitSite.Web.Staff.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Staff.Attendance;

/// <summary>The register of one run: answers, then what they do with the letters that leave, then the deed. Results are judged by tutors.</summary>
public sealed class RunModel(Register register, RegisterLetters letters, LetterWords templates, StaffAudit audit, TimeProvider clock) : PageModel
{
    private RegisterAnswers answers = null!;

    [BindProperty(Name = "")]
    public ResultAnswers Words { get; set; } = new();

    public SoldFacts Facts { get; private set; } = null!;

    public IReadOnlyList<RegisterLine> Lines { get; private set; } = [];

    /// <summary>What would happen; none while the answers are given.</summary>
    public IReadOnlyList<RegisterEffect> Effects { get; private set; } = [];

    /// <summary>The letters that would leave.</summary>
    public IReadOnlyList<LetterPreview> Letters { get; private set; } = [];

    public string? Done { get; private set; }

    public bool HasBegun => Facts.Starts <= clock.Today;

    public bool MayJudge => User.IsInRole(StaffRoles.Tutor) || User.IsInRole(StaffRoles.Administrator);

    /// <summary>The answers, to be sent again.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Sent => answers.Sent;

    public IReadOnlyList<KeyValuePair<string, string>> SentWords => Words.Sent(answers);

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

    /// <summary>Says what the answers do and shows the letters; nothing is changed.</summary>
    public async Task<IActionResult> OnPostReviewAsync(Guid key, CancellationToken cancellation)
    {
        if (!await FindAsync(key, cancellation))
        {
            return NotFound();
        }

        if (answers.Check(MayJudge))
        {
            var effects = Register.EffectsOf(Lines, answers.Entries());
            if (effects.Count == 0)
            {
                ModelState.AddModelError("", "Nothing is different from what is on record");
            }
            else if (effects.Any(effect => effect.IsRefused))
            {
                ModelState.AddModelError("", RegisterWords.NoRolePlay);
            }
            else
            {
                await LookAsync(effects, cancellation);
            }
        }

        return ModelState.ErrorCount == 0 ? Page() : this.PageWithErrors();
    }

    /// <summary>Back to the answers, with everything kept.</summary>
    public async Task<IActionResult> OnPostChangeAsync(Guid key, CancellationToken cancellation)
    {
        if (!await FindAsync(key, cancellation))
        {
            return NotFound();
        }

        answers.Entries();
        return Page();
    }

    public async Task<IActionResult> OnPostConfirmAsync(Guid key, CancellationToken cancellation)
    {
        if (!await FindAsync(key, cancellation))
        {
            return NotFound();
        }

        var readable = ModelState.ErrorCount == 0;
        if (!answers.Check(MayJudge))
        {
            return this.PageWithErrors();
        }

        if (!readable)
        {
            await LookAsync(Register.EffectsOf(Lines, answers.Entries()), cancellation);
            return this.PageWithErrors();
        }

        var result = await register.MarkAsync(key, answers.Entries(), Words.Words, User.DisplayName(), cancellation);
        if (result is RegisterResult.Done done)
        {
            await audit.RecordAsync(User.Did("marked-register", key.ToString(), null, $"{done.Letters} letters"), cancellation);
            return Redirect($"{StaffLinks.Register(key)}?letters={done.Letters}");
        }

        ModelState.AddModelError("", RegisterWords.Refusal(result));
        return this.PageWithErrors();
    }

    private async Task LookAsync(IReadOnlyList<RegisterEffect> effects, CancellationToken cancellation)
    {
        Words.Begin(answers, templates, Facts);
        (Effects, Letters) = (effects, await letters.PreviewAsync(Facts, effects, Words.Words, User.DisplayName(), cancellation));
    }

    private async Task<bool> FindAsync(Guid key, CancellationToken cancellation)
    {
        if (await register.OfRunAsync(key, cancellation) is not var (facts, lines))
        {
            return false;
        }

        (Facts, Lines, answers) = (facts, lines, new(Request, ModelState, lines));
        return true;
    }
}
