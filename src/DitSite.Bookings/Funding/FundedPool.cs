namespace DitSite.Bookings.Funding;

/// <summary>The funded places of one run. Its counter moves by one guarded update.</summary>
public sealed class FundedPool
{
    public required Guid RunKey { get; init; }
    public int Places { get; private set; }

    /// <summary>Held or booked.</summary>
    public int Taken { get; private set; }

    internal void Set(int places) => Places = places;
}

public enum FundedState
{
    /// <summary>In the queue; no funded place is free.</summary>
    Waiting,

    /// <summary>A funded place is kept.</summary>
    Held,

    /// <summary>The reference did not come in time: whoever is next has the place. A late reference puts the person at the end.</summary>
    PassedOn,

    /// <summary>Booked.</summary>
    Used,

    /// <summary>Out of the queue: declined, withdrawn, lapsed, or a paying place was offered.</summary>
    Left,
}

/// <summary>One person's standing in the queue for a run's funded places: first come, first served (S55).</summary>
public sealed class FundedEntry
{
    public required Guid ApplicationId { get; init; }
    public required Guid RunKey { get; init; }

    /// <summary>UTC; the moment everything the applicant controls was complete, or, after the hold, that the late reference came.</summary>
    public DateTimeOffset QueuedAt { get; private set; }

    /// <summary>In the order of the commits: decides between equal moments.</summary>
    public long Number { get; private set; }

    public FundedState State { get; private set; }

    /// <summary>UTC; until then a slow referee costs nothing. Null: the reference is here.</summary>
    public DateTimeOffset? ReferenceBy { get; private set; }

    internal void Queue(DateTimeOffset at, long number, DateTimeOffset? referenceBy) =>
        (QueuedAt, Number, State, ReferenceBy) = (at, number, FundedState.Waiting, referenceBy);

    internal void ReferenceCame() => ReferenceBy = null;

    internal void Hold() => State = FundedState.Held;

    internal void PassOn() => State = FundedState.PassedOn;

    internal void Use() => State = FundedState.Used;

    internal void Leave() => State = FundedState.Left;
}
