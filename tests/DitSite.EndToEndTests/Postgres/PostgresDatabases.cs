using System.Collections.Concurrent;
using DitSite.EndToEndTests.Tools;
using DitSite.Tests.Bookings;
using Npgsql;

namespace DitSite.EndToEndTests.Postgres;

/// <summary>
/// One server for the whole run of the tests, and in it a database for each that asks, copied from one that was migrated once. What a test
/// leaves is emptied and serves the next: to copy and to drop the thousand files of a database costs more than most tests do.
/// </summary>
public sealed class PostgresDatabases : OtherDatabase
{
    private const string Template = "migrated";

    /// <summary>Rows of every table but the record of migrations, whatever refers to them or would not let them go, and the numbers they were given.</summary>
    private const string Empty = """
        DO $$
        DECLARE of record;
        BEGIN
            SET LOCAL session_replication_role = replica;
            FOR of IN SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'SchemaVersions' LOOP
                EXECUTE format('DELETE FROM %I', of.name);
            END LOOP;
            FOR of IN SELECT sequencename AS name FROM pg_sequences WHERE schemaname = 'public' LOOP
                EXECUTE format('ALTER SEQUENCE %I RESTART', of.name);
            END LOOP;
        END $$
        """;

    private static readonly Lazy<Task<PostgresDatabases>> Started = new(async () =>
    {
        var databases = new PostgresDatabases(await PostgresServer.StartAsync(Machine.Real));
        await databases.MigrateAsync();
        return databases;
    });

    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> made = new();
    private readonly ConcurrentBag<string> free = [];
    private int number;

    private PostgresDatabases(PostgresServer server)
    {
        Server = server;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    public PostgresServer Server { get; }

    public static Task<PostgresDatabases> StartAsync() => Started.Value;

    /// <summary>From here on the hosts of this test stand on PostgreSQL.</summary>
    public static void UseHere() => new Later().Use();

    public override Task<string> ForAsync(string folder) => made.GetOrAdd(folder, _ => new(() => free.TryTake(out var left) ? Task.FromResult(left) : CreateAsync())).Value;

    public override async Task GiveBackAsync(string folder)
    {
        if (made.TryRemove(folder, out var database))
        {
            var left = await database.Value;
            await using (var connection = new NpgsqlConnection(left))
            {
                await connection.OpenAsync();
                await using var empty = new NpgsqlCommand(Empty, connection);
                await empty.ExecuteNonQueryAsync();
            }

            free.Add(left);
        }
    }

    /// <param name="from">Null: without tables.</param>
    public async Task<string> CreateAsync(string? from = Template)
    {
        var name = $"test{Interlocked.Increment(ref number)}";
        await Server.ExecuteAsync("postgres", $"CREATE DATABASE {name} TEMPLATE {from ?? "template0"}");
        return Server.ConnectionString(name);
    }

    private async Task MigrateAsync()
    {
        UseNone();
        await Server.ExecuteAsync("postgres", $"CREATE DATABASE {Template}");
        await using (await BookingsHost.StartAsync(settings: new() { ["ConnectionStrings:Bookings"] = Server.ConnectionString(Template) }))
        {
        }

        NpgsqlConnection.ClearAllPools();
    }

    /// <summary>A constructor can't wait for the server to start; the first host can.</summary>
    private sealed class Later : OtherDatabase
    {
        public override async Task<string> ForAsync(string folder) => await (await StartAsync()).ForAsync(folder);

        public override async Task GiveBackAsync(string folder) => await (await StartAsync()).GiveBackAsync(folder);
    }
}
