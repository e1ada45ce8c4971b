using System.ComponentModel.DataAnnotations;
using DitSite.Bookings.Applications;
using DitSite.Web.Applications;
using DitSite.Web.Components.Forms;
using DitSite.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Applications;

/// <summary>Who applies, and where they work (S41–S44).</summary>
[PrivatePage, ApplicantPage(ApplicationAction.Save)]
public sealed class YouModel(CurrentApplication current, ApplicationDrafts drafts) : PageModel
{
    public const string InUk = "uk";
    public const string Abroad = "abroad";

    public CurrentApplication Current => current;

    [BindProperty, Required(ErrorMessage = "Enter your full name"), SingleLine(ErrorMessage = "Enter your full name on one line")]
    [StringLength(Application.NameLength, ErrorMessage = "Your full name must be {1} characters or fewer")]
    public string? Name { get; set; }

    [BindProperty, Required(ErrorMessage = "Select where you work"), RegularExpression(InUk + "|" + Abroad, ErrorMessage = "Select where you work")]
    public string? Place { get; set; }

    [BindProperty, SingleLine(ErrorMessage = "Enter the country on one line")]
    [StringLength(Application.ShortLength, ErrorMessage = "The country must be {1} characters or fewer")]
    public string? Country { get; set; }

    public void OnGet()
    {
        var answers = current.View.Answers;
        (Name, Country) = (answers.Name, answers.Country);
        Place = answers.WorksInUk switch { true => InUk, false => Abroad, null => null };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        Check(ModelState);
        if (!ModelState.IsValid)
        {
            return this.PageWithErrors();
        }

        await drafts.SaveAsync(current.View.Id, answers => answers with { Name = Name, WorksInUk = Place == InUk, Country = Place == InUk ? null : Country }, cancellation);
        return Redirect(current.Home);
    }

    private void Check(ModelStateDictionary errors)
    {
        errors.Need(nameof(Country), Place == Abroad && Country is null, "Enter the country where you work");
    }
}
