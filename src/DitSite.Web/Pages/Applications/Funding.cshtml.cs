using System.ComponentModel.DataAnnotations;
using DitSite.Bookings.Applications;
using DitSite.Web.Applications;
using DitSite.Web.Components.Forms;
using DitSite.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Applications;

/// <summary>Whether a funded place is asked for, from where, and the promise that goes with it (S50–S55).</summary>
[PrivatePage, ApplicantPage(ApplicationAction.Save)]
public sealed class FundingModel(CurrentApplication current, ApplicationDrafts drafts) : PageModel
{
    public CurrentApplication Current => current;

    [BindProperty, Required(ErrorMessage = "Select yes if you ask for a funded place")]
    public bool? Wanted { get; set; }

    [BindProperty, SingleLine(ErrorMessage = "Enter your employer on one line"), StringLength(Application.ShortLength, ErrorMessage = "Your employer must be {1} characters or fewer")]
    public string? Employer { get; set; }

    [BindProperty, SingleLine(ErrorMessage = "Enter your service on one line"), StringLength(Application.ShortLength, ErrorMessage = "Your service must be {1} characters or fewer")]
    public string? Service { get; set; }

    [BindProperty]
    public bool? InLondon { get; set; }

    [BindProperty]
    public bool? PayOtherwise { get; set; }

    [BindProperty]
    public bool Promised { get; set; }

    public void OnGet()
    {
        if (current.View.Answers.Funding is { } funding)
        {
            (Wanted, Employer, Service, InLondon, PayOtherwise, Promised) = (funding.Wanted, funding.Employer, funding.Service, funding.InLondon, funding.PayOtherwise, funding.Promised);
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (Wanted == true)
        {
            Check(ModelState);
        }

        if (!ModelState.IsValid)
        {
            return this.PageWithErrors();
        }

        var funding = Wanted == true ? new FundingAnswer(true, Employer, Service, InLondon, Promised, PayOtherwise) : new FundingAnswer(false);
        await drafts.SaveAsync(current.View.Id, answers => answers with { Funding = funding }, cancellation);
        return Redirect(current.Home);
    }

    private void Check(ModelStateDictionary errors)
    {
        errors.Need(nameof(Employer), Employer is null, "Enter the name of your employer");
        errors.Need(nameof(Service), Service is null, "Enter the name of the service you work in");
        errors.Need(nameof(InLondon), InLondon is null, "Select yes if your service is in London");
        errors.Need(nameof(PayOtherwise), PayOtherwise is null, "Select yes if you would pay for a place");
        errors.Need(nameof(Promised), !Promised, "Tick the box to promise this, or choose not to ask for a funded place");
    }
}
