using System.Threading.Channels;

namespace DitSite.Bookings.Outbox;

/// <summary>Wakes the dispatcher when mail was queued.</summary>
public sealed class OutboxBell
{
    private readonly Channel<bool> rings = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    internal void Ring() => rings.Writer.TryWrite(true);

    /// <summary>Returns at a ring, or after the time.</summary>
    internal async Task WaitAsync(TimeSpan atMost, TimeProvider clock, CancellationToken cancellation)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var ring = rings.Reader.ReadAsync(over.Token).AsTask();
        await Task.WhenAny(ring, Task.Delay(atMost, clock, over.Token));
        await over.CancelAsync();
        await ring.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        cancellation.ThrowIfCancellationRequested();
    }
}
