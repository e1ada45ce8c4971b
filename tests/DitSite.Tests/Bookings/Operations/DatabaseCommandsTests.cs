using DitSite.Web.Commands;
using Microsoft.Data.Sqlite;

namespace DitSite.Tests.Bookings.Operations;

public sealed class DatabaseCommandsTests
{
    [Fact]
    public async Task BackupThenRestore_FromTheCommandLine_BringsTheBookingsBack()
    {
        using var folder = new TemporaryFolder();
        var backup = folder.File("kept", "backup.db");
        await using (var host = await BookingsHost.StartAsync(folder: folder))
        {
            await host.PublishAsync(Examples.Run());
            await host.BookedAsync(Examples.Booking());
            Assert.Equal(0, await RunAsync("backup", backup, folder));
            await host.BookedAsync(Examples.Booking("bea"));
            Assert.Equal(1, await RunAsync("restore", backup, folder));
        }

        SqliteConnection.ClearAllPools();
        Assert.Equal(0, await RunAsync("restore", backup, folder));

        await using var again = await BookingsHost.StartAsync(folder: folder);
        Assert.Equal((1, 0, 1, 0), await again.PlacesAsync(Examples.RunKey));
    }

    [Fact]
    public async Task Backup_WithoutAFile_SaysWhatIsMissing()
    {
        Assert.Equal(2, await SiteCommands.Find(["backup"])!(["backup"]));
        Assert.Equal(2, await SiteCommands.Find(["restore", "--json"])!(["restore", "--json"]));
    }

    private static Task<int> RunAsync(string command, string file, TemporaryFolder folder)
    {
        string[] args = [command, file, $"--Data:Folder={folder.Path}"];
        return SiteCommands.Find(args)!(args);
    }
}
