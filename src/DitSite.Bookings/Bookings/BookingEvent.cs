namespace DitSite.Bookings.Bookings;

public enum BookingEventKind
{
    Booked,

    /// <summary>No place was taken: the delegate had one.</summary>
    FoundDuplicate,
    EmailCorrected,
    NewLinkSent,
    LinkOpened,
    Cancelled,
    AccessNeedsDeleted,
}

/// <summary>One line of a booking's history. Holds no personal data.</summary>
public sealed class BookingEvent
{
    public long Id { get; init; }
    public required Guid BookingId { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset At { get; init; }

    public required BookingEventKind Kind { get; init; }
}
