using System.ComponentModel.DataAnnotations;
using DitSite.Bookings.Applications;
using DitSite.Web.Applications;
using DitSite.Web.Components.Forms;
using DitSite.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Applications;

/// <summary>One question of staff, answered in words or with a file.</summary>
[PrivatePage, ApplicantPage(ApplicationAction.AnswerInformation)]
public sealed class QuestionModel(CurrentApplication current, ApplicantSteps steps) : PageModel
{
    public CurrentApplication Current => current;

    public InformationView Asked { get; private set; } = null!;

    public Requirement Requirement => current.View.Course.Find(Asked.RequirementCode)!;

    /// <summary>Added since the question was asked.</summary>
    public int Files => current.View.Files.Count(file => file.RequirementCode == Asked.RequirementCode && file.AddedAt >= Asked.AskedAt);

    [BindProperty, StringLength(InformationRequest.AnswerLength, ErrorMessage = "Your answer must be {1} characters or fewer")]
    public string? Answer { get; set; }

    public IActionResult OnGet(Guid id) => Find(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (!Find(id))
        {
            return NotFound();
        }

        if (Answer is null && Files == 0)
        {
            ModelState.AddModelError(nameof(Answer), "Enter your answer, or add a file first");
        }

        if (!ModelState.IsValid)
        {
            return this.PageWithErrors();
        }

        await steps.AnswerAsync(current.View.Id, id, Answer, cancellation);
        return Redirect(current.Home);
    }

    private bool Find(Guid id)
    {
        Asked = current.View.Questions.FirstOrDefault(question => question.Id == id && question.AnsweredAt is null)!;
        return Asked is not null;
    }
}
