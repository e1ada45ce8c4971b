using System.Data.Common;
using System.Text.RegularExpressions;
using DitSite.Bookings.Applications;
using DitSite.Bookings.Funding;
using DitSite.Tests.Bookings.Applications;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace DitSite.Tests.Bookings.Funding;

/// <summary>Many people send complete applications at the same instant, and there are five funded places. Each round has a new database.</summary>
public sealed record FundedRace(int Parallel, int Rounds, Func<IInterceptor>? Interceptor = null)
{
    public const int Places = 5;

    public async Task<IReadOnlyList<FundedRound>> RunAsync()
    {
        var rounds = new List<FundedRound>();
        for (var round = 0; round < Rounds; round++)
        {
            rounds.Add(await RoundAsync());
        }

        return rounds;
    }

    private async Task<FundedRound> RoundAsync()
    {
        await using var host = await BookingsHost.StartAsync(Interceptor?.Invoke());
        await host.PublishAsync(Examples.Run(capacity: Parallel) with { FundedPlaces = Places });
        var drafts = new List<Guid>();
        for (var person = 0; person < Parallel; person++)
        {
            drafts.Add(await Applicants.DraftAsync(host, $"person{person}"));
        }

        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var people = drafts.Select(async draft =>
        {
            await start.Task;
            return await host.Get<ApplicationDrafts>().SubmitAsync(draft, Applicants.Terms);
        }).ToList();
        start.SetResult();
        var results = await Task.WhenAll(people);
        return await host.ReadAsync(async context =>
        {
            var queue = await context.FundedQueue.OrderBy(row => row.Number).ToListAsync();
            var pool = await context.FundedPools.SingleAsync();
            var run = await context.Runs.SingleAsync();
            var letters = await context.Outbox.CountAsync(row => row.Kind == "application-funded-held");
            return new FundedRound(
                results.Count(result => result == SubmitResult.Submitted), queue.Count, queue.Count(row => row.State == FundedState.Held), pool.Taken, run.PlacesHeld, letters,
                queue.TakeWhile(row => row.State == FundedState.Held).Count(), queue.Select(row => row.Number).Distinct().Count());
        });
    }
}

/// <param name="First">How many of the places went to the first in the queue, without a gap.</param>
public sealed record FundedRound(int Sent, int Queued, int Held, int Taken, int PlacesHeld, int Letters, int First, int Numbers)
{
    public bool IsRight(int parallel) => this == new FundedRound(parallel, parallel, FundedRace.Places, FundedRace.Places, FundedRace.Places, FundedRace.Places, FundedRace.Places, parallel);
}

/// <summary>The control: the real code, with the guard taken out of the update on its way to the database.</summary>
public sealed partial class WithoutPoolGuard : DbCommandInterceptor
{
    public int Removed { get; private set; }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (Guard().IsMatch(command.CommandText))
        {
            command.CommandText = Guard().Replace(command.CommandText, "1 = 1");
            Removed++;
        }

        return new(result);
    }

    /// <summary>SQLite's spelling and PostgreSQL's, which does not quote the name of the table.</summary>
    [GeneratedRegex(@"""?f""?\.""Taken"" < ""?f""?\.""Places""")]
    private static partial Regex Guard();
}
