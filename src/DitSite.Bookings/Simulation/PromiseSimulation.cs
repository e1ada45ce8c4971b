using System.Text.RegularExpressions;
using DitSite.Bookings.Bookings;
using DitSite.Bookings.Changes;
using DitSite.Bookings.Desk;
using DitSite.Bookings.Joining;
using DitSite.Bookings.Letters;
using DitSite.Bookings.Outbox;
using DitSite.Bookings.Places;
using DitSite.Bookings.Promises;
using DitSite.Bookings.Retention;
using DitSite.Bookings.Sales;
using DitSite.Bookings.Storage;
using DitSite.Bookings.Waiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DitSite.Bookings.Simulation;

/// <summary>
/// Years of courses, bookings, moves and outages on a virtual clock, through the shipped dispatcher, handlers and database. The simulated
/// world keeps its own account of who is owed what, from what people see and get, and holds it against the mail that arrived.
/// </summary>
internal sealed partial class PromiseSimulation
{
    private static readonly TimeSpan LongestOutage = TimeSpan.FromHours(24);

    /// <summary>After an outage the next attempt is at most two hours away.</summary>
    private static readonly TimeSpan Patience = LongestOutage + TimeSpan.FromHours(3);

    private readonly IServiceProvider services;
    private readonly VirtualClock clock;
    private readonly SimulatedMail mail;
    private readonly Random random;
    private readonly SimulationWitness witness = new();
    private readonly List<SimulatedRun> runs = [];
    private DateTimeOffset lastAway = DateTimeOffset.MinValue.AddYears(1);
    private int people;
    private int outages;
    private int moves;
    private int read;

    public PromiseSimulation(IServiceProvider services, VirtualClock clock, SimulatedMail mail, Random random) => (this.services, this.clock, this.mail, this.random) = (services, clock, mail, random);

    public async Task<SimulationResult> RunAsync(int days, int seed)
    {
        var end = clock.GetUtcNow().AddDays(days);
        for (var day = LondonDate.Of(clock.GetUtcNow()); clock.GetUtcNow() < end; day = day.AddDays(1))
        {
            await DayAsync(day, open: clock.GetUtcNow() < end.AddDays(-90));
        }

        await TurnAsync();
        await using var context = await Get<IDbContextFactory<BookingsContext>>().CreateDbContextAsync();
        var promises = await context.Promises.AsNoTracking().ToListAsync();
        var standing = promises.CountBy(promise => promise.Standing(clock.GetUtcNow())).ToDictionary();
        return new(
            days, seed, runs.Count, runs.Sum(run => run.Bookings.Count), moves, runs.Sum(run => run.Waiting.Count(waiter => waiter.OfferedAt is not null)), mail.Arrived.Count, outages, mail.Cuts,
            mail.Arrived.Count - mail.Arrived.Select(one => one.Mail.MessageId).Distinct().Count(), mail.Dropped, promises.Count, standing.GetValueOrDefault(PromiseStanding.Kept),
            [.. witness.Late, .. await LostAsync(context)], standing.GetValueOrDefault(PromiseStanding.Broken) + standing.GetValueOrDefault(PromiseStanding.KeptLate));
    }

    /// <summary>A day of the course team and of the people who book, from midnight to midnight.</summary>
    private async Task DayAsync(DateOnly day, bool open)
    {
        if (open && day.Day is 3 or 17)
        {
            Announce(day);
            await PublishAsync();
        }

        foreach (var hour in Hours())
        {
            clock.MoveTo(LondonDate.At(day, new(hour, random.Next(60))));
            if (mail.AwayUntil is null && random.Next(250) == 0)
            {
                mail.AwayUntil = lastAway = clock.GetUtcNow() + (random.NextDouble() * LongestOutage);
                outages++;
            }
            else if (mail.AwayUntil <= clock.GetUtcNow())
            {
                mail.AwayUntil = null;
            }

            await TurnAsync();
            if (hour == 10 && SimulatedRun.Before(day.AddDays(1), 1) == day)
            {
                await StaffAsync();
            }

            if (hour is > 8 and < 22)
            {
                await VisitorsAsync();
            }
        }
    }

    /// <summary>Every few hours by day, and hourly while mail is away and on the day after.</summary>
    private IReadOnlyList<int> Hours() => clock.GetUtcNow() > lastAway + TimeSpan.FromDays(1) ? [0, 9, 10, 13, 17, 21] : [.. Enumerable.Range(0, 24)];

    private async Task TurnAsync()
    {
        await Get<Housekeeping>().TurnAsync();
        await Get<OutboxDispatcher>().SendDueAsync();
        foreach (var run in runs.Where(run => !run.Judged))
        {
            LetOffersEnd(run);
            if (clock.GetUtcNow() > run.EndsAt.AddDays(2))
            {
                run.Judged = true;
                witness.JudgeJoining(run, mail.Arrived);
                witness.JudgeTurns(run, mail.Arrived, Patience);
            }
        }

        ReadMail();
    }

