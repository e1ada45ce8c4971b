using System.ComponentModel.DataAnnotations;
using DitSite.Bookings.Applications;
using DitSite.Bookings.Bookings;
using DitSite.Web.Applications;
using DitSite.Web.Components.Forms;
using DitSite.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Applications;

/// <summary>It may be about health, so it is optional, agreed to, and kept apart: whoever decides about the application does not see it.</summary>
[PrivatePage, ApplicantPage(ApplicationAction.Save)]
public sealed class AccessNeedsModel(CurrentApplication current, ApplicationDrafts drafts) : PageModel
{
    public CurrentApplication Current => current;

    [BindProperty, StringLength(Booking.AccessNeedsLength, ErrorMessage = "What would help must be {1} characters or fewer")]
    public string? Needs { get; set; }

    [BindProperty]
    public bool Agreed { get; set; }

    public void OnGet() => (Needs, Agreed) = (current.View.AccessNeeds, current.View.AccessNeeds is not null);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (Needs is not null && !Agreed)
        {
            ModelState.AddModelError(nameof(Agreed), "Tick the box to agree that we use this, or clear what you wrote");
        }

        if (!ModelState.IsValid)
        {
            return this.PageWithErrors();
        }

        await drafts.SaveNeedsAsync(current.View.Id, Needs, cancellation);
        return Redirect(current.Home);
    }
}
