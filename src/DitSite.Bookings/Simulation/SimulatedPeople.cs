using System.Text.RegularExpressions;
using DitSite.Bookings.Bookings;
using DitSite.Bookings.Changes;
using DitSite.Bookings.Letters;
using DitSite.Bookings.Outbox;
using DitSite.Bookings.Places;
using DitSite.Bookings.Waiting;

namespace DitSite.Bookings.Simulation;

/// <summary>People who book, wait, change their minds and read their mail. What the site tells them is held against what the world knows.</summary>
internal sealed partial class SimulatedPeople(SimulatedWorld world)
{
    private readonly Dictionary<string, SimulatedBooking> bookers = [];
    private readonly Dictionary<string, SimulatedWaiter> waiters = [];
    private int people;
    private int read;

    /// <summary>Of bookers whose course had moved: they come, went to another date, or cancelled.</summary>
    public int Answers { get; private set; }

    public async Task VisitAsync()
    {
        foreach (var run in world.Present.Where(run => world.Now < run.ClosesAt).ToList())
        {
            switch (world.Chance(40))
            {
                case < 3:
                    await BookAsync(run, null);
                    break;
                case 3 when run.Bookings.Where(booking => booking.Stands).ToList() is { Count: > 0 } standing:
                    await CancelAsync(run, world.One(standing));
                    break;
                case 4 or 5 when run.Free(world.Now) <= 0:
                    await world.Get<WaitingList>().AskAsync(new(run.Key, "Waiter", $"waiter{++people}@people.invalid"));
                    break;
            }

            foreach (var waiter in run.Waiting.Where(waiter => waiter.Heard && waiter.HasOffer(world.Now)).ToList())
            {
                await AnswerOfferAsync(run, waiter);
            }

            foreach (var booking in run.Bookings.Where(booking => booking is { Stands: true, Asked: true, HeardOfChange: true }).ToList())
            {
                await AnswerChangeAsync(run, booking);
            }
        }
    }

    /// <summary>What has come since the last time; links of the waiting list are followed.</summary>
    public async Task ReadMailAsync()
    {
        for (; read < world.Mail.Arrived.Count; read++)
        {
            var letter = world.Mail.Arrived[read].Mail;
            switch (letter.Kind)
            {
                case WaitingLetters.OfferKind when waiters.TryGetValue(letter.To, out var waiter):
                    waiter.Heard = true;
                    break;
                case ChangeLetters.MovedKind when bookers.TryGetValue(letter.To, out var booking):
                    booking.HeardOfChange = true;
                    break;
                case "waiting-link" when !waiters.ContainsKey(letter.To) && Token().Match(letter.Text) is { Success: true } link:
                    await ConfirmAsync(letter, link.Groups[1].Value);
                    break;
            }
        }
    }

    private async Task BookAsync(SimulatedRun run, Guid? hold)
    {
        var (booker, attends) = ($"person{++people}@people.invalid", world.OneIn(4) ? $"delegate{people}@people.invalid" : null);
        var result = await world.Get<PlaceBooking>().BookPlaceAsync(new()
        {
            IdempotencyKey = $"simulated-{people}", RunKey = run.Key, HoldId = hold, Booker = new("Booker", booker), Delegate = new("Delegate", attends ?? booker), Payer = PayerKind.Self, FeeCode = "standard",
            TotalShown = 100m, TermsVersion = "1", TermsHash = new('a', 64),
        });
        var free = hold is not null || run.Free(world.Now) > 0;
        if (result is BookPlaceResult.Booked booked)
        {
            world.Witness.Expect(free, $"Course {run.Starts:yyyy-MM-dd}: a place was sold that was somebody else's");
            var booking = new SimulatedBooking(booked.Reference, booker, attends ?? booker, world.Now, run.Starts);
            run.Bookings.Add(booking);
            bookers[booker] = booking;
            world.Witness.Owe(run, "booking-confirmation", [booker], world.Now, world.Now + PromiseSimulation.Patience);
        }
        else
        {
            world.Witness.Expect(!free, $"Course {run.Starts:yyyy-MM-dd}: a free place was refused");
        }
    }

