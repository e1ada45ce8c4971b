using DitSite.Bookings.Bookings;
using DitSite.Bookings.Waiting;
using DitSite.Tests.Bookings.Bookings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace DitSite.Tests.Bookings.Waiting;

/// <summary>A booked place comes free while passers-by press the button and people from the list leave it, all at the same instant.</summary>
public class WaitingRaceTests
{
    private const int Passers = 12;
    private const int Waiting = 4;

    [Fact]
    public async Task ReleasedPlace_GoesToTheLine_AndIsNeverSoldTwice()
    {
        for (var round = 0; round < Scale.Of(5); round++)
        {
            var result = await RaceAsync(null);

            Assert.Equal((1, 1, 0), (result.Taken, result.Offered, result.Booked));
        }
    }

    /// <summary>The control: without the guard in the update there are more places promised than the run has.</summary>
    [Fact]
    public async Task WithoutTheGuard_MorePlacesArePromisedThanThereAre()
    {
        var guard = new WithoutCapacityGuard();

        var result = await RaceAsync(guard);

        Assert.True(guard.Removed > 0);
        Assert.True(result.Taken > 1, $"{result}");
    }

    private static async Task<(int Taken, int Offered, int Booked)> RaceAsync(IInterceptor? interceptor)
    {
        await using var host = await BookingsHost.StartAsync(interceptor);
        await host.PublishAsync(Examples.Run(capacity: 1));
        var booked = await host.BookedAsync(Examples.Booking("first"));
        var tokens = new List<string>();
        for (var person = 0; person < Waiting; person++)
        {
            await host.Get<WaitingList>().AskAsync(new(Examples.RunKey, $"Person {person}", $"waiting{person}@people.test"));
            var letter = (await host.SentMailAsync()).Last(mail => mail.Kind == "waiting-link");
            tokens.Add(letter.Text.Split("token=")[1].Split('\n')[0]);
            await host.Get<WaitingList>().ConfirmAsync(tokens[^1]);
        }

        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        List<Task> people =
        [
            .. Enumerable.Range(0, Passers).Select(async person =>
            {
                await start.Task;
                await host.BookAsync(Examples.Booking($"passer{person}"));
            }),
            Run(() => host.Get<BookingCancellation>().CancelAsync(booked.Reference)),
            Run(() => host.Get<WaitingList>().LeaveAsync(tokens[0])),
        ];
        start.SetResult();
        await Task.WhenAll(people);
        var (taken, _, bookings, _) = await host.PlacesAsync(Examples.RunKey);
        return (taken, await host.ReadAsync(context => context.WaitingEntries.CountAsync(entry => entry.State == WaitingState.Offered)), bookings);

        async Task Run(Func<Task> act)
        {
            await start.Task;
            await act();
        }
    }
}
