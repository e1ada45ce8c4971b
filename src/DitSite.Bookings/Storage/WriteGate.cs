using DitSite.Bookings.Outbox;
using DitSite.Bookings.Sales;
using DitSite.Bookings.Waiting;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Bookings.Storage;

/// <summary>
/// The one door for writes. SQLite has a single writer: callers queue here, in turn, instead of failing as busy. One piece of work is
/// one transaction, and places that it freed are offered to who waits in the same one; what it returns is true once this method has returned it.
/// </summary>
public sealed class WriteGate(IDbContextFactory<BookingsContext> contexts, AvailabilityBoard board, OutboxBell bell, WaitingOffers waiting) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);

    internal async Task<T> WriteAsync<T>(Func<BookingsContext, Task<T>> work, CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellation);
            await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
            var result = await work(context);
            var mail = context.QueuedMail || context.ChangeTracker.Entries<OutboxMessage>().Any(entry => entry is { State: EntityState.Modified, Entity.IsDueAtOnce: true });
            await context.SaveChangesAsync(cancellation);
            await waiting.OfferFreePlacesAsync(context, cancellation);
            mail |= context.QueuedMail;
            var touched = context.TouchedRuns;
            var runs = touched.Count == 0 ? [] : await context.Runs.AsNoTracking().Where(run => touched.Contains(run.RunKey)).ToListAsync(cancellation);

            // From here on the caller's going away changes nothing: a half-cancelled commit would be neither yes nor no.
            await transaction.CommitAsync(CancellationToken.None);
            board.Follow(runs);
            if (mail)
            {
                bell.Ring();
            }

            return result;
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();
}
