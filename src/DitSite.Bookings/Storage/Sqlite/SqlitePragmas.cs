using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace DitSite.Bookings.Storage.Sqlite;

/// <summary>Settings that SQLite forgets with each connection, and keeps while one waits in the pool. FULL: a booking acknowledged is on the disk.</summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    public const string Settings = "PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000;";

    /// <summary>Connections of the database that have them: the pool hands the same ones out again and again.</summary>
    private readonly ConditionalWeakTable<object, object> set = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (!IsSet(connection))
        {
            using var command = connection.CreateCommand();
            command.CommandText = Settings;
            command.ExecuteNonQuery();
            IsNowSet(connection);
        }
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (!IsSet(connection))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Settings;
            await command.ExecuteNonQueryAsync(cancellationToken);
            IsNowSet(connection);
        }
    }

    private bool IsSet(DbConnection connection) => ((SqliteConnection)connection).Handle is { } handle && set.TryGetValue(handle, out _);

    private void IsNowSet(DbConnection connection)
    {
        if (((SqliteConnection)connection).Handle is { } handle)
        {
            set.AddOrUpdate(handle, this);
        }
    }
}
