using DitSite.Bookings.Outbox;
using DitSite.Bookings.Promises;
using DitSite.Bookings.Retention;
using DitSite.Bookings.Storage;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Bookings.Simulation;

/// <summary>
/// Years of courses, bookings, moves and outages on a virtual clock, through the shipped dispatcher, handlers and database. The simulated
/// world keeps its own account of who is owed what, from what people see and get, and holds it against the mail that arrived.
/// </summary>
internal sealed class PromiseSimulation(SimulatedWorld world)
{
    private static readonly TimeSpan LongestOutage = TimeSpan.FromHours(24);

    /// <summary>After an outage the next attempt is at most two hours away.</summary>
    public static readonly TimeSpan Patience = LongestOutage + TimeSpan.FromHours(3);

    private readonly SimulatedStaff staff = new(world);
    private readonly SimulatedPeople people = new(world);
    private DateTimeOffset lastAway = DateTimeOffset.MinValue.AddYears(1);
    private int outages;

    public async Task<SimulationResult> RunAsync(int days, int seed)
    {
        var end = world.Now.AddDays(days);
        for (var day = world.Today; world.Now < end; day = day.AddDays(1))
        {
            await DayAsync(day, open: world.Now < end.AddDays(-90));
        }

        await TurnAsync();
        await using var context = await world.Get<IDbContextFactory<BookingsContext>>().CreateDbContextAsync();
        var promises = await context.Promises.AsNoTracking().ToListAsync();
        var standing = promises.CountBy(promise => promise.Standing(world.Now)).ToDictionary();
        var (runs, mail) = (world.Runs, world.Mail);
        return new()
        {
            Days = days,
            Seed = seed,
            Courses = runs.Count,
            Bookings = runs.SelectMany(run => run.Bookings).DistinctBy(booking => booking.Reference).Count(),
            Moves = staff.Moves,
            Answers = people.Answers,
            Offers = runs.Sum(run => run.Waiting.Count(waiter => waiter.OfferedAt is not null)),
            Letters = mail.Arrived.Count,
            Outages = outages,
            Cuts = mail.Cuts,
            Duplicates = Duplicates(),
            Dropped = mail.Dropped,
            Promises = promises.Count,
            Kept = standing.GetValueOrDefault(PromiseStanding.Kept),
            Late = [.. world.Witness.Broken, .. await LostAsync(context)],
            LedgerBroken = standing.GetValueOrDefault(PromiseStanding.Broken) + standing.GetValueOrDefault(PromiseStanding.KeptLate),
        };
    }

    /// <summary>A day of the course team and of the people who book, from midnight to midnight.</summary>
    private async Task DayAsync(DateOnly day, bool open)
    {
        if (open && day.Day is 3 or 17)
        {
            await staff.AnnounceAsync();
        }

        foreach (var hour in Hours())
        {
            var turn = LondonDate.At(day, new(hour, world.Chance(60)));
            await SendUntilAsync(turn);
            world.Clock.MoveTo(turn);
            Weather();
            await TurnAsync();
            if (hour == 10 && SimulatedRun.Before(day.AddDays(1), 1) == day)
            {
                await staff.MorningAsync();
            }

            if (hour is > 8 and < 22)
            {
                await people.VisitAsync();
            }
        }
    }

    /// <summary>The dispatcher sleeps until its next message is due, and not until the world turns next: so the clock stops at each of these moments.</summary>
    private async Task SendUntilAsync(DateTimeOffset turn)
    {
        var dispatcher = world.Get<OutboxDispatcher>();
        while (await dispatcher.NextAttemptAsync() is { } due && due < turn)
        {
            if (due > world.Now)
            {
                world.Clock.MoveTo(due);
            }

            await dispatcher.SendDueAsync();
        }
    }

    /// <summary>Every few hours by day, and hourly while mail is away and on the day after.</summary>
    private IReadOnlyList<int> Hours() => world.Now > lastAway + TimeSpan.FromDays(1) ? [0, 9, 10, 13, 17, 21] : [.. Enumerable.Range(0, 24)];

    /// <summary>The mail server goes away for up to a day, and comes back for a day at least: what is promised allows for one such day, and not for two in a row.</summary>
    private void Weather()
    {
        if (world.Mail.AwayUntil is null && world.Now > lastAway + TimeSpan.FromDays(1) && world.OneIn(220))
        {
            world.Mail.AwayUntil = lastAway = world.Now + (world.Chance(1_000) / 1_000d * LongestOutage);
            outages++;
        }
        else if (world.Mail.AwayUntil <= world.Now)
        {
            world.Mail.AwayUntil = null;
        }
    }

    private async Task TurnAsync()
    {
        await world.Get<Housekeeping>().TurnAsync();
        await world.Get<OutboxDispatcher>().SendDueAsync();
        foreach (var run in world.Present.ToList())
        {
            run.LetOffersEnd(world.Now);
            if (world.Now > run.EndsAt.AddDays(2))
            {
                world.IsOver(run);
                world.Witness.Judge(run, world.Mail.Arrived);
            }
        }

        await people.ReadMailAsync();
    }

    /// <summary>Whatever the outbox says has left must have arrived, and nothing may have been given up.</summary>
    private async Task<IReadOnlyList<string>> LostAsync(BookingsContext context)
    {
        var arrived = world.Mail.Arrived.Select(one => one.Mail.Id).ToHashSet();
        var rows = await context.Outbox.AsNoTracking().Select(row => new { row.Id, row.Kind, row.State }).ToListAsync();
        return
        [
            .. rows.Where(row => row.State == OutboxState.Sent && !arrived.Contains(row.Id)).Select(row => $"A letter ({row.Kind}) is said to have left and never arrived"),
            .. rows.Where(row => row.State == OutboxState.Dead).Select(row => $"A letter ({row.Kind}) was given up"),
            .. world.Mail.Cuts < Duplicates() ? ["More letters came twice than connections were lost"] : Array.Empty<string>(),
        ];
    }

    private int Duplicates() => world.Mail.Arrived.Count - world.Mail.Arrived.Select(one => one.Mail.MessageId).Distinct().Count();
}
