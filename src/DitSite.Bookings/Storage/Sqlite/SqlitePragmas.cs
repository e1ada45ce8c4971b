using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace DitSite.Bookings.Storage.Sqlite;

/// <summary>Settings that SQLite forgets with each connection. FULL: a booking acknowledged is on the disk.</summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    public const string Settings = "PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Settings;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Settings;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
