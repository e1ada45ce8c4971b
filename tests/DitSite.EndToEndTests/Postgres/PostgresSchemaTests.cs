using System.Globalization;
using System.Text.RegularExpressions;
using DitSite.Bookings.Storage;
using DitSite.Tests.Bookings;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace DitSite.EndToEndTests.Postgres;

public sealed partial class PostgresSchemaTests
{
    private const string Columns = """
        SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || is_identity
        FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'SchemaVersions' ORDER BY 1
        """;

    private const string Keys = """
        SELECT conrelid::regclass || ': ' || conname || ' ' || pg_get_constraintdef(oid)
        FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conrelid <> '"SchemaVersions"'::regclass ORDER BY 1
        """;

    private const string KeysOfTheModel = """
        SELECT conrelid::regclass || ': ' || conname || ' ' || pg_get_constraintdef(oid)
        FROM pg_constraint WHERE connamespace = 'public'::regnamespace ORDER BY 1
        """;

    private const string Indexes = "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> 'SchemaVersions' ORDER BY 1";

    [Fact]
    public async Task Migrations_OnAnEmptyDatabase_GiveTheModelsSchema()
    {
        var (migrated, model) = await BothAsync();

        Assert.Equal(await ListAsync(model, Columns), await ListAsync(migrated, Columns));
        Assert.Equal(await ListAsync(model, KeysOfTheModel), await ListAsync(migrated, Keys));
        Assert.Equal(await ListAsync(model, Indexes), await ListAsync(migrated, Indexes));
    }

    [Fact]
    public async Task Migrations_WhenOneColumnDiffers_AreTold()
    {
        var (migrated, model) = await BothAsync();
        await ListAsync(migrated, "ALTER TABLE \"Holds\" ADD COLUMN \"Extra\" text NULL");

        Assert.NotEqual(await ListAsync(model, Columns), await ListAsync(migrated, Columns));
    }

    [Fact]
    public async Task Triggers_OfSqlite_AreThereToo()
    {
        await using var host = await BookingsHost.StartAsync();
        await using var sqlite = new SqliteConnection($"Data Source={host.DatabaseFile};Pooling=False");
        await sqlite.OpenAsync();
        await using var command = sqlite.CreateCommand();
        command.CommandText = "SELECT name || ' on ' || tbl_name FROM sqlite_master WHERE type = 'trigger' ORDER BY 1";
        var expected = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            expected.Add(reader.GetString(0));
        }

        var (migrated, _) = await BothAsync();
        Assert.NotEmpty(expected);
        Assert.Equal(expected, await ListAsync(migrated, "SELECT tgname || ' on ' || REPLACE(tgrelid::regclass::text, '\"', '') FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1"));
    }

    [Fact]
    public async Task Migrations_OfANewerProgram_AreRefusedInASentence()
    {
        var (migrated, _) = await BothAsync();
        await ListAsync(migrated, "INSERT INTO \"SchemaVersions\" VALUES (99, '0099-later.sql', '2030-01-01')");

        var refused = await Assert.ThrowsAsync<DatabaseTooNewException>(() => BookingsHost.StartAsync(settings: new() { ["ConnectionStrings:Bookings"] = migrated }));

        Assert.Contains("schema version 99", refused.Message, StringComparison.Ordinal);
    }

    private static async Task<(string Migrated, string Model)> BothAsync()
    {
        var databases = await PostgresDatabases.StartAsync();
        var (migrated, model) = (await databases.CreateAsync(), await databases.CreateAsync(from: null));
        await using var context = new BookingsContext(new DbContextOptionsBuilder<BookingsContext>().UseNpgsql(model).Options);
        await ListAsync(model, Length().Replace(context.Database.GenerateCreateScript(), "text"));
        return (migrated, model);
    }

    private static async Task<IReadOnlyList<string>> ListAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture)!);
        }

        return rows;
    }

    /// <summary>Lengths are the forms' business; see the first migration.</summary>
    [GeneratedRegex(@"character varying\(\d+\)")]
    private static partial Regex Length();
}
