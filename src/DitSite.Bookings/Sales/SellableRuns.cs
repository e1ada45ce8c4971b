using DitSite.Bookings.Changes;
using DitSite.Bookings.Funding;
using DitSite.Bookings.Places;
using DitSite.Bookings.Storage;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Bookings.Sales;

/// <summary>The runs on sale, as the last snapshot of content offers them.</summary>
public sealed class SellableRuns(WriteGate gate, IDbContextFactory<BookingsContext> contexts, FundedPlaces funding, TimeProvider clock)
{
    /// <summary>Takes over all runs of a snapshot at once. A run missing from the list, or without capacity, is no longer sold.</summary>
    public Task<PublishResult> PublishAsync(IReadOnlyList<SellableRun> runs, CancellationToken cancellation = default) =>
        gate.WriteAsync(context => PublishAsync(context, runs, cancellation), cancellation);

    /// <summary>What <see cref="PublishAsync(IReadOnlyList{SellableRun}, CancellationToken)"/> would refuse and whom it would move, with nothing changed.</summary>
    public async Task<PublishForecast> ForecastAsync(IReadOnlyList<SellableRun> runs, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        var offered = runs.ToDictionary(run => run.RunKey);
        var refusals = new List<PublishRefusal>();
        var moves = new List<ForecastMove>();
        var kept = await KeptAsync(context, cancellation);
        foreach (var row in await context.Runs.AsNoTracking().ToListAsync(cancellation))
        {
            var run = offered.GetValueOrDefault(row.RunKey);
            if (run?.Capacity is not { } capacity)
            {
                if (row.IsPromised(kept.GetValueOrDefault(row.RunKey), now))
                {
                    refusals.Add(new PublishRefusal.NoLongerSold(row.PlacesBooked, kept.GetValueOrDefault(row.RunKey)) { RunKey = row.RunKey });
                }
            }
            else if (capacity < row.PlacesTaken)
            {
                refusals.Add(new PublishRefusal.CapacityBelowTaken(capacity, row.PlacesTaken) { RunKey = row.RunKey });
            }
            else if (row.PlacesBooked > 0 && ChangeNotice.Moves(row.Facts, run.Facts))
            {
                moves.Add(new(row.RunKey, row.PlacesBooked, await PeopleAsync(context, row.RunKey, cancellation)));
            }
        }

        return new(refusals, moves);
    }

    /// <summary>The run as it is sold now, or null. Read it for the price list shown in a journey.</summary>
    public async Task<SellableRun?> FindAsync(Guid runKey, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var run = await context.Runs.AsNoTracking().SingleOrDefaultAsync(row => row.RunKey == runKey && row.OnSale, cancellation);
        return run?.ToSellable();
    }

    private async Task<PublishResult> PublishAsync(BookingsContext context, IReadOnlyList<SellableRun> runs, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await PlaceHolds.SweepAsync(context, now, cancellation);
        var rows = await context.Runs.ToDictionaryAsync(row => row.RunKey, cancellation);
        var kept = await KeptAsync(context, cancellation);
        var refusals = new List<PublishRefusal>();
        foreach (var run in runs)
        {
            var row = rows.GetValueOrDefault(run.RunKey);
            if (run.Capacity is { } capacity)
            {
                await OfferAsync(context, row, run, capacity, now, refusals, cancellation);
            }
            else if (row is not null)
            {
                Withdraw(row, kept.GetValueOrDefault(row.RunKey), now, refusals);
            }
        }

        var published = runs.Select(run => run.RunKey).ToHashSet();
        foreach (var row in rows.Values.Where(row => !published.Contains(row.RunKey)))
        {
            Withdraw(row, kept.GetValueOrDefault(row.RunKey), now, refusals);
        }

        context.TouchedRuns.UnionWith(rows.Keys);
        context.TouchedRuns.UnionWith(published);
        context.FreedRuns.UnionWith(context.TouchedRuns);
        await context.SaveChangesAsync(cancellation);
        foreach (var run in runs.Where(run => run.Capacity is not null))
        {
            await funding.PublishAsync(context, run, now, refusals, cancellation);
        }

        return new(refusals);
    }

    private static async Task OfferAsync(
        BookingsContext context,
        RunOnSale? row,
        SellableRun run,
        int capacity,
        DateTimeOffset now,
        List<PublishRefusal> refusals,
        CancellationToken cancellation)
    {
        if (row is null)
        {
            row = new() { RunKey = run.RunKey };
            row.Offer(run, capacity);
            context.Runs.Add(row);
            return;
        }

        if (capacity < row.PlacesTaken)
        {
            refusals.Add(new PublishRefusal.CapacityBelowTaken(capacity, row.PlacesTaken) { RunKey = run.RunKey });
            return;
        }

        if (row.PlacesBooked > 0 || (row.PlacesTaken > 0 && await AffectedPeople.HasOffersAsync(context, row.RunKey, cancellation)))
        {
            await NoteMoveAsync(context, row, run.Facts, now, cancellation);
        }

        row.Offer(run, capacity);
    }

    /// <summary>Nothing is sent: staff decide what people are told.</summary>
    private static async Task NoteMoveAsync(BookingsContext context, RunOnSale row, SoldFacts after, DateTimeOffset now, CancellationToken cancellation)
    {
        if (!ChangeNotice.Moves(row.Facts, after))
        {
            return;
        }

        var notice = await context.ChangeNotices.SingleOrDefaultAsync(open => open.RunKey == row.RunKey && open.State == ChangeNoticeState.Open, cancellation);
        if (notice is null)
        {
            notice = new() { Id = Guid.NewGuid(), RunKey = row.RunKey, OpenedAt = now, Before = row.Facts };
            context.ChangeNotices.Add(notice);
        }

        notice.MoveOn(after, now);
    }

    /// <summary>Places kept for applicants, by run: offered, or held in the funded queue. A place held by somebody who is booking is theirs for minutes, and not counted.</summary>
    private static Task<Dictionary<Guid, int>> KeptAsync(BookingsContext context, CancellationToken cancellation) =>
        context.Applications.Where(row => row.HoldsPlace).GroupBy(row => row.RunKey).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellation);

    /// <summary>People with places keep their run on the books, until it is over.</summary>
    private static void Withdraw(RunOnSale row, int kept, DateTimeOffset now, List<PublishRefusal> refusals)
    {
        if (row.IsPromised(kept, now))
        {
            refusals.Add(new PublishRefusal.NoLongerSold(row.PlacesBooked, kept) { RunKey = row.RunKey });
        }
        else
        {
            row.Withdraw();
        }
    }

    /// <summary>Bookers and delegates, each address once.</summary>
    private static async Task<int> PeopleAsync(BookingsContext context, Guid runKey, CancellationToken cancellation)
    {
        var booked = await context.Bookings.AsNoTracking().Where(booking => booking.RunKey == runKey && booking.State == Bookings.BookingState.Booked)
            .Select(booking => new { booking.BookerEmail, booking.DelegateEmail }).ToListAsync(cancellation);
        return booked.SelectMany(booking => new[] { booking.BookerEmail, booking.DelegateEmail }).Distinct(StringComparer.OrdinalIgnoreCase).Count();
    }
}
