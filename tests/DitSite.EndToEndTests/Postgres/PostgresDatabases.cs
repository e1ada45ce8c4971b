using System.Collections.Concurrent;
using DitSite.EndToEndTests.Tools;
using DitSite.Tests.Bookings;
using Npgsql;

namespace DitSite.EndToEndTests.Postgres;

/// <summary>One server for the whole run of the tests, and in it a database for each that asks, copied from one that was migrated once.</summary>
public sealed class PostgresDatabases : OtherDatabase
{
    private const string Template = "migrated";

    private static readonly Lazy<Task<PostgresDatabases>> Started = new(async () =>
    {
        var databases = new PostgresDatabases(await PostgresServer.StartAsync(Machine.Real));
        await databases.MigrateAsync();
        return databases;
    });

    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> made = new();
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

    public override Task<string> ForAsync(string folder) => made.GetOrAdd(folder, _ => new(() => CreateAsync())).Value;

    public override async Task DropAsync(string folder)
    {
        if (made.TryRemove(folder, out var database))
        {
            NpgsqlConnection.ClearPool(new(await database.Value));
            await Server.ExecuteAsync("postgres", $"DROP DATABASE \"{new NpgsqlConnectionStringBuilder(await database.Value).Database}\" WITH (FORCE)");
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

        public override async Task DropAsync(string folder) => await (await StartAsync()).DropAsync(folder);
    }
}
