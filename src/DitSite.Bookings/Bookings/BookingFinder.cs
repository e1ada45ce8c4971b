namespace DitSite.Bookings.Bookings;

/// <summary>Reads one booking. The caller has checked the right to see it: a link session, or the journey that made it.</summary>
public sealed class BookingFinder
{
    public Task<BookingView?> FindAsync(BookingReference reference, CancellationToken cancellation = default) => throw new NotImplementedException();
}
