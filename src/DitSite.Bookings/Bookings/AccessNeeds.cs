namespace DitSite.Bookings.Bookings;

/// <summary>What a delegate needs to take part. May be health data: apart from the booking, and deleted 30 days after the run.</summary>
public sealed class AccessNeeds
{
    public static readonly TimeSpan KeptAfterRun = TimeSpan.FromDays(30);

    public required Guid BookingId { get; init; }
    public required string Text { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset DeleteAt { get; init; }
}
