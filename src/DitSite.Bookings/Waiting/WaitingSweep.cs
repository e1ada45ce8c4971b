using DitSite.Bookings.Letters;
using DitSite.Bookings.Outbox;
using DitSite.Bookings.Sales;
using DitSite.Bookings.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DitSite.Bookings.Waiting;

/// <summary>What the clock does to people who wait: ends offers, closes the line before the run, deletes.</summary>
public sealed class WaitingSweep(
    WriteGate gate, IDbContextFactory<BookingsContext> contexts, MailQueue queue, WaitingLetters letters, IOptions<WaitingOptions> options, TimeProvider clock)
{
    /// <summary>Ends offers that ran out; each place goes to the next in the same write.</summary>
    public async Task EndOffersAsync(CancellationToken cancellation = default)
    {
        await using (var context = await contexts.CreateDbContextAsync(cancellation))
        {
            var now = clock.GetUtcNow();
            if (!await context.WaitingEntries.AnyAsync(entry => entry.State == WaitingState.Offered && entry.OfferEndsAt <= now, cancellation))
            {
                return;
            }
        }

        await gate.WriteAsync(
            async context =>
            {
                var now = clock.GetUtcNow();
                foreach (var entry in await context.WaitingEntries.Where(row => row.State == WaitingState.Offered && row.OfferEndsAt <= now).ToListAsync(cancellation))
                {
                    await WaitingList.GiveBackAsync(context, entry, cancellation);
                    entry.End(WaitingState.Expired, now);
                    await queue.EnqueueAsync(context, letters.Expired(entry, await FactsAsync(context, entry, cancellation)), cancellation);
                }

                return true;
            },
            cancellation);
    }

    /// <summary>Closes lines behind their cut-off, and deletes what the privacy page says is deleted.</summary>
    public Task RunAsync(CancellationToken cancellation = default) =>
        gate.WriteAsync(
            async context =>
            {
                var now = clock.GetUtcNow();
                var waiting = await context.WaitingEntries.Where(row => row.State == WaitingState.Waiting).ToListAsync(cancellation);
                foreach (var line in waiting.GroupBy(entry => entry.RunKey))
                {
                    var run = await context.Runs.AsNoTracking().SingleAsync(row => row.RunKey == line.Key, cancellation);
                    foreach (var entry in options.Value.CutOff(run) <= now ? line : Enumerable.Empty<WaitingEntry>())
                    {
                        entry.End(WaitingState.Closed, now);
                        await queue.EnqueueAsync(context, letters.Closed(entry, run.Facts), cancellation);
                    }
                }

                var (unconfirmed, over) = (now - WaitingEntry.TimeToConfirm, now - WaitingEntry.KeptAfterRun);
                await context.WaitingEntries.Where(row => row.State == WaitingState.Asked && row.RequestedAt <= unconfirmed).ExecuteDeleteAsync(cancellation);
                await context.WaitingEntries.Where(row => row.RunEndsAt <= over && row.State != WaitingState.Waiting && row.State != WaitingState.Offered).ExecuteDeleteAsync(cancellation);
                return true;
            },
            cancellation);

    private static Task<SoldFacts> FactsAsync(BookingsContext context, WaitingEntry entry, CancellationToken cancellation) =>
        context.Runs.Where(row => row.RunKey == entry.RunKey).Select(row => row.Facts).SingleAsync(cancellation);
}
