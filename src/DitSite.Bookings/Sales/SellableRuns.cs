namespace DitSite.Bookings.Sales;

/// <summary>The runs on sale, as the last snapshot of content offers them.</summary>
public sealed class SellableRuns
{
    /// <summary>Takes over all runs of a snapshot at once. A run missing from the list is no longer sold.</summary>
    public Task<PublishResult> PublishAsync(IReadOnlyList<SellableRun> runs, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>The run as it is sold now, or null. Read it for the price list shown in a journey.</summary>
    public Task<SellableRun?> FindAsync(Guid runKey, CancellationToken cancellation = default) => throw new NotImplementedException();
}