    private void Announce(DateOnly day)
    {
        var starts = day.AddDays(60 + random.Next(20));
        starts = starts.DayOfWeek switch { DayOfWeek.Saturday => starts.AddDays(2), DayOfWeek.Sunday => starts.AddDays(1), _ => starts };
        runs.Add(new(runs.Count + 1, starts, 2 + random.Next(6), clock.GetUtcNow()));
    }

    private async Task PublishAsync()
    {
        var now = clock.GetUtcNow();
        await Get<SellableRuns>().PublishAsync([.. runs.Where(run => run.EndsAt > now.AddDays(-3)).Select(run => run.ToSellable())]);
    }

    /// <summary>Staff come in the morning, look at what the desk says, and do it; now and then the content changes.</summary>
    private async Task StaffAsync()
    {
        var (tasks, _) = await Get<TodayDesk>().ReadAsync();
        foreach (var run in tasks.WithoutInstructions)
        {
            await WriteInstructionsAsync(runs.Single(one => one.Key == run.RunKey), sendAgain: false);
        }

        foreach (var notice in (await Get<ChangeNotices>().ListAsync()).Where(notice => notice.State == ChangeNoticeState.Open))
        {
            await TellAsync(notice);
        }

        foreach (var run in runs.Where(run => !run.Judged && run.Starts > LondonDate.Of(clock.GetUtcNow())))
        {
            if (random.Next(60) == 0 && run.Instructions is not null)
            {
                await WriteInstructionsAsync(run, sendAgain: random.Next(2) == 0);
            }

            // Far enough ahead that staff, who come every working day, and a mail server that is away for one, still keep the promise.
            if (random.Next(80) == 0 && SimulatedRun.Before(run.Starts, SimulatedRun.NoticeDays + 5) > LondonDate.Of(clock.GetUtcNow()))
            {
                run.Move(SimulatedRun.Before(run.Starts.AddDays(8 + random.Next(10)), 1));
                moves++;
                await PublishAsync();
            }
        }
    }

    private async Task WriteInstructionsAsync(SimulatedRun run, bool sendAgain)
    {
        run.Instructions = $"https://calls.invalid/{run.Key:N}/{run.InstructionsVersion + 1}";
        if (await Get<JoiningDesk>().SaveAsync(run.Key, run.Instructions, run.InstructionsVersion, sendAgain, "Staff") == JoiningSaved.Saved)
        {
            run.InstructionsVersion++;
        }
    }

    private async Task TellAsync(NoticeLine notice)
    {
        var run = runs.Single(one => one.Key == notice.RunKey);
        var view = (await Get<ChangeNotices>().FindAsync(notice.Id))!;
        var owed = run.Bookings.Where(booking => booking.Stands && booking.Knows != run.Starts).ToList();
        var first = owed.Select(booking => booking.Knows).Append(run.Starts).Min();
        await Get<ChangeNotices>().ConfirmAsync(notice.Id, view.Stamp, view.IsShort ? "Too late" : null, "Staff");
        witness.Owe(run, owed, clock.GetUtcNow(), run.NoticeDue(first));
        owed.ForEach(booking => booking.Knows = run.Starts);
    }

    private async Task VisitorsAsync()
    {
        foreach (var run in runs.Where(run => !run.Judged && clock.GetUtcNow() < run.ClosesAt))
        {
            switch (random.Next(40))
            {
                case < 3:
                    await BookAsync(run, null);
                    break;
                case 3 when run.Bookings.Where(booking => booking.Stands).ToList() is { Count: > 0 } standing:
                    await CancelAsync(run, standing[random.Next(standing.Count)]);
                    break;
                case 4 or 5 when run.Free(clock.GetUtcNow()) <= 0:
                    await Get<WaitingList>().AskAsync(new(run.Key, "Waiter", $"waiter{++people}@people.invalid"));
                    break;
            }

            foreach (var waiter in run.Waiting.Where(waiter => waiter.Heard && waiter.HasOffer(clock.GetUtcNow())).ToList())
            {
                await AnswerOfferAsync(run, waiter);
            }
        }
    }

    private async Task BookAsync(SimulatedRun run, Guid? hold)
    {
        var (booker, attends) = ($"person{++people}@people.invalid", random.Next(4) == 0 ? $"delegate{people}@people.invalid" : null);
        var result = await Get<PlaceBooking>().BookPlaceAsync(new()
        {
            IdempotencyKey = $"simulated-{people}", RunKey = run.Key, HoldId = hold, Booker = new("Booker", booker), Delegate = new("Delegate", attends ?? booker), Payer = PayerKind.Self, FeeCode = "standard",
            TotalShown = 100m, TermsVersion = "1", TermsHash = new('a', 64),
        });
        var free = hold is not null || run.Free(clock.GetUtcNow()) > 0;
        if (result is BookPlaceResult.Booked booked)
        {
            witness.Expect(free, $"Course {run.Starts:yyyy-MM-dd}: a place was sold that was somebody else's");
            run.Bookings.Add(new(booked.Reference, booker, attends ?? booker, clock.GetUtcNow(), run.Starts));
        }
        else
        {
            witness.Expect(!free, $"Course {run.Starts:yyyy-MM-dd}: a free place was refused");
        }
    }

