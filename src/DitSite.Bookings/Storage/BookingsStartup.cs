using DitSite.Bookings.Outbox;
using DitSite.Bookings.Sales;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

namespace DitSite.Bookings.Storage;

/// <summary>Makes the database ready before anything else starts.</summary>
public sealed class BookingsStartup(
    BookingsPaths paths,
    Migrator migrator,
    IDbContextFactory<BookingsContext> contexts,
    WriteGate gate,
    AvailabilityBoard board,
    TimeProvider clock) : IHostedLifecycleService, IDisposable
{
    private FileStream? inUse;

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(paths.Database)!);
        inUse = DatabaseLock.Shared(paths);
        await migrator.MigrateAsync(cancellationToken);
        await using (var context = await contexts.CreateDbContextAsync(cancellationToken))
        {
            board.Follow(await context.Runs.AsNoTracking().ToListAsync(cancellationToken));
        }

        await TakeUpMailAsync(cancellationToken);
    }

    public void Dispose() => inUse?.Dispose();

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken)
    {
        inUse?.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>A SQLite database has one site: a claim found at its start was left by a program that died, and needs no waiting for.</summary>
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
