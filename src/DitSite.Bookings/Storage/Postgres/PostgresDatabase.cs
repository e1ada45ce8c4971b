using System.Data.Common;
using System.Net.Sockets;
using System.Threading.Channels;
using DitSite.Bookings.Operations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace DitSite.Bookings.Storage.Postgres;

/// <summary>
/// A server that several sites share. One of them writes at a time: each group of writes takes the turn, an advisory lock that PostgreSQL
/// gives back with the end of the transaction, or of whoever held it. So what holds for one writer holds for all of them together,
/// at the default isolation.
/// </summary>
internal sealed class PostgresDatabase : BookingsDatabase
{
    /// <summary>Numbers of advisory locks; any will do that no other program on this database uses.</summary>
    private const long Turn = 4_207_301, Presence = 4_207_302, Migration = 4_207_303;

    /// <summary>A site that stops in the middle of a write is put out after this, and those who wait are told sooner.</summary>
    private const string TakeTurn = "SET LOCAL idle_in_transaction_session_timeout = '10s'; SET LOCAL lock_timeout = '5s'; SELECT pg_advisory_xact_lock(4207301)";

    /// <summary>Classes of SQLSTATE: connection exception, insufficient resources, operator intervention, system error; and a turn that was not given.</summary>
    private static readonly string[] Away = ["08", "53", "57", "58", "55P03", "25P03"];

    private readonly string connectionString;

    public PostgresDatabase(string connection)
    {
        var given = new NpgsqlConnectionStringBuilder(connection);
        connectionString = new NpgsqlConnectionStringBuilder(connection)
        {
            ApplicationName = given.ApplicationName ?? "DitSite",

            // Seconds. Who waits for a page is told within two that the database is away.
            Timeout = given.ContainsKey("Timeout") ? given.Timeout : 2,
            CommandTimeout = given.ContainsKey("Command Timeout") ? given.CommandTimeout : 15,
        }.ConnectionString;
    }

    internal override string Dialect => "Postgres";

    public override bool IsShared => true;

    public override bool IsAway(Exception fault) => fault switch
    {
        PostgresException answer => Away.Any(state => answer.SqlState.StartsWith(state, StringComparison.Ordinal)),
        NpgsqlException driver => driver.IsTransient || driver.InnerException is IOException or SocketException or TimeoutException,
        _ => fault.InnerException is { } inner && IsAway(inner),
    };

    internal override void Configure(DbContextOptionsBuilder options) =>
        options.UseNpgsql(connectionString).AddInterceptors(CaseBlindLike.Instance, new SkipLocked());

    internal override DbConnection Connect() => new NpgsqlConnection(connectionString);

    internal override Task<IAsyncDisposable> EnterAsync(CancellationToken cancellation) =>
        LockAsync($"pg_try_advisory_lock_shared({Presence})", "An exchange of keys, or a move of the bookings database, is under way. Start the site when it is done.", cancellation);

    internal override Task<IAsyncDisposable> EnterAloneAsync(string purpose, CancellationToken cancellation) =>
        LockAsync($"pg_try_advisory_lock({Presence})", $"A site is running on this database. Stop every one of them before you {purpose}.", cancellation);

    internal override async Task<DbTransaction> BeginMigrationAsync(CancellationToken cancellation)
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellation);
        var transaction = await connection.BeginTransactionAsync(cancellation);

        // Two programs starting at once migrate one after the other, and only while nobody writes.
        await using var command = new NpgsqlCommand($"SELECT pg_advisory_xact_lock({Migration}), pg_advisory_xact_lock({Turn})", connection, transaction);
        await command.ExecuteNonQueryAsync(cancellation);
        return transaction;
    }

    internal override Task TakeTurnAsync(BookingsContext context) => context.Database.ExecuteSqlRawAsync(TakeTurn);

    internal override Task TellAsync(BookingsContext context, string topic, string text) =>
        context.Database.ExecuteSqlRawAsync("SELECT pg_notify({0}, {1})", topic, text);

    internal override async Task ContinueNumbersAsync(BookingsContext context, CancellationToken cancellation)
    {
        foreach (var property in context.Model.GetEntityTypes().SelectMany(type => type.GetProperties()).Where(property => property.ValueGenerated == ValueGenerated.OnAdd && property.ClrType == typeof(long)))
        {
            // Names of the model, not of anybody's typing.
            var (table, column) = (property.DeclaringType.GetTableName(), property.GetColumnName());
            var next = $"SELECT setval(pg_get_serial_sequence('\"{table}\"', '{column}'), (SELECT COALESCE(MAX(\"{column}\"), 0) + 1 FROM \"{table}\"), false)";
            await context.Database.ExecuteSqlRawAsync(next, cancellation);
        }
    }

    internal override async Task ListenAsync(Func<string, string, Task> heard, CancellationToken cancellation)
    {
        // Not from the pool, and asked every two seconds whether it is still there: silence is no news otherwise.
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, KeepAlive = 2 }.ConnectionString);
        await using (connection)
        {
            var news = Channel.CreateUnbounded<(string Topic, string Text)>();
            connection.Notification += (_, told) => news.Writer.TryWrite((told.Channel, told.Payload));
            await connection.OpenAsync(cancellation);
            await using (var listen = new NpgsqlCommand($"LISTEN {Places}; LISTEN {Content}; SELECT pg_advisory_lock_shared({Presence})", connection))
            {
                await listen.ExecuteNonQueryAsync(cancellation);
            }

            await heard(Places, "");
            while (true)
            {
                while (news.Reader.TryRead(out var one))
                {
                    await heard(one.Topic, one.Text);
                }

                await connection.WaitAsync(cancellation);
            }
        }
    }

    private async Task<IAsyncDisposable> LockAsync(string function, string refusal, CancellationToken cancellation)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand($"SELECT {function}", connection);
        if (await command.ExecuteScalarAsync(cancellation) is true)
        {
            return connection;
        }

        await connection.DisposeAsync();
        throw new OperationRefusedException(refusal);
    }
}
