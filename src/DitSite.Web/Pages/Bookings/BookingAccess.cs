using DitSite.Bookings;
using DitSite.Bookings.Bookings;
using DitSite.Bookings.Links;
using DitSite.Web.Security;

namespace DitSite.Web.Pages.Bookings;

/// <summary>Lets the holder of a link session see one booking. Everybody else is told the same, whether the reference exists or not.</summary>
public sealed class BookingAccess(BookingLinks links, BookingFinder bookings)
{
    public async Task<BookingView?> FindAsync(HttpRequest request, string reference, CancellationToken cancellation) =>
        LinkSessionCookie.Read(request) is { } token
        && await links.SessionAsync(token, cancellation) is { } opened
        && BookingReference.TryParse(reference, out var asked) && opened == asked
            ? await bookings.FindAsync(opened, cancellation)
            : null;
}
