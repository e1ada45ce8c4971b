using DitSite.Bookings.Bookings;
using DitSite.Bookings.Operations;
using DitSite.Bookings.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Tests.Bookings.Operations;

public sealed class BackupTests
{
    [Fact]
    public async Task Backup_UnderLoad_RestoresToAStateThatAddsUp()
    {
        using var files = new TemporaryFolder();
        using var target = new TemporaryFolder();
        var acknowledged = new List<BookPlaceResult.Booked>();
        await using (var host = await BookingsHost.StartAsync())
        {
            await host.PublishAsync(Examples.Run(capacity: 1000));
            var load = Task.Run(async () =>
            {
                for (var i = 0; i < 60; i++)
                {
                    acknowledged.Add(await host.BookedAsync(Examples.Booking($"person{i}")));
                }
            });
            for (var i = 0; !load.IsCompleted; i = (i + 1) % 3)
            {
                await host.Get<Backup>().RunAsync(files.File($"{i}.db"));
            }

            await load;
            await host.Get<Backup>().RunAsync(files.File("last.db"));
        }

        foreach (var backup in Directory.GetFiles(files.Path))
        {
            var (taken, bookings, letters) = await RestoredAsync(backup, target);
            Assert.Equal((bookings, bookings), (taken, letters));
        }

        Assert.Equal(60, (await RestoredAsync(files.File("last.db"), target)).Bookings);
        Assert.Equal(60, acknowledged.Count);
    }

    [Fact]
    public async Task Restore_WhileTheSiteRuns_IsRefusedAndAfterwardsAllowed()
    {
        using var folder = new TemporaryFolder();
        using var files = new TemporaryFolder();
        var serving = await BookingsHost.StartAsync(folder: folder);
        await serving.PublishAsync(Examples.Run());
        await serving.Get<Backup>().RunAsync(files.File("backup.db"));
        await serving.BookedAsync(Examples.Booking());

        var refused = await Assert.ThrowsAsync<OperationRefusedException>(() => serving.Get<Restore>().RunAsync(files.File("backup.db")));

        Assert.Contains("The site is running", refused.Message, StringComparison.Ordinal);
        Assert.Equal((1, 0, 1, 0), await serving.PlacesAsync(Examples.RunKey));
        await serving.DisposeAsync();
        SqliteConnection.ClearAllPools();
        var former = await BookingsHost.RestoreAsync(folder, files.File("backup.db"));
        Assert.True(File.Exists(former));
        await using var again = await BookingsHost.StartAsync(folder: folder);
        Assert.Equal((0, 0, 0, 0), await again.PlacesAsync(Examples.RunKey));
    }

    [Fact]
    public async Task Restore_OfANewerBackup_IsRefusedAndTouchesNothing()
    {
        using var folder = new TemporaryFolder();
        using var files = new TemporaryFolder();
        await using (var host = await BookingsHost.StartAsync(folder: folder))
        {
            await host.PublishAsync(Examples.Run());
            await host.Get<Backup>().RunAsync(files.File("backup.db"));
        }

        await using (var connection = new SqliteConnection($"Data Source={files.File("backup.db")};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "INSERT INTO SchemaVersions VALUES (99, '0099-later.sql', '2030-01-01')";
            await command.ExecuteNonQueryAsync();
        }

        await Assert.ThrowsAsync<DatabaseTooNewException>(() => BookingsHost.RestoreAsync(folder, files.File("backup.db")));

        await using var again = await BookingsHost.StartAsync(folder: folder);
        Assert.Equal((0, 0, 0, 0), await again.PlacesAsync(Examples.RunKey));
    }

    [Theory]
    [InlineData("not a database at all, but long enough to have a header of a hundred bytes, which is what SQLite reads first of all.")]
    [InlineData("")]
    public async Task Restore_OfSomethingElse_IsRefused(string content)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("other.txt"), content);

        await Assert.ThrowsAsync<OperationRefusedException>(() => BookingsHost.RestoreAsync(folder, folder.File("other.txt")));
        await Assert.ThrowsAsync<OperationRefusedException>(() => BookingsHost.RestoreAsync(folder, folder.File("absent.db")));
        Assert.False(File.Exists(folder.File("bookings.db")));
    }

    [Fact]
    public async Task Backup_OntoTheDatabaseItself_IsRefused()
    {
        await using var host = await BookingsHost.StartAsync();

        await Assert.ThrowsAsync<OperationRefusedException>(() => host.Get<Backup>().RunAsync(host.DatabaseFile));
    }

    private static async Task<(int Taken, int Bookings, int Letters)> RestoredAsync(string backup, TemporaryFolder target)
    {
        await BookingsHost.RestoreAsync(target, backup);
        await using var host = await BookingsHost.StartAsync(folder: target);
        var result = await host.ReadAsync(async context => (
            await context.Runs.Select(run => run.PlacesTaken).SingleAsync(),
            await context.Bookings.CountAsync(),
            await context.Outbox.CountAsync(message => message.Kind == "booking-confirmation")));
        SqliteConnection.ClearAllPools();
        return result;
    }
}
