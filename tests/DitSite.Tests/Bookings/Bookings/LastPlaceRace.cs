using System.Data.Common;
using System.Text.RegularExpressions;
using DitSite.Bookings.Bookings;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace DitSite.Tests.Bookings.Bookings;

/// <summary>Many people confirm at the same instant, and one place is left. Each round has a new database.</summary>
/// <param name="Parallel">Confirmations at once.</param>
/// <param name="Interceptor">Stands between the code and the database; null: nothing does.</param>
public sealed record LastPlaceRace(int Parallel, int Rounds, Func<IInterceptor>? Interceptor = null)
{
    /// <summary>One answer a round.</summary>
    public async Task<IReadOnlyList<RaceRound>> RunAsync()
    {
        var rounds = new List<RaceRound>();
        for (var round = 0; round < Rounds; round++)
        {
            rounds.Add(await RoundAsync());
        }

        return rounds;
    }

    private async Task<RaceRound> RoundAsync()
    {
        await using var host = await BookingsHost.StartAsync(Interceptor?.Invoke());
        await host.PublishAsync(Examples.Run(capacity: 1));
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var people = Enumerable.Range(0, Parallel).Select(async person =>
        {
            await start.Task;
            return await host.BookAsync(Examples.Booking($"person{person}"));
        }).ToList();
        start.SetResult();
        var results = await Task.WhenAll(people);
        var (taken, _, rows, _) = await host.PlacesAsync(Examples.RunKey);
        return new(results.Count(result => result is BookPlaceResult.Booked), results.Count(result => result is BookPlaceResult.RunFull), taken, rows);
    }
}

/// <param name="Told">People who were told that they have the place.</param>
/// <param name="Refused">People who were told that the run is full.</param>
/// <param name="Taken">The run's own count.</param>
/// <param name="Rows">Bookings in the database.</param>
public sealed record RaceRound(int Told, int Refused, int Taken, int Rows)
{
    /// <summary>One place, one booking, and everybody else has an answer.</summary>
    public bool IsRight(int parallel) => (Told, Refused, Taken, Rows) == (1, parallel - 1, 1, 1);
}

/// <summary>The control: the real code, with the guard taken out of the update on its way to the database.</summary>
public sealed partial class WithoutCapacityGuard : DbCommandInterceptor
{
    public int Removed { get; private set; }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default)
    {
        if (Guard().IsMatch(command.CommandText))
        {
            command.CommandText = Guard().Replace(command.CommandText, "1 = 1");
            Removed++;
        }

        return new(result);
    }

    /// <summary>SQLite's spelling and PostgreSQL's, which does not quote the name of the table.</summary>
    [GeneratedRegex(@"""?r""?\.""PlacesTaken"" < ""?r""?\.""Capacity""")]
    private static partial Regex Guard();
}
