using System.ComponentModel.DataAnnotations;
using DitSite.Bookings;
using DitSite.Bookings.Bookings;
using DitSite.Content;
using DitSite.Web.Components.Forms;
using DitSite.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Courses.Book;

/// <summary>Puts a mistyped address right in the browser that booked, for 20 minutes, and sends the confirmation again.</summary>
[PrivatePage]
public sealed class CorrectEmailModel(BookingJourney journey, EmailCorrection correction, PublishedContent content) : PageModel
{
    public BookLinks Links { get; private set; } = null!;

    [BindProperty, Required(ErrorMessage = "Enter your email address"), EmailFormat]
    public string? Email { get; set; }

    /// <summary>Why it can't be corrected here any more.</summary>
    public CorrectEmailResult? Refusal { get; private set; }

    public async Task<IActionResult> OnGetAsync(string course, string run, CancellationToken cancellation) =>
        await FindAsync(course, run, cancellation) is null ? NotFound() : Page();

    public async Task<IActionResult> OnPostAsync(string course, string run, CancellationToken cancellation)
    {
        if (await FindAsync(course, run, cancellation) is not { } finished || !BookingReference.TryParse(finished.Reference, out var reference))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return this.PageWithErrors();
        }

        var result = await correction.CorrectEmailAsync(reference, finished.CorrectionSecret, Email!, cancellation);
        if (result == CorrectEmailResult.Corrected)
        {
            return Redirect(Links.Done + "?corrected=true");
        }

        Refusal = result;
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<FinishedBooking?> FindAsync(string course, string run, CancellationToken cancellation)
    {
        if (BookingDoor.FindRun(content.Current, course, run) is not var (_, found))
        {
            return null;
        }

        Links = new(found);
        await journey.LoadAsync(cancellation);
        return journey.FinishedOn(found.Key);
    }
}
