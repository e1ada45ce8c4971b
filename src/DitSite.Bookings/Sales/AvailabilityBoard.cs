namespace DitSite.Bookings.Sales;

/// <summary>How full each run is, in memory: follows every hold, booking and cancellation, and the clock.</summary>
public sealed class AvailabilityBoard
{
    /// <summary>Rises whenever the answer for any run may have changed, by a booking or by the clock passing an opening or closing.</summary>
    public long Version => throw new NotImplementedException();

    /// <summary>Null: the run is not sold here.</summary>
    public RunAvailability? For(Guid runKey) => throw new NotImplementedException();
}