    private async Task CancelAsync(SimulatedRun run, SimulatedBooking booking)
    {
        if (await world.Get<BookingCancellation>().CancelAsync(booking.Reference) == CancelResult.Cancelled)
        {
            IsCancelled(run, booking);
        }
    }

    private void IsCancelled(SimulatedRun run, SimulatedBooking booking)
    {
        booking.Stands = false;
        world.Witness.Owe(run, "booking-cancelled", [booking.Booker], world.Now, world.Now + PromiseSimulation.Patience);
        run.OfferNext(world.Now);
    }

    private async Task AnswerOfferAsync(SimulatedRun run, SimulatedWaiter waiter)
    {
        var journey = $"journey of {waiter.Email}";
        switch (world.Chance(12))
        {
            case < 4 when await world.Get<WaitingList>().TakeUpAsync(waiter.Token, journey) && await world.Get<PlaceHolds>().FindAsync(journey) is HoldResult.Held held:
                waiter.Over = true;
                await BookAsync(run, held.HoldId);
                break;
            case 4:
                await world.Get<WaitingList>().LeaveAsync(waiter.Token);
                waiter.Over = true;
                run.OfferNext(world.Now);
                break;
        }
    }

    /// <summary>Most come all the same, some after days; others go to another date, or cancel. Nothing but the start of the course may stand in their way.</summary>
    private async Task AnswerChangeAsync(SimulatedRun run, SimulatedBooking booking)
    {
        var moves = world.Get<BookingMoves>();
        switch (world.Chance(40))
        {
            case < 5:
                IsAnswered(run, booking, await moves.AcceptAsync(booking.Reference));
                break;
            case 5:
                IsAnswered(run, booking, await moves.CancelAsync(booking.Reference));
                IsCancelled(run, booking);
                break;
            case 6 or 7 when world.Present.Where(other => other != run && world.Now < other.ClosesAt).ToList() is { Count: > 0 } others:
                await TransferAsync(run, booking, world.One(others));
                break;
        }
    }

    private async Task TransferAsync(SimulatedRun run, SimulatedBooking booking, SimulatedRun other)
    {
        var free = other.Free(world.Now) > 0;
        var result = await world.Get<BookingMoves>().TransferAsync(booking.Reference, other.Key);
        world.Witness.Expect(result == (free ? ChangeAnswerResult.Done : ChangeAnswerResult.NoPlace), $"Course {run.Starts:yyyy-MM-dd}: a move to another date, {(free ? "free" : "full")}, ended as {result}");
        if (result == ChangeAnswerResult.Done)
        {
            IsAnswered(run, booking, result);
            booking.Stands = false;
            var there = new SimulatedBooking(booking.Reference, booking.Booker, booking.Attends, world.Now, other.Starts);
            other.Bookings.Add(there);
            bookers[booking.Booker] = there;
            world.Witness.Owe(other, "booking-transferred", [booking.Booker], world.Now, world.Now + PromiseSimulation.Patience);
            run.OfferNext(world.Now);
        }
    }

    private void IsAnswered(SimulatedRun run, SimulatedBooking booking, ChangeAnswerResult result)
    {
        world.Witness.Expect(result == ChangeAnswerResult.Done, $"Course {run.Starts:yyyy-MM-dd}: an answer to a change was not taken ({result})");
        booking.Asked = false;
        Answers++;
    }

    private async Task ConfirmAsync(OutgoingMail letter, string token)
    {
        var found = await world.Get<WaitingList>().FindAsync(token);
        if (found is not null && await world.Get<WaitingList>().ConfirmAsync(token))
        {
            var run = world.Run(found.RunKey);
            var waiter = new SimulatedWaiter(letter.To, token);
            run.Waiting.Add(waiter);
            waiters[letter.To] = waiter;
            run.OfferNext(world.Now);
        }
    }

    [GeneratedRegex(@"token=(\S+)")]
    private static partial Regex Token();
}
