using System.Text.RegularExpressions;
using DitSite.Bookings.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Tests.Bookings.Storage;

public sealed partial class MigratorTests
{
    [Fact]
    public async Task Migrations_OnAnEmptyDatabase_GiveTheModelsSchema()
    {
        await using var host = await BookingsHost.StartAsync();

        Assert.Equal(await ModelSchemaAsync(host), await SchemaAsync(host.DatabaseFile));
    }

    [Fact]
    public async Task Migrations_WhenOneColumnDiffers_AreTold()
    {
        await using var host = await BookingsHost.StartAsync();
        await ExecuteAsync(host.DatabaseFile, "ALTER TABLE \"Holds\" ADD COLUMN \"Extra\" TEXT NULL");

        Assert.NotEqual(await ModelSchemaAsync(host), await SchemaAsync(host.DatabaseFile));
    }

    [Fact]
    public async Task Migrations_RunAgain_ChangeNothing()
    {
        await using var host = await BookingsHost.StartAsync();
        await host.PublishAsync(Examples.Run());
        await host.BookedAsync(Examples.Booking());

        await host.Get<Migrator>().MigrateAsync();

        Assert.Equal((1, 0, 1, 0), await host.PlacesAsync(Examples.RunKey));
    }

    [Fact]
    public async Task Migrations_OfANewerProgram_AreRefusedInASentence()
    {
        await using var host = await BookingsHost.StartAsync();
        await ExecuteAsync(host.DatabaseFile, "INSERT INTO SchemaVersions VALUES (99, '0099-later.sql', '2030-01-01')");

        var refused = await Assert.ThrowsAsync<DatabaseTooNewException>(() => host.Get<Migrator>().MigrateAsync());

        Assert.Contains("schema version 99", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connections_OfTheSite_WriteAheadAndSyncFully()
    {
        await using var host = await BookingsHost.StartAsync();

        var settings = await host.ReadAsync(async context => (
            await context.Database.SqlQueryRaw<string>("SELECT journal_mode AS Value FROM pragma_journal_mode").SingleAsync(),
            await context.Database.SqlQueryRaw<long>("SELECT synchronous AS Value FROM pragma_synchronous").SingleAsync(),
            await context.Database.SqlQueryRaw<long>("SELECT foreign_keys AS Value FROM pragma_foreign_keys").SingleAsync()));

        Assert.Equal(("wal", 2, 1), settings);
    }

    private static async Task<IReadOnlyList<string>> ModelSchemaAsync(BookingsHost host)
    {
        var script = await host.ReadAsync(context => Task.FromResult(context.Database.GenerateCreateScript()));
        var file = Path.Combine(host.Folder, $"model-{Guid.NewGuid():N}.db");
        await ExecuteAsync(file, script);
        return await SchemaAsync(file);
    }

    private static async Task<IReadOnlyList<string>> SchemaAsync(string file)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        // The model knows tables and indexes; a trigger is a migration's own, and its feature's tests hold it.
        command.CommandText = "SELECT sql FROM sqlite_master WHERE type IN ('table', 'index') AND sql IS NOT NULL AND name <> 'SchemaVersions' AND name NOT LIKE 'sqlite_%' ORDER BY type, name";
        await using var reader = await command.ExecuteReaderAsync();
        var schema = new List<string>();
        while (await reader.ReadAsync())
        {
            // SQLite spells a column that was added later with other spaces.
            schema.Add(Space().Replace(Mark().Replace(reader.GetString(0), "$1"), " "));
        }

        return schema;
    }

    private static async Task ExecuteAsync(string file, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    [GeneratedRegex(@"\s*([,()])\s*")]
    private static partial Regex Mark();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
