using DitSite.Bookings.Operations;
using DitSite.Bookings.Storage;
using DitSite.Tests;
using DitSite.Tests.Bookings;
using Microsoft.EntityFrameworkCore;

namespace DitSite.EndToEndTests.Postgres;

public sealed class MoveTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private string server = "";

    public async Task InitializeAsync()
    {
        server = await (await PostgresDatabases.StartAsync()).CreateAsync();
        await using var host = await BookingsHost.StartAsync(folder: folder);
        await host.PublishAsync(Examples.Run(capacity: 100));
        for (var i = 0; i < 12; i++)
        {
            await host.BookedAsync(Examples.Booking($"person{i}") with { AccessNeeds = "A ramp" });
        }

        await host.SentMailAsync();
    }

    public Task DisposeAsync()
    {
        folder.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Move_OfASite_BringsEveryRowAndTheSiteGoesOn()
    {
        var moved = await new Move(await FromAsync(), To, TimeProvider.System).RunAsync();

        Assert.True(moved.Rows > 60, $"{moved.Rows} rows");
        await using var host = await BookingsHost.StartAsync(folder: folder, settings: new() { ["ConnectionStrings:Bookings"] = server });
        Assert.Equal((12, 0, 12, 0), await host.PlacesAsync(Examples.RunKey));
        await host.BookedAsync(Examples.Booking("another"));
        Assert.Equal((13, 0, 13, 0), await host.PlacesAsync(Examples.RunKey));
    }

    [Fact]
    public async Task Move_WhoseCopyDiffersInOneRow_IsRefusedAndMovesNothing()
    {
        var move = new Move(await FromAsync(), To, TimeProvider.System)
        {
            Copied = context => context.Database.ExecuteSqlRawAsync("UPDATE \"BookingEvents\" SET \"At\" = \"At\" + interval '1 microsecond' WHERE \"Id\" = (SELECT MIN(\"Id\") FROM \"BookingEvents\")"),
        };

        var refused = await Assert.ThrowsAsync<OperationRefusedException>(() => move.RunAsync());

        Assert.Contains("BookingEvents", refused.Message, StringComparison.Ordinal);
        await using var host = await BookingsHost.StartAsync(settings: new() { ["ConnectionStrings:Bookings"] = server });
        Assert.Equal(0, await host.ReadAsync(context => context.Bookings.CountAsync()));
    }

    [Fact]
    public async Task Move_IntoADatabaseWithBookings_IsRefused()
    {
        await new Move(await FromAsync(), To, TimeProvider.System).RunAsync();

        var refused = await Assert.ThrowsAsync<OperationRefusedException>(async () => await new Move(await FromAsync(), To, TimeProvider.System).RunAsync());

        Assert.Contains("holds rows already", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Move_WhileASiteRuns_IsRefused()
    {
        await using var host = await BookingsHost.StartAsync(settings: new() { ["ConnectionStrings:Bookings"] = server });

        var refused = await Assert.ThrowsAsync<OperationRefusedException>(async () => await new Move(await FromAsync(), To, TimeProvider.System).RunAsync());

        Assert.Contains("A site is running", refused.Message, StringComparison.Ordinal);
    }

    private BookingsDatabase To => Named(server);

    private Task<BookingsDatabase> FromAsync() => Task.FromResult(Named($"Data Source={folder.File("bookings.db")}"));

    private BookingsDatabase Named(string connection) => BookingsHost.DatabaseOf(folder, connection);
}
