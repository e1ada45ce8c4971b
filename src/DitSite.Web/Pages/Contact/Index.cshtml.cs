using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using DitSite.Bookings.Contact;
using DitSite.Content.Catalogue;
using DitSite.Web.Components.Forms;
using DitSite.Web.Links;
using DitSite.Web.Preview;
using DitSite.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace DitSite.Web.Pages.Contact;

/// <summary>A message to the provider. An information page: no cookie, so the same-origin rule alone protects the form.</summary>
[IgnoreAntiforgeryToken, EnableRateLimiting(PostLimits.Contact)]
public sealed class IndexModel(ContactMessages messages, ShownContent content, IHostEnvironment environment) : PageModel
{
    public bool IsOpen => messages.IsOpen;

    /// <summary>Whoever runs the site is told which setting opens the form.</summary>
    public bool TellsSetting => !IsOpen && environment.IsDevelopment();

    public EditorialPage? Words => content.Current.FindPage("contact");

    public SiteDetails Site => content.Current.Site;

    public IReadOnlyList<Course> Courses => content.Current.Courses;

    [BindProperty, Required(ErrorMessage = "Enter your full name"), SingleLine(ErrorMessage = "Enter your full name on one line")]
    [StringLength(ContactMessage.NameLength, ErrorMessage = "Your full name must be {1} characters or fewer")]
    public string? Name { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter your email address"), EmailFormat]
    public string? Email { get; set; }

    /// <summary>Slug of the course it is about; null: another matter.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Course { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter your message")]
    [StringLength(ContactMessage.TextLength, ErrorMessage = "Your message must be {1} characters or fewer")]
    public string? Message { get; set; }

    /// <summary>The same form sent twice is one message.</summary>
    [BindProperty]
    public string? SubmitKey { get; set; }

    public void OnGet() => SubmitKey = RandomNumberGenerator.GetHexString(32, lowercase: true);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        Check(ModelState);
        if (!IsOpen || !ModelState.IsValid)
        {
            return this.PageWithErrors();
        }

        var about = Course is null ? null : content.Current.FindCourse(Course)!.Title;
        await messages.SendAsync(new(Name!, Email!, about, Message!), SubmitKey!, cancellation);
        return Redirect(SiteLinks.ContactSent);
    }

    private void Check(ModelStateDictionary errors)
    {
        if (Course is not null && content.Current.FindCourse(Course) is null)
        {
            errors.AddModelError(nameof(Course), "Select a course, or another matter");
        }

        if (SubmitKey is not { Length: 32 })
        {
            SubmitKey = RandomNumberGenerator.GetHexString(32, lowercase: true);
        }
    }
}
