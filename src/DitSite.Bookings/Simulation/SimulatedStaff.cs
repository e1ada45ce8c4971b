using DitSite.Bookings.Changes;
using DitSite.Bookings.Desk;
using DitSite.Bookings.Joining;
using DitSite.Bookings.Letters;
using DitSite.Bookings.Policies;
using DitSite.Bookings.Promises;
using DitSite.Bookings.Sales;

namespace DitSite.Bookings.Simulation;

/// <summary>The course team: announces courses, does each working morning what the desk says, and moves a course now and then.</summary>
internal sealed class SimulatedStaff(SimulatedWorld world)
{
    public int Moves { get; private set; }

    public async Task AnnounceAsync()
    {
        var starts = world.Today.AddDays(60 + world.Chance(20));
        starts = starts.DayOfWeek switch { DayOfWeek.Saturday => starts.AddDays(2), DayOfWeek.Sunday => starts.AddDays(1), _ => starts };
        world.Announce(new(world.Runs.Count + 1, starts, 2 + world.Chance(6), world.Now));
        await world.PublishAsync();
    }

    public async Task MorningAsync()
    {
        var (tasks, _) = await world.Get<TodayDesk>().ReadAsync();
        foreach (var run in tasks.WithoutInstructions)
        {
            await WriteInstructionsAsync(world.Run(run.RunKey), sendAgain: false);
        }

        foreach (var notice in (await world.Get<ChangeNotices>().ListAsync()).Where(notice => notice.State == ChangeNoticeState.Open))
        {
            await TellAsync(notice);
        }

        foreach (var owed in (await world.Get<PromisesDesk>().OpenAsync()).Where(line => line is { Kind: PromiseKind.Reply, Booking: not null, MessageId: null }))
        {
            await DecideAsync(owed);
        }

        foreach (var run in world.Present.Where(run => run.Starts > world.Today).ToList())
        {
            if (world.OneIn(60) && run.Instructions is not null)
            {
                await WriteInstructionsAsync(run, sendAgain: world.OneIn(2));
            }

            // Far enough ahead that staff, who come every working day, and a mail server that is away for one, still keep the promise.
            if (world.OneIn(80) && SimulatedRun.Before(run.Starts, SimulatedRun.NoticeDays + 5) > world.Today)
            {
                run.Move(SimulatedRun.Before(run.Starts.AddDays(8 + world.Chance(10)), 1));
                Moves++;
                await world.PublishAsync();
            }
        }
    }

    private async Task WriteInstructionsAsync(SimulatedRun run, bool sendAgain)
    {
        run.Instructions = $"https://calls.invalid/{run.Key:N}/{run.InstructionsVersion + 1}";
        if (await world.Get<JoiningDesk>().SaveAsync(run.Key, run.Instructions, run.InstructionsVersion, sendAgain, "Staff") == JoiningSaved.Saved)
        {
            run.InstructionsVersion++;
        }
    }

    /// <summary>No policy says what a cancellation costs, so the booker waits to hear it.</summary>
    private async Task DecideAsync(PromiseLine owed)
    {
        if (await world.Get<BookingChanges>().DecideAsync(owed.Booking!.Value, Guid.CreateVersion7(world.Now), 0m, "As agreed", "Staff") is ChangeResult.Done
            && world.Present.SingleOrDefault(run => run.Key == owed.RunKey) is { } run && run.Bookings.SingleOrDefault(booking => booking.Reference == owed.Booking) is { } cancelled)
        {
            world.Witness.Owe(run, "charge-decided", [cancelled.Booker], world.Now, world.Now + PromiseSimulation.Patience);
        }
    }

    private async Task TellAsync(NoticeLine notice)
    {
        var run = world.Run(notice.RunKey);
        var view = (await world.Get<ChangeNotices>().FindAsync(notice.Id))!;
        var owed = run.Bookings.Where(booking => booking.Stands && booking.Knows != run.Starts).ToList();
        var offered = run.Waiting.Where(waiter => waiter.HasOffer(world.Now) && waiter.OfferedFor != run.Starts).ToList();
        var first = owed.Select(booking => booking.Knows).Concat(offered.Select(waiter => waiter.OfferedFor)).Append(run.Starts).Min();
        await world.Get<ChangeNotices>().ConfirmAsync(notice.Id, view.Stamp, view.IsShort ? "Too late" : null, "Staff");
        foreach (var booking in owed)
        {
            world.Witness.Owe(run, ChangeLetters.MovedKind, booking.Addresses, world.Now, run.NoticeDue(first));
            booking.Knows = run.Starts;
            (booking.Asked, booking.HeardOfChange) = (true, false);
        }

        foreach (var waiter in offered)
        {
            world.Witness.Owe(run, ChangeLetters.MovedKind, [waiter.Email], world.Now, run.NoticeDue(first));
            waiter.OfferedFor = run.Starts;
        }
    }
}
