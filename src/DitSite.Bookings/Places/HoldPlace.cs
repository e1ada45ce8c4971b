namespace DitSite.Bookings.Places;

/// <param name="JourneyId">Random id of the browser's journey, from its cookie: stored hashed.</param>
/// <param name="ClientAddress">IP address of the client: only a keyed hash of it is stored.</param>
public sealed record HoldPlace(Guid RunKey, string JourneyId, string ClientAddress);

public enum NotHeldReason
{
    /// <summary>No place is free now.</summary>
    RunFull,

    /// <summary>The run is not on sale.</summary>
    RunClosed,

    /// <summary>This browser holds a place on another run.</summary>
    BrowserLimit,

    /// <summary>Three places are held from this client address.</summary>
    AddressLimit,

    /// <summary>The hold lapsed, was used, or never was.</summary>
    NoHold,

    /// <summary>Extended ten times already: the hold runs out at its time.</summary>
    NoExtensionsLeft,
}

public abstract record HoldResult
{
    private HoldResult()
    {
    }

    /// <param name="ExpiresAt">UTC.</param>
    public sealed record Held(Guid HoldId, Guid RunKey, DateTimeOffset ExpiresAt, int ExtensionsLeft) : HoldResult;

    /// <summary>The journey goes on without a hold and says so.</summary>
    public sealed record NotHeld(NotHeldReason Reason) : HoldResult;
}
