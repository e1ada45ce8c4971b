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

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        inUse = await database.EnterAsync(cancellationToken);
        await migrator.MigrateAsync(cancellationToken);
        board.Follow(await runs.PlacesAsync(cancellationToken));
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
