using DitSite.Bookings.Places;
using DitSite.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Courses.Book;

/// <summary>Keeps the held place for longer. A script asks for JSON; without one the person comes back to the page they were on.</summary>
[PrivatePage, BookingQuestion(BookingSteps.WhoAttends)]
public sealed class HoldModel(BookingJourney journey) : PageModel
{
    /// <summary>The question to come back to; anything else means the check page.</summary>
    [BindProperty]
    public string? From { get; set; }

    public IActionResult OnGet() => Redirect(journey.NextUnanswered);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await journey.ExtendHoldAsync(cancellation);
        if (Request.GetTypedHeaders().Accept.Any(type => type.MediaType == "application/json"))
        {
            var left = (journey.Hold as HoldResult.Held)?.ExtensionsLeft ?? 0;
            return new JsonResult(new { secondsLeft = (int)journey.HoldLeft.TotalSeconds, extensionsLeft = left });
        }

        return Redirect(journey.Steps.Any(step => step.Slug == From) ? journey.Links.Question(From!) : journey.NextUnanswered);
    }
}
