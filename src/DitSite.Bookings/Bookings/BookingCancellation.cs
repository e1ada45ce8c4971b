namespace DitSite.Bookings.Bookings;

public enum CancelResult
{
    Cancelled,

    /// <summary>Nothing was done now.</summary>
    AlreadyCancelled,

    /// <summary>The run has started: only staff can cancel.</summary>
    TooLate,
    NotFound,
}

/// <summary>Gives a booked place back.</summary>
public sealed class BookingCancellation
{
    /// <summary>On the word of the booker, whose link session the caller has checked. Booker, delegate and staff are told by e-mail.</summary>
    public Task<CancelResult> CancelAsync(BookingReference reference, CancellationToken cancellation = default) => throw new NotImplementedException();
}
