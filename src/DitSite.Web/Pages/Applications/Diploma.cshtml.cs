using System.ComponentModel.DataAnnotations;
using DitSite.Bookings.Applications;
using DitSite.Web.Applications;
using DitSite.Web.Components.Forms;
using DitSite.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Applications;

/// <summary>The training that supervised practice asks for (S25, S133). It is no entry requirement, and either answer is a complete one.</summary>
[PrivatePage, ApplicantPage(ApplicationAction.Save)]
public sealed class DiplomaModel(CurrentApplication current, ApplicationDrafts drafts) : PageModel
{
    public CurrentApplication Current => current;

    public FurtherQuestion Question => current.View.Course.Diploma!;

    [BindProperty, Required(ErrorMessage = "Select an answer")]
    public string? Diploma { get; set; }

    public IActionResult OnGet()
    {
        Diploma = current.View.Answers.Diploma;
        return current.View.Course.Diploma is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (current.View.Course.Diploma is null)
        {
            return NotFound();
        }

        if (Diploma is not null && Question.WordsOf(Diploma) is null)
        {
            ModelState.AddModelError(nameof(Diploma), "Select one of the answers shown");
        }

        if (!ModelState.IsValid)
        {
            return this.PageWithErrors();
        }

        await drafts.SaveAsync(current.View.Id, answers => answers with { Diploma = Diploma }, cancellation);
        return Redirect(current.Home);
    }
}
