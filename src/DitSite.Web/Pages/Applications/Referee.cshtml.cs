using System.ComponentModel.DataAnnotations;
using DitSite.Bookings;
using DitSite.Bookings.Applications;
using DitSite.Bookings.Referees;
using DitSite.Web.Applications;
using DitSite.Web.Components.Forms;
using DitSite.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Applications;

/// <summary>Who confirms the supervised hours (S35): asked in the draft, and again when the first referee does not answer.</summary>
[PrivatePage, ApplicantPage(ApplicationAction.Save, ApplicationAction.ReplaceReferee)]
public sealed class RefereeModel(CurrentApplication current, ApplicationDrafts drafts, References references) : PageModel
{
    public CurrentApplication Current => current;

    [BindProperty, Required(ErrorMessage = "Enter the full name of your referee"), SingleLine(ErrorMessage = "Enter the name on one line")]
    [StringLength(Application.NameLength, ErrorMessage = "The name must be {1} characters or fewer")]
    public string? Name { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter the email address of your referee"), EmailFormat]
    [StringLength(EmailAddress.MaxLength, ErrorMessage = "The email address must be {1} characters or fewer")]
    public string? Email { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter how they know your work"), SingleLine(ErrorMessage = "Enter how they know your work on one line")]
    [StringLength(Application.ShortLength, ErrorMessage = "How they know your work must be {1} characters or fewer")]
    public string? Relationship { get; set; }

    public void OnGet()
    {
        if (current.View is { State: ApplicationState.Draft, Answers.Referee: { } referee })
        {
            (Name, Email, Relationship) = (referee.Name, referee.Email, referee.Relationship);
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        Check(ModelState);
        if (!ModelState.IsValid)
        {
            return this.PageWithErrors();
        }

        var referee = new RefereeAnswer(Name!, Email!, Relationship!);
        if (current.View.Allows(ApplicationAction.Save))
        {
            await drafts.SaveAsync(current.View.Id, answers => answers with { Referee = referee }, cancellation);
        }
        else
        {
            await references.ReplaceAsync(current.View.Id, referee, cancellation);
        }

        return Redirect(current.Home);
    }

    private void Check(ModelStateDictionary errors)
    {
        if (Email is not null && EmailAddress.IsValid(Email) && EmailAddress.Same(Email, current.View.Email))
        {
            errors.AddModelError(nameof(Email), "Enter the address of your referee, not your own");
        }
    }
}
