namespace DitSite.Bookings.Places;

/// <summary>A place kept for one browser.</summary>
public sealed class Hold
{
    public required Guid Id { get; init; }
    public required Guid RunKey { get; init; }

    /// <summary>SHA-256 of the journey id; unique, so a browser has one hold.</summary>
    public required string JourneyHash { get; init; }

    /// <summary>Keyed hash of the client address.</summary>
    public required string AddressHash { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>UTC; moved by a guarded update.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    public int Extensions { get; private set; }

    internal HoldResult ToResult() => new HoldResult.Held(Id, RunKey, ExpiresAt, PlaceHolds.MaxExtensions - Extensions);
}
