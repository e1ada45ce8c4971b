using System.ComponentModel.DataAnnotations;
using DitSite.Bookings.Applications;
using DitSite.Web.Applications;
using DitSite.Web.Components.Forms;
using DitSite.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Applications;

/// <summary>With or without the role play, where a course has both.</summary>
[PrivatePage, ApplicantPage(ApplicationAction.Save)]
public sealed class FeeModel(CurrentApplication current, ApplicationDrafts drafts) : PageModel
{
    public CurrentApplication Current => current;

    [BindProperty, Required(ErrorMessage = "Select a fee")]
    public string? Option { get; set; }

    public void OnGet() => Option = current.View.Answers.FeeCode;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (Option is not null && current.View.Course.Fees.All(fee => fee.Code != Option))
        {
            ModelState.AddModelError(nameof(Option), "Select one of the fees shown");
        }

        if (!ModelState.IsValid)
        {
            return this.PageWithErrors();
        }

        await drafts.SaveAsync(current.View.Id, answers => answers with { FeeCode = Option }, cancellation);
        return Redirect(current.Home);
    }
}
