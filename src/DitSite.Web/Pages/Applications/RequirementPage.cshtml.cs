using System.ComponentModel.DataAnnotations;
using DitSite.Bookings.Applications;
using DitSite.Web.Applications;
using DitSite.Web.Components.Forms;
using DitSite.Web.Links;
using DitSite.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Applications;

/// <summary>The question for one entry requirement. Which fields there are follows from its kind; <see cref="RequirementRules"/> checks them.</summary>
[PrivatePage, ApplicantPage(ApplicationAction.Save)]
public sealed class RequirementPageModel(CurrentApplication current, ApplicationDrafts drafts) : PageModel
{
    public const string Still = "still";
    public const string Ended = "ended";

    public CurrentApplication Current => current;

    public Requirement Requirement { get; private set; } = null!;

    /// <summary>What the self-check asked about this requirement; null: nothing.</summary>
    public CheckedAnswer? Checked => current.View.Answers.SelfCheck.FirstOrDefault(answer => answer.Question == Requirement.Code);

    [BindProperty, StringLength(Application.TextLength, ErrorMessage = "This must be {1} characters or fewer")]
    public string? Details { get; set; }

    [BindProperty]
    public string? Hours { get; set; }

    [BindProperty, DateRule("The month it began", Limit = DateLimit.NotInFuture, FromYear = 1950)]
    public MonthAnswer From { get; set; } = new();

    [BindProperty]
    public string? Ongoing { get; set; }

    [BindProperty, DateRule("The month it ended", Limit = DateLimit.NotInFuture, FromYear = 1950)]
    public MonthAnswer To { get; set; } = new();

    [BindProperty]
    public bool? Weekly { get; set; }

    [BindProperty]
    public bool Consent { get; set; }

    [BindProperty]
    public string? Setting { get; set; }

    [BindProperty, SingleLine(ErrorMessage = "Enter the employer on one line"), StringLength(Application.ShortLength, ErrorMessage = "The employer must be {1} characters or fewer")]
    public string? Employer { get; set; }

    [BindProperty, SingleLine(ErrorMessage = "Enter your role on one line"), StringLength(Application.ShortLength, ErrorMessage = "Your role must be {1} characters or fewer")]
    public string? Role { get; set; }

    [BindProperty]
    public string? Body { get; set; }

    [BindProperty, SingleLine(ErrorMessage = "Enter the name of the body on one line"), StringLength(Application.ShortLength, ErrorMessage = "The name of the body must be {1} characters or fewer")]
    public string? OtherBodyName { get; set; }

    [BindProperty, SingleLine(ErrorMessage = "Enter the registration number on one line"), StringLength(Application.NumberLength, ErrorMessage = "The registration number must be {1} characters or fewer")]
    public string? Number { get; set; }

    public IActionResult OnGet(string code)
    {
        if (current.View.Course.Find(code) is not { } requirement)
        {
            return NotFound();
        }

        Requirement = requirement;
        if (current.View.Answers.Requirements.TryGetValue(code, out var answer))
        {
            Show(answer);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string code, CancellationToken cancellation)
    {
        if (current.View.Course.Find(code) is not { } requirement)
        {
            return NotFound();
        }

        Requirement = requirement;
        RequirementRules.Check(this, ModelState);
        if (!ModelState.IsValid)
        {
            return this.PageWithErrors();
        }

        await drafts.SaveAsync(current.View.Id, answers => answers.With(code, Answer()), cancellation);
        return Redirect(requirement.Kind switch
        {
            RequirementKind.SupervisedHours when current.View.Answers.Referee is null => ApplyLinks.Section(current.Reference, ApplicationCheck.Referee),
            RequirementKind.SupervisedHours => current.Home,
            RequirementKind.Registration when Body != RequirementAnswer.OtherBody => current.Home,
            _ => ApplyLinks.Files(current.Reference, code),
        });
    }

    private void Show(RequirementAnswer answer)
    {
        (Details, Hours, Weekly, Consent) = (answer.Details, answer.Hours?.ToString(System.Globalization.CultureInfo.InvariantCulture), answer.Weekly, answer.Consent);
        (Setting, Employer, Role, Body, OtherBodyName, Number) = (answer.Setting, answer.Employer, answer.Role, answer.Body, answer.OtherBodyName, answer.Number);
        (From, To, Ongoing) = (MonthAnswer.From(answer.From), MonthAnswer.From(answer.To), answer.From is null ? null : answer.To is null ? Still : Ended);
    }

    /// <summary>Only what this kind asks for: a field that is not on the page is not kept.</summary>
    private RequirementAnswer Answer() => Requirement.Kind switch
    {
        RequirementKind.SupervisedHours => new() { Hours = RequirementRules.Number(Hours), Details = Details },
        RequirementKind.Declaration => new() { From = From.FirstDay, To = Ongoing == Still ? null : To.FirstDay, Weekly = Weekly, Consent = Consent },
        RequirementKind.Employment => new() { From = From.FirstDay, To = Ongoing == Still ? null : To.FirstDay, Setting = Setting, Employer = Employer, Role = Role },
        RequirementKind.Registration => new() { Body = Body, Number = Number, OtherBodyName = Body == RequirementAnswer.OtherBody ? OtherBodyName : null },
        _ => new() { Details = Details },
    };
}
