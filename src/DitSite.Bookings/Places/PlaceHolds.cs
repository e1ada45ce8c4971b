namespace DitSite.Bookings.Places;

/// <summary>Places kept for a while for people who are filling in a form.</summary>
public sealed class PlaceHolds
{
    /// <summary>How long a hold lasts from its start and from each extension.</summary>
    public static readonly TimeSpan Duration = TimeSpan.FromMinutes(20);

    public const int MaxExtensions = 10;
    public const int MaxPerAddress = 3;

    /// <summary>Holds a place; a browser that holds one on this run already gets that hold back, unchanged.</summary>
    public Task<HoldResult> HoldAsync(HoldPlace command, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>The browser's live hold, or <see cref="NotHeldReason.NoHold"/>.</summary>
    public Task<HoldResult> FindAsync(string journeyId, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>Twenty minutes from now.</summary>
    public Task<HoldResult> ExtendAsync(string journeyId, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>Gives the browser's place back; nothing happens when it holds none.</summary>
    public Task ReleaseAsync(string journeyId, CancellationToken cancellation = default) => throw new NotImplementedException();
}