    private async Task CancelAsync(SimulatedRun run, SimulatedBooking booking)
    {
        if (await Get<BookingCancellation>().CancelAsync(booking.Reference) == CancelResult.Cancelled)
        {
            booking.Stands = false;
            OfferNext(run);
        }
    }

    private async Task AnswerOfferAsync(SimulatedRun run, SimulatedWaiter waiter)
    {
        switch (random.Next(12))
        {
            case < 4 when await Get<WaitingList>().TakeUpAsync(waiter.Token, $"journey of {waiter.Email}") && await Get<PlaceHolds>().FindAsync($"journey of {waiter.Email}") is HoldResult.Held held:
                waiter.Over = true;
                await BookAsync(run, held.HoldId);
                break;
            case 4:
                await Get<WaitingList>().LeaveAsync(waiter.Token);
                waiter.Over = true;
                OfferNext(run);
                break;
        }
    }

    /// <summary>The rule of the waiting list once more, as people would check it: who confirmed first and has had nothing is next.</summary>
    private void OfferNext(SimulatedRun run)
    {
        var now = clock.GetUtcNow();
        while (run.Free(now) > 0 && run.Waiting.FirstOrDefault(waiter => waiter.OfferedAt is null && !waiter.Over) is { } next)
        {
            var cutOff = LondonDate.At(SimulatedRun.Before(run.Starts, 2), new(17, 0));
            cutOff = run.ClosesAt < cutOff ? run.ClosesAt : cutOff;
            var ends = LondonDate.EndOf(WorkingDays.WorkingDayCalendar.Add(LondonDate.Of(now), 2));
            ends = ends < cutOff ? ends : cutOff;
            if (ends - now < TimeSpan.FromHours(4))
            {
                return;
            }

            (next.OfferedAt, next.OfferEnds) = (now, ends);
        }
    }

    private void LetOffersEnd(SimulatedRun run)
    {
        foreach (var waiter in run.Waiting.Where(waiter => waiter.OfferedAt is not null && !waiter.Over && waiter.OfferEnds <= clock.GetUtcNow()).ToList())
        {
            waiter.Over = true;
        }

        OfferNext(run);
    }

    /// <summary>People read what has come since, and follow the links of the waiting list.</summary>
    private void ReadMail()
    {
        for (; read < mail.Arrived.Count; read++)
        {
            var letter = mail.Arrived[read].Mail;
            if (letter.Kind == WaitingLetters.OfferKind)
            {
                runs.SelectMany(run => run.Waiting).Where(waiter => waiter.Email == letter.To).ToList().ForEach(waiter => waiter.Heard = true);
            }
            else if (letter.Kind == "waiting-link" && Token().Match(letter.Text) is { Success: true } link && runs.All(run => run.Waiting.All(waiter => waiter.Email != letter.To)))
            {
                Confirm(letter, link.Groups[1].Value);
            }
        }
    }

    private void Confirm(OutgoingMail letter, string token)
    {
        var found = Get<WaitingList>().FindAsync(token).GetAwaiter().GetResult();
        if (found is not null && Get<WaitingList>().ConfirmAsync(token).GetAwaiter().GetResult())
        {
            var run = runs.Single(one => one.Key == found.RunKey);
            run.Waiting.Add(new(letter.To, token));
            OfferNext(run);
        }
    }

    /// <summary>Whatever the outbox says has left must have arrived, and nothing may have been given up.</summary>
    private async Task<IReadOnlyList<string>> LostAsync(BookingsContext context)
    {
        var arrived = mail.Arrived.Select(one => one.Mail.Id).ToHashSet();
        var rows = await context.Outbox.AsNoTracking().Select(row => new { row.Id, row.Kind, row.State }).ToListAsync();
        return
        [
            .. rows.Where(row => row.State == OutboxState.Sent && !arrived.Contains(row.Id)).Select(row => $"A letter ({row.Kind}) is said to have left and never arrived"),
            .. rows.Where(row => row.State == OutboxState.Dead).Select(row => $"A letter ({row.Kind}) was given up"),
            .. mail.Cuts < mail.Arrived.Count - mail.Arrived.Select(one => one.Mail.MessageId).Distinct().Count() ? ["More letters came twice than connections were lost"] : Array.Empty<string>(),
        ];
    }

    private T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    [GeneratedRegex(@"token=(\S+)")]
    private static partial Regex Token();
}
