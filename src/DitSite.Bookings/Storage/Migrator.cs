using System.Data.Common;
using System.Globalization;
using System.Reflection;

namespace DitSite.Bookings.Storage;

/// <summary>Brings the database to the program's version by numbered SQL files. A file that has been released never changes.</summary>
public sealed class Migrator(BookingsDatabase database, TimeProvider clock)
{
    private static readonly IReadOnlyList<Migration> All = [.. Embedded().OrderBy(migration => migration.Number)];

    /// <summary>The version this program writes, on either database.</summary>
    internal static int Latest => All[^1].Number;

    /// <summary>A test makes a database as a former program left it; null: the program's own version.</summary>
    internal int? UpTo { get; init; }

    /// <exception cref="DatabaseTooNewException">A newer program has been here.</exception>
    /// <returns>Names of the files that were applied.</returns>
    public async Task<IReadOnlyList<string>> MigrateAsync(CancellationToken cancellation = default)
    {
        var begun = await database.BeginMigrationAsync(cancellation);
        await using var connection = begun.Connection!;
        await using var transaction = begun;
        await ExecuteAsync(
            transaction,
            "CREATE TABLE IF NOT EXISTS \"SchemaVersions\" (\"Number\" INTEGER NOT NULL PRIMARY KEY, \"Name\" TEXT NOT NULL, \"AppliedAt\" TEXT NOT NULL);",
            cancellation);
        var version = await VersionAsync(transaction, cancellation);
        Refuse(version);
        var missing = All.Where(migration => migration.Dialect == database.Dialect && migration.Number > version && !(migration.Number > UpTo)).ToList();
        foreach (var migration in missing)
        {
            await ExecuteAsync(transaction, migration.Sql, cancellation);
            await using var record = Command(transaction, "INSERT INTO \"SchemaVersions\" VALUES (@number, @name, @at)");
            Add(record, "@number", migration.Number);
            Add(record, "@name", migration.Name);
            Add(record, "@at", clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture));
            await record.ExecuteNonQueryAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return [.. missing.Select(migration => migration.Name)];
    }

    /// <exception cref="DatabaseTooNewException">The version is beyond this program.</exception>
    internal static void Refuse(int version)
    {
        if (version > Latest)
        {
            throw new DatabaseTooNewException(version, Latest);
        }
    }

    private static async Task<int> VersionAsync(DbTransaction transaction, CancellationToken cancellation)
    {
        await using var command = Command(transaction, "SELECT COALESCE(MAX(\"Number\"), 0) FROM \"SchemaVersions\"");
        return Convert.ToInt32(await command.ExecuteScalarAsync(cancellation), CultureInfo.InvariantCulture);
    }

    private static async Task ExecuteAsync(DbTransaction transaction, string sql, CancellationToken cancellation)
    {
        await using var command = Command(transaction, sql);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static DbCommand Command(DbTransaction transaction, string sql)
    {
        var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        return command;
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }

    /// <summary>Resources are named <c>….Migrations.Sqlite.0001-places.sql</c>.</summary>
    private static IEnumerable<Migration> Embedded()
    {
        const string Folder = ".Migrations.";
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.Contains(Folder, StringComparison.Ordinal)))
        {
            var path = resource[(resource.IndexOf(Folder, StringComparison.Ordinal) + Folder.Length)..];
            var dot = path.IndexOf('.', StringComparison.Ordinal);
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            yield return new(path[..dot], int.Parse(path.AsSpan(dot + 1, 4), CultureInfo.InvariantCulture), path[(dot + 1)..], reader.ReadToEnd());
        }
    }

    private sealed record Migration(string Dialect, int Number, string Name, string Sql);
}

/// <summary>The database was written by a newer program: this one would damage it.</summary>
public sealed class DatabaseTooNewException(int found, int known)
    : Exception($"The bookings database has schema version {found}, and this program knows versions up to {known}. Start the newer program, or restore an older backup.");
