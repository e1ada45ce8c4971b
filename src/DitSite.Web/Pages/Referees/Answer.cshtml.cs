using System.ComponentModel.DataAnnotations;
using DitSite.Bookings.Applications;
using DitSite.Bookings.Referees;
using DitSite.Web.Components.Forms;
using DitSite.Web.Links;
using DitSite.Web.Pages.Applications;
using DitSite.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Referees;

/// <summary>What a referee is asked, by the link in their letter and without an account. Looking uses nothing up; one answer does.</summary>
[PrivatePage, IgnoreAntiforgeryToken]
public sealed class AnswerModel(References references) : PageModel
{
    public const int CommentLength = 1_000;

    [BindProperty(SupportsGet = true)]
    public string? Link { get; set; }

    public ReferenceQuestion? Question { get; private set; }

    [BindProperty, Required(ErrorMessage = "Enter your full name"), SingleLine(ErrorMessage = "Enter your full name on one line")]
    [StringLength(Application.NameLength, ErrorMessage = "Your full name must be {1} characters or fewer")]
    public string? Name { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter your position, and how you know this work"), SingleLine(ErrorMessage = "Enter your position on one line")]
    [StringLength(Application.ShortLength, ErrorMessage = "Your position must be {1} characters or fewer")]
    public string? Position { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter the number of hours you can confirm")]
    public string? Hours { get; set; }

    [BindProperty, DateRule("The month it began", Missing = "Enter the month and year when it began", Limit = DateLimit.NotInFuture, FromYear = 1950)]
    public MonthAnswer From { get; set; } = new();

    [BindProperty, DateRule("The month it ended", Missing = "Enter the month and year when it ended, or this month if it goes on", Limit = DateLimit.NotInFuture, FromYear = 1950)]
    public MonthAnswer To { get; set; } = new();

    [BindProperty, StringLength(CommentLength, ErrorMessage = "What you would like to add must be {1} characters or fewer")]
    public string? Comment { get; set; }

    [BindProperty, Ticked(ErrorMessage = "Tick the box to confirm who you are")]
    public bool Identity { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await FindAsync(cancellation) ? Page() : Gone();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation))
        {
            return Gone();
        }

        Check(ModelState);
        if (!ModelState.IsValid)
        {
            return this.PageWithErrors();
        }

        var answer = new ReferenceAnswer(Name!, Position!, RequirementRules.Number(Hours)!.Value, From.FirstDay!.Value, To.FirstDay!.Value, Comment);
        return await references.ConfirmAsync(Link!, answer, cancellation) ? Redirect(ApplyLinks.RefereeThanks) : Gone();
    }

    public async Task<IActionResult> OnPostDeclineAsync(CancellationToken cancellation) =>
        Link is not null && await references.DeclineAsync(Link, cancellation) ? Redirect(ApplyLinks.RefereeThanks) : Gone();

    public async Task<IActionResult> OnPostNotMeAsync(CancellationToken cancellation) =>
        Link is not null && await references.NotMeAsync(Link, cancellation) ? Redirect(ApplyLinks.RefereeThanks) : Gone();

    private async Task<bool> FindAsync(CancellationToken cancellation)
    {
        Question = Link is null ? null : await references.FindAsync(Link, cancellation);
        return Question is not null;
    }

    private void Check(ModelStateDictionary errors)
    {
        if (Hours is not null && RequirementRules.Number(Hours) is null)
        {
            errors.AddModelError(nameof(Hours), "The hours must be a whole number, such as 150");
        }

        if (From.FirstDay is { } from && To.FirstDay is { } to && to < from)
        {
            errors.AddModelError(nameof(To), "The month it ended must not be before the month it began");
        }
    }

    private PageResult Gone()
    {
        Question = null;
        Response.StatusCode = StatusCodes.Status410Gone;
        return Page();
    }
}
