using DitSite.Bookings.Outbox;
using DitSite.Bookings.Sales;
using Microsoft.Extensions.Hosting;

namespace DitSite.Bookings.Storage;

/// <summary>Makes the database ready before anything else starts.</summary>
public sealed class BookingsStartup(
    BookingsDatabase database,
    Migrator migrator,
    StoredRuns runs,
    AvailabilityBoard board,
    TimeProvider clock) : IHostedLifecycleService, IAsyncDisposable
{
    private IAsyncDisposable? inUse;
    private Task? ready;

    /// <summary>Done once, by whoever asks first: a site asks while it maps its pages, a host without pages when it starts.</summary>
    /// <exception cref="DatabaseTooNewException">A newer program has been here.</exception>
    public Task PrepareAsync(CancellationToken cancellation = default) => ready ??= PrepareOnceAsync(cancellation);

    public Task StartingAsync(CancellationToken cancellationToken) => PrepareAsync(cancellationToken);

    public ValueTask DisposeAsync() => inUse?.DisposeAsync() ?? ValueTask.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => DisposeAsync().AsTask();

    private async Task PrepareOnceAsync(CancellationToken cancellation)
    {
        inUse = await database.EnterAsync(cancellation);
        await migrator.MigrateAsync(cancellation);
        board.Follow(await runs.PlacesAsync(cancellation));
        if (!database.IsShared)
        {
            await TakeUpMailAsync(cancellation);
        }
    }

    /// <summary>A database that is not shared has one site: a claim found at its start was left by a program that died, and needs no waiting for. Without EF Core, as in <see cref="StoredRuns"/>.</summary>
    private async Task TakeUpMailAsync(CancellationToken cancellation)
    {
        await using var connection = database.Connect();
        await connection.OpenAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = $"""
            UPDATE "Outbox" SET "NextAttemptAt" = @now
            WHERE "State" = '{nameof(OutboxState.Waiting)}' AND "Attempts" > 0 AND "LastError" IS NULL AND "NextAttemptAt" > @now;
            """;
        var now = command.CreateParameter();
        (now.ParameterName, now.Value) = ("@now", clock.GetUtcNow().UtcDateTime);
        command.Parameters.Add(now);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
