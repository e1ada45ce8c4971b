using System.ComponentModel.DataAnnotations;
using DitSite.Bookings.MailingList;
using DitSite.Bookings.Outbox;
using DitSite.Content.Catalogue;
using DitSite.Web.Components.Forms;
using DitSite.Web.Links;
using DitSite.Web.Preview;
using DitSite.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace DitSite.Web.Pages.MailingList;

/// <summary>Asks to hear about new dates of a course (S119). Nothing is subscribed until the link in the e-mail is confirmed.</summary>
[IgnoreAntiforgeryToken, EnableRateLimiting(PostLimits.MailingList)]
public sealed class IndexModel(CourseSubscriptions subscriptions, ShownContent content, MailRoute mail) : PageModel
{
    public bool IsOpen => mail.State != MailTransportState.Closed;

    public IReadOnlyList<Course> Courses => content.Current.Courses;

    [BindProperty, Required(ErrorMessage = "Enter your email address"), EmailFormat]
    public string? Email { get; set; }

    /// <summary>Slug of the course.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Course { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        Check(ModelState);
        if (!IsOpen || !ModelState.IsValid)
        {
            return this.PageWithErrors();
        }

        var course = content.Current.FindCourse(Course!)!;
        await subscriptions.SubscribeAsync(new(Email!, course.Slug, course.Title), cancellation);
        return Redirect(SiteLinks.MailingListCheckYourEmail);
    }

    private void Check(ModelStateDictionary errors)
    {
        if (Course is null || content.Current.FindCourse(Course) is null)
        {
            errors.AddModelError(nameof(Course), "Select the course you want to hear about");
        }
    }
}
