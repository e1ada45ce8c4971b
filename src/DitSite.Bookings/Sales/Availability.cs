namespace DitSite.Bookings.Sales;

public enum Availability { Open, FewLeft, Full, Closed }

/// <summary>What the public may know of a run's places.</summary>
/// <param name="Free">Places neither booked nor held.</param>
/// <param name="OpensAt">UTC; null: not opened.</param>
public sealed record RunAvailability(Guid RunKey, Availability State, int Free, DateTimeOffset? OpensAt, DateTimeOffset ClosesAt)
{
    /// <summary>At most this many free places are "few left"…</summary>
    public const int FewPlaces = 3;

    /// <summary>…and so is this share of the capacity.</summary>
    public const double FewShare = 0.2;
}
