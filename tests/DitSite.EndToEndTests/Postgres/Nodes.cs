using DitSite.Bookings.Bookings;
using DitSite.Tests;
using DitSite.Tests.Bookings;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace DitSite.EndToEndTests.Postgres;

/// <summary>Two sites' bookings on one database, in one program. They share the key files too, as they would behind one address.</summary>
public sealed record Nodes(BookingsHost One, BookingsHost Two, TemporaryFolder Folder, RecordedMail Mail) : IAsyncDisposable
{
    public static async Task<Nodes> StartAsync(Func<IInterceptor>? interceptor = null)
    {
        var (folder, mail) = (new TemporaryFolder(), new RecordedMail());
        Dictionary<string, string?> settings = new() { ["ConnectionStrings:Bookings"] = await (await PostgresDatabases.StartAsync()).CreateAsync() };
        return new(
            await BookingsHost.StartAsync(interceptor?.Invoke(), settings, folder: folder, mail: mail),
            await BookingsHost.StartAsync(interceptor?.Invoke(), settings, folder: folder, mail: mail),
            folder,
            mail);
    }

    public async ValueTask DisposeAsync()
    {
        await One.DisposeAsync();
        await Two.DisposeAsync();
        Folder.Dispose();
    }
}

/// <summary>Many people at two sites confirm at the same instant, and there are few places.</summary>
public static class NodesRace
{
    public static async Task<NodesRound> RunAsync(int attempts, int places, Func<IInterceptor>? interceptor = null)
    {
        await using var nodes = await Nodes.StartAsync(interceptor);
        await nodes.One.PublishAsync(Examples.Run(places));
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var people = Enumerable.Range(0, attempts).Select(async person =>
        {
            await start.Task;
            return await (person % 2 == 0 ? nodes.One : nodes.Two).BookAsync(Examples.Booking($"person{person}"));
        }).ToList();
        start.SetResult();
        var results = await Task.WhenAll(people);
        var (taken, _, rows, _) = await nodes.One.PlacesAsync(Examples.RunKey);
        return new(results.Count(result => result is BookPlaceResult.Booked), results.Count(result => result is BookPlaceResult.RunFull), taken, rows);
    }
}

/// <param name="Told">People who were told that they have a place.</param>
/// <param name="Refused">People who were told that the run is full.</param>
/// <param name="Taken">The run's own count.</param>
/// <param name="Rows">Bookings in the database.</param>
public sealed record NodesRound(int Told, int Refused, int Taken, int Rows)
{
    public bool IsRight(int attempts, int places) => this == new NodesRound(places, attempts - places, places, places);
}
