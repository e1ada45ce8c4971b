using DitSite.Bookings.Outbox;
using DitSite.Bookings.Sales;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

namespace DitSite.Bookings.Storage;

/// <summary>Makes the database ready before anything else starts.</summary>
public sealed class BookingsStartup(
    BookingsDatabase database,
    Migrator migrator,
    IDbContextFactory<BookingsContext> contexts,
    WriteGate gate,
    AvailabilityBoard board,
    TimeProvider clock) : IHostedLifecycleService, IAsyncDisposable
{
    private IAsyncDisposable? inUse;

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        inUse = await database.EnterAsync(cancellationToken);
        await migrator.MigrateAsync(cancellationToken);
        await using (var context = await contexts.CreateDbContextAsync(cancellationToken))
        {
            board.Follow(await context.Runs.AsNoTracking().ToListAsync(cancellationToken));
        }

        if (!database.IsShared)
        {
            await TakeUpMailAsync(cancellationToken);
        }
    }

    public ValueTask DisposeAsync() => inUse?.DisposeAsync() ?? ValueTask.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => DisposeAsync().AsTask();

    /// <summary>A database that is not shared has one site: a claim found at its start was left by a program that died, and needs no waiting for.</summary>
    private Task<bool> TakeUpMailAsync(CancellationToken cancellation) =>
        gate.WriteAsync(
            async context =>
            {
                var now = clock.GetUtcNow();
                var claimed = await context.Outbox
                    .Where(message => message.State == OutboxState.Waiting && message.Attempts > 0 && message.LastError == null && message.NextAttemptAt > now)
                    .ToListAsync(cancellation);
                claimed.ForEach(message => message.ClaimLost(now));
                return claimed.Count > 0;
            },
            cancellation);
}
