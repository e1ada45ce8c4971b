using System.ComponentModel.DataAnnotations;
using DitSite.Bookings;
using DitSite.Bookings.Applications;
using DitSite.Bookings.Staff;
using DitSite.Web.Components.Forms;
using DitSite.Web.Staff;
using DitSite.Web.Staff.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Staff.Applications;

/// <summary>Puts a misspelt name on an application right, and keeps what it was.</summary>
public sealed class NameModel(ApplicationsDesk desk, ApplicantNames names, StaffAudit audit) : PageModel
{
    [BindProperty, Required(ErrorMessage = "Enter the applicant’s full name"), StringLength(Application.NameLength, ErrorMessage = "The name must be {1} characters or fewer"), SingleLine(ErrorMessage = "Enter the name on one line")]
    public string? Name { get; set; }

    public ApplicationView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken cancellation)
    {
        if (await EnterAsync(reference, cancellation) is { } elsewhere)
        {
            return elsewhere;
        }

        Name = View.Answers.Name;
        await audit.RecordAsync(User.Did("viewed-application", View.Reference.ToString()), cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken cancellation)
    {
        if (await EnterAsync(reference, cancellation) is { } elsewhere)
        {
            return elsewhere;
        }

        if (!ModelState.IsValid)
        {
            return this.PageWithErrors();
        }

        var result = await names.CorrectAsync(View.Reference, Name!, User.DisplayName(), cancellation);
        await audit.RecordAsync(User.Did("corrected-name", View.Reference.ToString(), View.Answers.Name, Name), cancellation);
        return Redirect($"{StaffLinks.Application(View.Reference.ToString())}?done={result}");
    }

    /// <summary>Null: there is such an application, and this person may correct it.</summary>
    private async Task<IActionResult?> EnterAsync(string reference, CancellationToken cancellation)
    {
        if (!BookingReference.TryParse(reference, out var parsed) || await desk.FindAsync(parsed, cancellation) is not { } found)
        {
            return NotFound();
        }

        View = found.Application;
        return User.IsInRole(StaffRoles.Admissions) || User.IsInRole(StaffRoles.Administrator) ? null : StatusCode(StatusCodes.Status403Forbidden);
    }
}
