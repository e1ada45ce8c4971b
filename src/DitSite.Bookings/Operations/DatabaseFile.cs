using System.Globalization;
using DitSite.Bookings.Storage;
using Microsoft.Data.Sqlite;

namespace DitSite.Bookings.Operations;

/// <summary>One database file, handled as a file.</summary>
internal static class DatabaseFile
{
    /// <summary>Without pooling: a file that is about to be moved must not stay open.</summary>
    private static SqliteConnection Connect(string file, SqliteOpenMode mode) =>
        new(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false, DefaultTimeout = 60 }.ToString());

    /// <summary>Opens it, and waits for others as long as a busy site may need: the copying itself knows no other timeout.</summary>
    public static async Task<SqliteConnection> OpenAsync(string file, SqliteOpenMode mode, CancellationToken cancellation)
    {
        var connection = Connect(file, mode);
        await connection.OpenAsync(cancellation);
        await ExecuteAsync(connection, "PRAGMA busy_timeout = 60000", cancellation);
        return connection;
    }

    /// <summary>It will hold personal data.</summary>
    public static void CreatePrivate(string file)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var stream = new FileStream(file, options);
    }

    public static void Flush(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        stream.Flush(flushToDisk: true);
    }

    /// <exception cref="OperationRefusedException">The bookings are not in a file.</exception>
    public static void Require(BookingsPaths paths, string instead)
    {
        if (paths.Server is not null)
        {
            throw new OperationRefusedException($"The bookings are in PostgreSQL: use {instead}.");
        }
    }

    public static async Task<object?> ExecuteAsync(SqliteConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(cancellation);
    }

    /// <summary>The version of its schema; 0 for a file of something else.</summary>
    public static async Task<int> VersionAsync(SqliteConnection connection, CancellationToken cancellation) =>
        await ExecuteAsync(connection, "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = 'SchemaVersions'", cancellation) is 0L
            ? 0
            : Convert.ToInt32(await ExecuteAsync(connection, "SELECT COALESCE(MAX(\"Number\"), 0) FROM \"SchemaVersions\"", cancellation), CultureInfo.InvariantCulture);

    /// <exception cref="OperationRefusedException">Damaged, or not a bookings database.</exception>
    /// <exception cref="DatabaseTooNewException">Made by a newer program.</exception>
    public static async Task CheckAsync(SqliteConnection connection, string name, CancellationToken cancellation)
    {
        if (await ExecuteAsync(connection, "PRAGMA integrity_check", cancellation) is not "ok")
        {
            throw new OperationRefusedException($"{name} is damaged.");
        }

        var version = await VersionAsync(connection, cancellation);
        Migrator.Refuse(version);
        if (version == 0)
        {
            throw new OperationRefusedException($"{name} is not a database of bookings.");
        }
    }
}

/// <summary>An expected refusal of a command, in a sentence for the person who typed it.</summary>
public sealed class OperationRefusedException(string message, Exception? inner = null) : Exception(message, inner);
