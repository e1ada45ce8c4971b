using System.ComponentModel.DataAnnotations;
using DitSite.Bookings.Bookings;
using DitSite.Bookings.Waiting;
using DitSite.Content.Catalogue;
using DitSite.Content.Facts;
using DitSite.Web.Components.Forms;
using DitSite.Web.Links;
using DitSite.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace DitSite.Web.Pages.Courses.Book;

/// <summary>Asks to wait for a place on a full run. Nobody waits before the link in the e-mail is confirmed.</summary>
[PrivatePage, IgnoreAntiforgeryToken, EnableRateLimiting(PostLimits.MailingList)]
public sealed class WaitingListModel(BookingEntrance entrance, WaitingList waiting, IOptions<WaitingOptions> options) : PageModel
{
    public CourseRun Run { get; private set; } = null!;

    public Course Course { get; private set; } = null!;

    public string OfferDays => UkText.Count(options.Value.OfferWorkingDays, "working day");

    [BindProperty]
    [Required(ErrorMessage = "Enter your full name"), SingleLine(ErrorMessage = "Enter your full name on one line")]
    [StringLength(Booking.NameLength, ErrorMessage = "Your name must be 200 characters or fewer")]
    public string? Name { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter your email address"), EmailFormat]
    public string? Email { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await EnterAsync(cancellation) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await EnterAsync(cancellation) is { } elsewhere)
        {
            return elsewhere;
        }

        if (!ModelState.IsValid)
        {
            return this.PageWithErrors();
        }

        await waiting.AskAsync(new(Run.Key, Name!, Email!), cancellation);
        return Redirect(SiteLinks.WaitingListCheckYourEmail);
    }

    /// <summary>Null: the run is full, and its list is open. Otherwise the start of the booking says how it stands.</summary>
    private async Task<IActionResult?> EnterAsync(CancellationToken cancellation)
    {
        var door = await entrance.FindAsync(RouteData, cancellation);
        if (door is BookingDoor.Closed { Reason: ClosedReason.Full } full && await waiting.IsOpenAsync(full.Run.Key, cancellation))
        {
            (Course, Run) = (full.Course, full.Run);
            return null;
        }

        return door is BookingDoor.Open open ? Redirect(SiteLinks.Book(open.Offer.Run)) : door.Answer();
    }
}
