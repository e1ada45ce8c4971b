using DitSite.Bookings.Outbox;
using DitSite.Bookings.Sales;
using DitSite.Content;
using DitSite.Web.Links;
using Microsoft.AspNetCore.Mvc;

namespace DitSite.Web.Pages.Courses.Book;

/// <summary>Finds out what stands at a booking address for this browser, now.</summary>
public sealed class BookingEntrance(PublishedContent content, AvailabilityBoard board, MailRoute mail, BookingJourney journey, TimeProvider clock)
{
    public async Task<BookingDoor> FindAsync(RouteData route, CancellationToken cancellation)
    {
        var (course, address) = (route.Values["course"] as string ?? "", route.Values["run"] as string ?? "");
        await journey.LoadAsync(cancellation);
        var runKey = BookingDoor.FindRun(content.Current, course, address)?.Run.Key;
        return BookingDoor.Find(
            content.Current, course, address, clock.Today, runKey is { } key ? board.For(key) : null,
            mail.State != MailTransportState.Closed, runKey is { } held && journey.HoldsPlaceOn(held));
    }
}

internal static class BookingDoorAnswers
{
    /// <summary>What a page inside the journey answers when its door is not open.</summary>
    public static IActionResult Answer(this BookingDoor door) => door switch
    {
        BookingDoor.Moved(var run) => new RedirectResult(SiteLinks.Book(run), permanent: true),
        BookingDoor.Withdrawn => new StatusCodeResult(StatusCodes.Status410Gone),
        BookingDoor.Closed(_, var run, _) => new RedirectResult(SiteLinks.Book(run)),
        _ => new NotFoundResult(),
    };
}
