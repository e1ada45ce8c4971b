using System.Globalization;
using System.Reflection;
using Microsoft.Data.Sqlite;

namespace DitSite.Bookings.Storage;

/// <summary>Brings the database to the program's version by numbered SQL files. A file that has been released never changes.</summary>
public sealed class Migrator(BookingsPaths paths, TimeProvider clock)
{
    private const string Folder = "Migrations.Sqlite.";

    private static readonly IReadOnlyList<Migration> All = [.. Embedded().OrderBy(migration => migration.Number)];

    /// <summary>The version this program writes.</summary>
    internal static int Latest => All[^1].Number;

    /// <exception cref="DatabaseTooNewException">A newer program has been here.</exception>
    public async Task MigrateAsync(CancellationToken cancellation = default)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(paths.Database)!);
        await using var connection = new SqliteConnection(paths.ConnectionString);
        await connection.OpenAsync(cancellation);
        await ExecuteAsync(connection, null, "PRAGMA journal_mode = WAL;" + SqlitePragmas.Settings, cancellation);

        // An immediate transaction: two programs starting at once migrate one after the other.
        await using var transaction = connection.BeginTransaction(deferred: false);
        await ExecuteAsync(
            connection,
            transaction,
            "CREATE TABLE IF NOT EXISTS \"SchemaVersions\" (\"Number\" INTEGER NOT NULL PRIMARY KEY, \"Name\" TEXT NOT NULL, \"AppliedAt\" TEXT NOT NULL);",
            cancellation);
        var version = await VersionAsync(connection, cancellation);
        Refuse(version);
        foreach (var migration in All.Where(migration => migration.Number > version))
        {
            await ExecuteAsync(connection, transaction, migration.Sql, cancellation);
            await using var record = connection.CreateCommand();
            record.Transaction = transaction;
            record.CommandText = "INSERT INTO \"SchemaVersions\" VALUES ($number, $name, $at)";
            record.Parameters.AddWithValue("$number", migration.Number);
            record.Parameters.AddWithValue("$name", migration.Name);
            record.Parameters.AddWithValue("$at", clock.GetUtcNow().UtcDateTime);
            await record.ExecuteNonQueryAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
    }

    /// <summary>0 for an empty database.</summary>
    internal static async Task<int> VersionAsync(SqliteConnection connection, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = 'SchemaVersions'";
        if (Convert.ToInt32(await command.ExecuteScalarAsync(cancellation), CultureInfo.InvariantCulture) == 0)
        {
            return 0;
        }

        command.CommandText = "SELECT COALESCE(MAX(\"Number\"), 0) FROM \"SchemaVersions\"";
        return Convert.ToInt32(await command.ExecuteScalarAsync(cancellation), CultureInfo.InvariantCulture);
    }

    /// <exception cref="DatabaseTooNewException">The version is beyond this program.</exception>
    internal static void Refuse(int version)
    {
        if (version > Latest)
        {
            throw new DatabaseTooNewException(version, Latest);
        }
    }

    private static async Task ExecuteAsync(SqliteConnection connection, SqliteTransaction? transaction, string sql, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static IEnumerable<Migration> Embedded()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.Contains(Folder, StringComparison.Ordinal)))
        {
            var name = resource[(resource.IndexOf(Folder, StringComparison.Ordinal) + Folder.Length)..];
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            yield return new(int.Parse(name[..4], CultureInfo.InvariantCulture), name, reader.ReadToEnd());
        }
    }

    private sealed record Migration(int Number, string Name, string Sql);
}

/// <summary>The database was written by a newer program: this one would damage it.</summary>
public sealed class DatabaseTooNewException(int found, int known)
    : Exception($"The bookings database has schema version {found}, and this program knows versions up to {known}. Start the newer program, or restore an older backup.");
