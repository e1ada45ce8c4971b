using DitSite.Bookings.Applications;
using DitSite.Content;
using DitSite.Content.Catalogue;
using DitSite.Web.Applications;
using DitSite.Web.Components.Forms;
using DitSite.Web.Links;
using DitSite.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Applications;

/// <summary>All answers and the terms; confirming here is what sends the application. With something missing the task list says what.</summary>
[PrivatePage, ApplicantPage(ApplicationAction.Save)]
public sealed class CheckModel(CurrentApplication current, ApplicationDrafts drafts, ApplyDoor door, TimeProvider clock) : PageModel
{
    public CurrentApplication Current => current;

    public EditorialPage? Terms => door.Terms;

    /// <summary>Requirements that the answers themselves fall short of.</summary>
    public IEnumerable<Requirement> Short => current.View.Course.Requirements.Where(
        requirement => !ApplicationCheck.SaysMet(requirement, current.View.Answers.Requirements.GetValueOrDefault(requirement.Code), clock.Today));

    private bool IsComplete => ApplicationCheck.Missing(current.View.Course, current.View.Answers, current.View.FileCounts).Count == 0;

    [BindProperty, Ticked(ErrorMessage = "Tick the box to accept the terms and confirm your answers")]
    public bool Accepted { get; set; }

    /// <summary>Hash of the terms this page linked to.</summary>
    [BindProperty]
    public string? TermsHash { get; set; }

    public IActionResult OnGet() => IsComplete ? Page() : Redirect(current.Home);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!IsComplete)
        {
            return Redirect(current.Home);
        }

        Check(ModelState);
        if (!ModelState.IsValid)
        {
            return this.PageWithErrors();
        }

        await drafts.SubmitAsync(current.View.Id, new(Terms!.Version ?? Terms.TextHash, Terms.TextHash), cancellation);
        return Redirect(ApplyLinks.Sent(current.Reference));
    }

    private void Check(ModelStateDictionary errors)
    {
        if (!door.TakesSubmissions(current.View.RunKey))
        {
            errors.AddModelError(nameof(Accepted), "Applications for this date are closed, so this one can no longer be sent. Your answers are kept for now; look for another date, or write to us");
        }
        else if (TermsHash != Terms?.TextHash)
        {
            errors.AddModelError(nameof(Accepted), "The terms have just changed. Read them, then confirm again");
        }
    }
}
