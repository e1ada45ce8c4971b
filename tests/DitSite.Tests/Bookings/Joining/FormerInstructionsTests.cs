using DitSite.Bookings.Joining;
using DitSite.Bookings.Policies;
using DitSite.Bookings.Sales;
using DitSite.Bookings.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Tests.Bookings.Joining;

/// <summary>
/// A database as the program of schema version 12 left it, in the middle of sending joining instructions: the letters of then did not name
/// their run. The rows are made by this program and put into a file that the migrations up to 12 made, with the keys of then.
/// </summary>
public sealed class FormerInstructionsTests : IDisposable
{
    private const int Former = 12;
    private static readonly Guid Other = Guid.Parse("0b7c2f34-58a1-4d4a-9a40-5a1e6b9d0002");

    private readonly TemporaryFolder folder = new();
    private readonly TestClock clock = new();
    private readonly RecordedMail mail = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Letters_OfBefore_AreNeitherRepeatedNorForgotten()
    {
        Assert.All(await MakeFormerAsync(), key => Assert.Matches("^joining-instructions:[0-9a-f]{32}:1:[a-z]+@people\\.test$", key));

        await using var host = await BookingsHost.StartAsync(folder: folder, clock: clock, mail: mail);
        clock.SetUtcNow(new(2027, 3, 10, 9, 0, 0, TimeSpan.Zero));
        await host.Get<JoiningSweep>().RunAsync();
        await host.SentMailAsync();

        // Ann had hers. Bea's waited. Cy's was not written yet. Dan had the text of the date he has left since.
        Assert.Equal(
            ["ann@people.test: first", "bea@people.test: first", "cy@people.test: first", "dan@people.test: first", "dan@people.test: other"],
            mail.Sent.Where(one => one.Kind == JoiningMail.Kind).Select(one => $"{one.To}: {(one.Text.Contains("https://calls.example/first", StringComparison.Ordinal) ? "first" : "other")}").Order(StringComparer.Ordinal));
        await host.Get<JoiningSweep>().RunAsync();
        Assert.Equal(5, (await host.SentMailAsync()).Count(one => one.Kind == JoiningMail.Kind));

        var bookings = await host.ReadAsync(context => context.Bookings.ToDictionaryAsync(row => row.Id));
        var letters = await host.ReadAsync(context => context.Outbox.Where(row => row.Kind == JoiningMail.Kind).ToListAsync());
        Assert.All(letters.Where(row => !row.To.StartsWith("dan", StringComparison.Ordinal)), row =>
            Assert.Equal(JoiningMail.DedupeKey(row.BookingId!.Value, bookings[row.BookingId.Value].RunKey, 1, bookings[row.BookingId.Value].DelegateEmailKey), row.DedupeKey));
    }

    /// <returns>Keys of the letters in it.</returns>
    private async Task<IReadOnlyList<string>> MakeFormerAsync()
    {
        await using (var host = await BookingsHost.StartAsync(folder: folder, clock: clock, mail: mail))
        {
            await host.PublishAsync(Run(Examples.RunKey, new(2027, 3, 12)), Run(Other, new(2027, 3, 15)));
            foreach (var name in new[] { "ann", "bea", "cy" })
            {
                await host.BookedAsync(Examples.Booking(name));
            }

            var dan = await host.BookedAsync(Examples.Booking("dan"));
            Assert.Equal(JoiningSaved.Saved, await host.Get<JoiningDesk>().SaveAsync(Examples.RunKey, "https://calls.example/first", 0, false, "Sam"));
            Assert.Equal(JoiningSaved.Saved, await host.Get<JoiningDesk>().SaveAsync(Other, "https://calls.example/other", 0, false, "Sam"));
            await host.SentMailAsync();
            clock.SetUtcNow(new(2027, 3, 9, 9, 0, 0, TimeSpan.Zero));
            await host.Get<JoiningSweep>().RunAsync();
            await host.ReadAsync(context => context.Outbox.Where(row => row.Kind == JoiningMail.Kind && row.To == "bea@people.test").ExecuteUpdateAsync(set => set.SetProperty(row => row.NextAttemptAt, clock.GetUtcNow().AddHours(1))));
            await host.ReadAsync(context => context.Outbox.Where(row => row.Kind == JoiningMail.Kind && row.To == "cy@people.test").ExecuteDeleteAsync());
            await host.SentMailAsync();
            clock.Advance(TimeSpan.FromMinutes(30));
            Assert.IsType<ChangeResult.Done>(await host.Get<BookingChanges>().TransferAsync(dan.Reference, Other, new() { Key = Guid.NewGuid(), Staff = "Sam", ChargeByHand = 0, Reason = "Agreed" }));
            await host.SentMailAsync();
        }

        SqliteConnection.ClearAllPools();
        var (present, former) = (Path.Combine(folder.Path, "bookings.db"), Path.Combine(folder.Path, "former.db"));
        await new Migrator(BookingsHost.DatabaseOf(folder, $"Data Source={former}"), clock) { UpTo = Former }.MigrateAsync();
        var made = await CopyAsync(present, former);
        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(folder.Path, "bookings.db*"))
        {
            File.Delete(file);
        }

        File.Move(former, present);
        return made;
    }

    private static async Task<IReadOnlyList<string>> CopyAsync(string from, string to)
    {
        await using var connection = new SqliteConnection($"Data Source={to};Pooling=False");
        await connection.OpenAsync();
        Assert.Equal([$"{Former}"], await ReadAsync("SELECT MAX(Number) FROM SchemaVersions"));
        await ReadAsync($"PRAGMA foreign_keys = OFF; ATTACH '{from}' AS present");
        foreach (var table in await ReadAsync("SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'SchemaVersions'"))
        {
            var columns = string.Join(", ", (await ReadAsync($"SELECT name FROM pragma_table_info('{table}', 'main')")).Select(name => $"\"{name}\""));
            await ReadAsync($"INSERT INTO main.\"{table}\" ({columns}) SELECT {columns} FROM present.\"{table}\"");
        }

        // joining-instructions : run : round : booking : address, and then without the run.
        foreach (var key in await ReadAsync("SELECT DedupeKey FROM main.Outbox WHERE Kind = 'joining-instructions'"))
        {
            var parts = key.Split(':');
            await ReadAsync($"UPDATE main.Outbox SET DedupeKey = '{parts[0]}:{parts[3]}:{parts[2]}:{parts[4]}' WHERE DedupeKey = '{key}'");
        }

        Assert.Empty(await ReadAsync("PRAGMA foreign_key_check"));
        var keys = await ReadAsync("SELECT DedupeKey FROM main.Outbox WHERE Kind = 'joining-instructions'");
        Assert.Equal(3, keys.Count);
        return keys;

        async Task<IReadOnlyList<string>> ReadAsync(string sql)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await using var reader = await command.ExecuteReaderAsync();
            List<string> values = [];
            while (await reader.ReadAsync())
            {
                values.Add(reader.GetValue(0).ToString()!);
            }

            return values;
        }
    }

    private static SellableRun Run(Guid key, DateOnly day) => Examples.Run() with
    {
        RunKey = key,
        Facts = Examples.Facts with { Course = "course", Starts = day, Ends = day, EndsAt = new(day, new(17, 0), TimeSpan.Zero), JoiningWorkingDays = 1 },
    };
}
