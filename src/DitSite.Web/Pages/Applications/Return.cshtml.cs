using System.ComponentModel.DataAnnotations;
using DitSite.Bookings;
using DitSite.Bookings.Applications;
using DitSite.Bookings.Outbox;
using DitSite.Web.Components.Forms;
using DitSite.Web.Links;
using DitSite.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace DitSite.Web.Pages.Applications;

/// <summary>Sends the way back to an application. The answer is the same whether there is one or not.</summary>
[PrivatePage, IgnoreAntiforgeryToken, EnableRateLimiting(PostLimits.ApplicationLink)]
public sealed class ReturnModel(ApplicationLinks links, MailRoute mail) : PageModel
{
    [BindProperty, Required(ErrorMessage = "Enter your email address"), EmailFormat]
    [StringLength(EmailAddress.MaxLength, ErrorMessage = "Your email address must be {1} characters or fewer")]
    public string? Email { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (mail.State == MailTransportState.Closed)
        {
            ModelState.AddModelError(nameof(Email), "We can’t send letters just now. Please come back later, or write to us");
        }

        if (!ModelState.IsValid)
        {
            return this.PageWithErrors();
        }

        await links.ReturnAsync(Email!, cancellation);
        return Redirect(ApplyLinks.CheckYourEmail);
    }
}
