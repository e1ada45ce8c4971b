namespace DitSite.Bookings.Waiting;

public enum WaitingState
{
    /// <summary>Asked for; the address is not confirmed, and nothing is promised.</summary>
    Asked,
    Waiting,
    /// <summary>A place is kept until <see cref="WaitingEntry.OfferEndsAt"/>.</summary>
    Offered,
    Accepted,
    Declined,
    Expired,
    /// <summary>Left the list before an offer.</summary>
    Left,
    /// <summary>No place came free in time.</summary>
    Closed,
}

/// <summary>Somebody who waits for a place on a full run. A state that ends the waiting never leads to another offer.</summary>
public sealed class WaitingEntry
{
    /// <summary>After the run.</summary>
    public static readonly TimeSpan KeptAfterRun = TimeSpan.FromDays(30);

    /// <summary>From the request.</summary>
    public static readonly TimeSpan TimeToConfirm = TimeSpan.FromDays(7);

    public required Guid Id { get; init; }

    public required Guid RunKey { get; init; }

    public required string Name { get; init; }

    public required string Email { get; init; }

    /// <summary>Normalised: one address stands in one line once.</summary>
    public required string EmailKey { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>UTC, copied when the entry is made.</summary>
    public required DateTimeOffset RunEndsAt { get; init; }

    public WaitingState State { get; private set; }

    /// <summary>First come, first served: the order in which addresses were confirmed. 0: not yet.</summary>
    public long Number { get; private set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset? OfferedAt { get; private set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset? OfferEndsAt { get; private set; }

    /// <summary>One of the run's held places is this person's.</summary>
    public bool HoldsPlace { get; private set; }

    /// <summary>The held place is with the browser in which the person is booking.</summary>
    public Guid? HoldId { get; private set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    internal void Confirm(long number, DateTimeOffset now) => (State, Number, ConfirmedAt) = (WaitingState.Waiting, number, now);

    internal void Offer(DateTimeOffset ends, DateTimeOffset now) => (State, OfferedAt, OfferEndsAt, HoldsPlace) = (WaitingState.Offered, now, ends, true);

    internal void HandOver(Guid hold) => (HoldsPlace, HoldId) = (false, hold);

    internal void End(WaitingState state, DateTimeOffset now) => (State, ClosedAt, HoldsPlace, HoldId) = (state, now, false, null);
}

/// <summary>A link to one entry, known by its hash alone.</summary>
public sealed class WaitingLink
{
    /// <summary>SHA-256 of the token, hex.</summary>
    public required string TokenHash { get; init; }

    public required Guid EntryId { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset IssuedAt { get; init; }
}
