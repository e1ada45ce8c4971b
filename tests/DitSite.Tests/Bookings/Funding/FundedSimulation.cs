using DitSite.Bookings.Applications;
using DitSite.Bookings.Funding;
using DitSite.Bookings.WorkingDays;
using DitSite.Content;
using DitSite.Tests.Bookings.Applications;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Tests.Bookings.Funding;

/// <summary>
/// Equal applicants whose referees take their time, day by day. By the rule it is known who ends up with a place: those whose reference came
/// within the hold, in the order in which they were complete; then the late ones, in the order in which their references came.
/// </summary>
public static class FundedSimulation
{
    public const int Hold = 15;

    /// <summary>Each case is a run of its own, but the sweep looks at all that are open: the cases of one database slow each other down.</summary>
    private const int CasesOfADatabase = 20;

    /// <param name="hold">Working days that the program is told to hold; a control tells it fewer than the rule.</param>
    /// <returns>A sentence for each case that ends otherwise.</returns>
    public static async Task<IReadOnlyList<string>> RunAsync(int cases, int seed, int hold = Hold)
    {
        var random = new Random(seed);
        var wrong = new List<string>();
        foreach (var some in Enumerable.Range(0, cases).Chunk(CasesOfADatabase))
        {
            var clock = new TestClock();
            await using var host = await BookingsHost.StartAsync(clock: clock, settings: new() { ["Applications:FundedHoldWorkingDays"] = $"{hold}" });
            foreach (var number in some)
            {
                if (await CaseAsync(host, clock, random, number) is { } fault)
                {
                    wrong.Add(fault);
                }
            }
        }

        return wrong;
    }

    private static async Task<string?> CaseAsync(BookingsHost host, TestClock clock, Random random, int number)
    {
        clock.SetUtcNow(TestClock.Start);
        var (people, places, late) = (random.Next(2, 6), random.Next(1, 4), random.Next(4) == 0);
        var run = Examples.Run(capacity: 20) with { RunKey = Guid.NewGuid(), FundedPlaces = places };
        await host.PublishAsync(run);
        var applicants = new List<(Guid Id, DateTimeOffset Complete, DateOnly Reference)>();
        for (var person = 0; person < people; person++)
        {
            clock.Advance(TimeSpan.FromMinutes(random.Next(0, 3)));
            var id = await Applicants.SubmittedAsync(host, $"case{number}person{person}", run.RunKey, Applicants.Course(run));
            applicants.Add((id, clock.GetUtcNow(), WorkingDayCalendar.Add(clock.Today, random.Next(0, late ? Hold + 8 : Hold + 1))));
        }

        await LiveAsync(host, clock, applicants, random);
        var inTime = applicants.Where(one => one.Reference <= WorkingDayCalendar.Add(DateOnly.FromDateTime(one.Complete.Date), Hold)).ToList();
        var expected = inTime.Concat(applicants.Except(inTime).OrderBy(one => one.Reference)).Take(places).Select(one => one.Id).ToHashSet();
        var held = await host.ReadAsync(context => context.FundedQueue.Where(row => row.RunKey == run.RunKey && row.State == FundedState.Held).Select(row => row.ApplicationId).ToListAsync());
        var letters = await host.ReadAsync(context => context.Outbox.Where(row => row.Kind.StartsWith("application-funded")).GroupBy(row => row.DedupeKey).CountAsync(group => group.Count() > 1));
        return expected.SetEquals(held) && letters == 0
            ? null
            : $"case {number}: {people} people, {places} places, references on {string.Join(", ", applicants.Select(one => one.Reference))}: {held.Count} held, {letters} letters sent twice";
    }

    private static async Task LiveAsync(BookingsHost host, TestClock clock, List<(Guid Id, DateTimeOffset Complete, DateOnly Reference)> applicants, Random random)
    {
        // Of references that come on one day the order is that of their arrival, which is the order here.
        foreach (var day in applicants.Select(one => one.Reference).Append(WorkingDayCalendar.Add(clock.Today, Hold + 1)).Distinct().Order().ToList())
        {
            clock.SetUtcNow(new(day.ToDateTime(new(12, random.Next(60))), TimeSpan.Zero));
            await host.Get<ApplicationSweep>().RunAsync();
            foreach (var one in applicants.Where(one => one.Reference == day))
            {
                await Applicants.ConfirmAsync(host, one.Id);
            }
        }

        await host.Get<ApplicationSweep>().RunAsync();
    }
}
