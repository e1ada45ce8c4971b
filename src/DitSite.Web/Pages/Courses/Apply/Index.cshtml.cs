using System.ComponentModel.DataAnnotations;
using DitSite.Bookings;
using DitSite.Bookings.Applications;
using DitSite.Content;
using DitSite.Content.Catalogue;
using DitSite.Content.Eligibility;
using DitSite.Web.Applications;
using DitSite.Web.Components.Forms;
using DitSite.Web.Courses;
using DitSite.Web.Links;
using DitSite.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace DitSite.Web.Pages.Courses.Apply;

/// <summary>What to have at hand before applying, and the address to which the link goes; or why this run can't be applied for. No cookie before the link.</summary>
[PrivatePage, IgnoreAntiforgeryToken, EnableRateLimiting(PostLimits.ApplicationLink)]
public sealed class IndexModel(PublishedContent content, ApplyDoor door, RunViews runs, ApplicationLinks links) : PageModel
{
    public RunView View { get; private set; } = null!;

    public bool IsOpen { get; private set; }

    public bool MailLeaves => door.MailLeaves;

    public Course Course => View.Course;

    public int? DecisionWorkingDays => content.Current.Site.DecisionWorkingDays;

    [BindProperty, Required(ErrorMessage = "Enter your email address"), EmailFormat]
    [StringLength(EmailAddress.MaxLength, ErrorMessage = "Your email address must be {1} characters or fewer")]
    public string? Email { get; set; }

    /// <summary>From the self-check, by question; they go on in the form, and never in an address.</summary>
    [BindProperty]
    public Dictionary<string, string?> Answers { get; set; } = [];

    /// <summary>Those of the posted answers that the self-check of this course knows.</summary>
    public EligibilityAnswers Checked => Course.Check is { } check ? EligibilityAnswers.From(check, Answers) : EligibilityAnswers.None;

    public IActionResult OnGet(string course, string run) => Enter(course, run) ?? Page();

    /// <summary>From the result of the self-check, with its answers. The page is the answer itself: nothing is stored before an address is given.</summary>
    public IActionResult OnPostWithAnswers(string course, string run)
    {
        ModelState.Clear();
        return Enter(course, run) ?? Page();
    }

    public async Task<IActionResult> OnPostAsync(string course, string run, CancellationToken cancellation)
    {
        if (Enter(course, run) is { } elsewhere)
        {
            return elsewhere;
        }

        if (!ModelState.IsValid)
        {
            return this.PageWithErrors();
        }

        await links.AskAsync(Email!, View.Run.Key, Course.Title, CarriedAnswers.Of(Course, View.Run, Checked), cancellation);
        return Redirect(ApplyLinks.CheckYourEmail);
    }

    /// <summary>Null: the door is open. A closed one is explained on this page, with 409.</summary>
    private IActionResult? Enter(string course, string run)
    {
        switch (RunAddress.Find(content.Current, course, run))
        {
            case RunAddress.Found { Course.Enrolment: Enrolment.Apply } found:
                View = runs.Of(found.Course, found.Run);
                IsOpen = door.IsOpen(found.Course, found.Run);
                Response.StatusCode = IsOpen ? StatusCodes.Status200OK : StatusCodes.Status409Conflict;
                return IsOpen ? null : Page();
            case RunAddress.Moved { Run: var moved } when content.Current.FindCourse(moved.CourseSlug)?.Enrolment == Enrolment.Apply:
                return RedirectPermanent(SiteLinks.Apply(moved));
            case RunAddress.Gone:
                return StatusCode(StatusCodes.Status410Gone);
            default:
                return NotFound();
        }
    }
}
