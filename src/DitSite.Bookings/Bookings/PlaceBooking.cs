namespace DitSite.Bookings.Bookings;

/// <summary>Books places.</summary>
public sealed class PlaceBooking
{
    /// <summary>Takes the place, records the booking and queues its mail in one transaction.</summary>
    public Task<BookPlaceResult> BookPlaceAsync(BookPlace command, CancellationToken cancellation = default) => throw new NotImplementedException();
}
