using System.Collections.Concurrent;

namespace DitSite.Bookings.Sales;

/// <summary>How full each run is, in memory: follows every hold, booking and cancellation, and the clock.</summary>
public sealed class AvailabilityBoard(TimeProvider clock) : IDisposable
{
    private readonly ConcurrentDictionary<Guid, RunPlaces> rows = new();
    private readonly Lock versionLock = new();
    private readonly SemaphoreSlim order = new(1, 1);

    // Starts at the clock, so that a version from before a restart is never met again.
    private long version = clock.GetUtcNow().ToUnixTimeMilliseconds();
    private DateTimeOffset nextTurn = DateTimeOffset.MaxValue;

    /// <summary>Rises whenever the answer for any run may have changed, by a booking or by the clock passing an opening or closing.</summary>
    public long Version
    {
        get
        {
            var now = clock.GetUtcNow();
            lock (versionLock)
            {
                if (now >= nextTurn)
                {
                    version++;
                    nextTurn = NextTurn(now);
                }

                return version;
            }
        }
    }

    /// <summary>Null: the run is not sold here.</summary>
    public RunAvailability? For(Guid runKey) =>
        rows.TryGetValue(runKey, out var row) && row.OnSale
            ? new(runKey, State(row, clock.GetUtcNow()), Math.Max(0, row.Capacity - row.Taken), row.OpensAt, row.ClosesAt)
            : null;

    /// <summary>Has a commit, or a look at the rows, and its being followed done before another's: what is followed last was read last.</summary>
    internal async Task<T> InOrderAsync<T>(Func<Task<T>> work)
    {
        await order.WaitAsync();
        try
        {
            return await work();
        }
        finally
        {
            order.Release();
        }
    }

    internal void Follow(IEnumerable<RunOnSale> runs) => Follow(runs.Select(run => run.Places));

    /// <summary>Called in the order of the commits.</summary>
    internal void Follow(IEnumerable<RunPlaces> runs)
    {
        var changed = false;
        foreach (var run in runs)
        {
            changed |= !rows.TryGetValue(run.RunKey, out var former) || former != run;
            rows[run.RunKey] = run;
        }

        if (!changed)
        {
            return;
        }

        lock (versionLock)
        {
            version++;
            nextTurn = NextTurn(clock.GetUtcNow());
        }
    }

    public void Dispose() => order.Dispose();

    private static Availability State(RunPlaces row, DateTimeOffset now)
    {
        var free = row.Capacity - row.Taken;
        return row switch
        {
            _ when !(row.OpensAt <= now && now < row.ClosesAt) => Availability.Closed,
            _ when free <= 0 => Availability.Full,
            _ when free <= RunAvailability.FewPlaces || free <= row.Capacity * RunAvailability.FewShare => Availability.FewLeft,
            _ => Availability.Open,
        };
    }

    private DateTimeOffset NextTurn(DateTimeOffset now) =>
        rows.Values.SelectMany(row => new[] { row.OpensAt ?? DateTimeOffset.MaxValue, row.ClosesAt }).Where(turn => turn > now).DefaultIfEmpty(DateTimeOffset.MaxValue).Min();
}

/// <summary>How full a run is.</summary>
/// <param name="Taken">Booked and held together.</param>
/// <param name="OpensAt">UTC; null: not opened.</param>
/// <param name="ClosesAt">UTC.</param>
internal sealed record RunPlaces(Guid RunKey, bool OnSale, int Capacity, int Taken, DateTimeOffset? OpensAt, DateTimeOffset ClosesAt);
