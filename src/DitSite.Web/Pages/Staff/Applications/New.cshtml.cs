using System.ComponentModel.DataAnnotations;
using DitSite.Bookings;
using DitSite.Bookings.Applications;
using DitSite.Bookings.Staff;
using DitSite.Content;
using DitSite.Content.Facts;
using DitSite.Web.Applications;
using DitSite.Web.Components.Forms;
using DitSite.Web.Staff;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Staff.Applications;

/// <summary>Sends somebody the link with which an application starts.</summary>
public sealed class NewModel(PublishedContent content, ApplyDoor door, ApplicationLinks links, StaffAudit audit) : PageModel
{
    [BindProperty, Required(ErrorMessage = "Select a date")]
    public string? Run { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter the applicant’s email address"), EmailFormat]
    [StringLength(EmailAddress.MaxLength, ErrorMessage = "The email address must be {1} characters or fewer")]
    public string? Email { get; set; }

    public bool Sent { get; private set; }

    public IReadOnlyList<Choice> Runs =>
        [.. content.Current.Courses.SelectMany(course => course.Runs, (course, run) => (course, run)).Where(pair => door.IsOpen(pair.course, pair.run))
            .Select(pair => new Choice(pair.run.Key.ToString(), $"{pair.course.ShortTitle}, {UkText.Dates(pair.run.Starts, pair.run.Ends)}"))];

    public void OnGet(bool sent) => Sent = sent;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (Run is not null && Runs.All(choice => choice.Value != Run))
        {
            ModelState.AddModelError(nameof(Run), "Select a date that can be applied for");
        }

        if (!ModelState.IsValid)
        {
            return this.PageWithErrors();
        }

        var (course, run) = content.Current.FindRun(Guid.Parse(Run!))!.Value;
        await links.AskAsync(Email!, run.Key, course.Title, cancellation: cancellation);
        await audit.RecordAsync(User.Did("started-application-for-somebody", run.Key.ToString()), cancellation);
        return Redirect(StaffLinks.ApplyForSomebody + "?sent=true");
    }
}
