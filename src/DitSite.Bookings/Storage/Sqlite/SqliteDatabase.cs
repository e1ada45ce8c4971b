using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Bookings.Storage.Sqlite;

/// <summary>One file on one machine, for one site. Its lock is the turn of the writer.</summary>
internal sealed class SqliteDatabase(BookingsPaths paths) : BookingsDatabase
{
    /// <summary>SQLite's own numbers: the file can't be opened, is busy, or locked.</summary>
    private static readonly int[] Away = [5, 6, 14];

    internal override string Dialect => "Sqlite";

    public override bool IsShared => false;

    public override bool IsAway(Exception fault) =>
        fault is SqliteException sqlite ? Away.Contains(sqlite.SqliteErrorCode) : fault.InnerException is { } inner && IsAway(inner);

    internal override void Configure(DbContextOptionsBuilder options) => options.UseSqlite(paths.ConnectionString).AddInterceptors(new SqlitePragmas());

    internal override DbConnection Connect() => new SqliteConnection(paths.ConnectionString);

    internal override Task<IAsyncDisposable> EnterAsync(CancellationToken cancellation)
    {
        MakeFolder();
        return Task.FromResult<IAsyncDisposable>(DatabaseLock.Shared(paths));
    }

    internal override Task<IAsyncDisposable> EnterAloneAsync(string purpose, CancellationToken cancellation)
    {
        MakeFolder();
        return Task.FromResult<IAsyncDisposable>(DatabaseLock.Alone(paths, purpose));
    }

    internal override async Task<DbTransaction> BeginMigrationAsync(CancellationToken cancellation)
    {
        MakeFolder();
        var connection = new SqliteConnection(paths.ConnectionString);
        await connection.OpenAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL;" + SqlitePragmas.Settings;
        await command.ExecuteNonQueryAsync(cancellation);

        // An immediate transaction: two programs starting at once migrate one after the other.
        return connection.BeginTransaction(deferred: false);
    }

    internal override Task TakeTurnAsync(BookingsContext context) => Task.CompletedTask;

    internal override Task TellAsync(BookingsContext context, string topic, string text) => Task.CompletedTask;

    internal override Task ContinueNumbersAsync(BookingsContext context, CancellationToken cancellation) => Task.CompletedTask;

    internal override Task ListenAsync(Func<string, string, Task> heard, CancellationToken cancellation) => Task.CompletedTask;

    private void MakeFolder() => Directory.CreateDirectory(Path.GetDirectoryName(paths.Database)!);
}
