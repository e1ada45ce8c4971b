namespace DitSite.Bookings.Policies;

/// <summary>A change to a booking and what was charged for it. Rows are only added; of several decisions about a cancellation the last holds.</summary>
public sealed class BookingChange
{
    public const int ReasonLength = 500;
    public const int DatesLength = 300;

    /// <summary>From the form: the same one sent twice is done once.</summary>
    public required Guid Id { get; init; }

    public required Guid BookingId { get; init; }
    public required ChangeKind Kind { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Name of the member of staff; null: the booker.</summary>
    public required string? Staff { get; init; }

    /// <summary>Pounds; null: not decided.</summary>
    public required decimal? Charge { get; init; }

    /// <summary>The policy's share in per cent; null: the amount was decided by hand, or not at all.</summary>
    public required int? Percent { get; init; }

    /// <summary>Why the amount differs from the policy.</summary>
    public required string? Reason { get; init; }

    /// <summary>Dates before and after, of a booking that moved.</summary>
    public string? From { get; init; }

    public string? To { get; init; }
}
