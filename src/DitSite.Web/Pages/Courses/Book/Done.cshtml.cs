using DitSite.Bookings;
using DitSite.Bookings.Bookings;
using DitSite.Content;
using DitSite.Content.Catalogue;
using DitSite.Content.Facts;
using DitSite.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Pages.Courses.Book;

/// <summary>
/// The result, a page of its own that Back can't send again. It promises an e-mail and no more: whether the delegate has a place on this
/// run already is told in that e-mail only.
/// </summary>
[PrivatePage]
public sealed class DoneModel(BookingJourney journey, BookingFinder bookings, PublishedContent content, TimeProvider clock) : PageModel
{
    public Course Course { get; private set; } = null!;

    public CourseRun Run { get; private set; } = null!;

    public BookLinks Links => new(Run);

    public BookingView Booking { get; private set; } = null!;

    public bool CanCorrectEmail => clock.GetUtcNow() < Booking.BookedAt + EmailCorrection.Window;

    /// <summary>Time of day in the United Kingdom.</summary>
    public string CorrectUntil =>
        UkText.Time(TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(Booking.BookedAt + EmailCorrection.Window, LondonTime.Zone).DateTime));

    /// <summary>The address has just been corrected.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Corrected { get; set; }

    public async Task<IActionResult> OnGetAsync(string course, string run, CancellationToken cancellation)
    {
        if (BookingDoor.FindRun(content.Current, course, run) is not var (foundCourse, foundRun))
        {
            return NotFound();
        }

        (Course, Run) = (foundCourse, foundRun);
        await journey.LoadAsync(cancellation);
        if (journey.FinishedOn(Run.Key) is not { } finished || !BookingReference.TryParse(finished.Reference, out var reference)
            || await bookings.FindAsync(reference, cancellation) is not { } booking)
        {
            return Redirect(Links.Start);
        }

        Booking = booking;
        return Page();
    }
}
