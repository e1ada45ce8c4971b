using DitSite.Bookings;
using DitSite.Bookings.Bookings;

namespace DitSite.Tests.Bookings.Bookings;

public class BookingCancellationTests
{
    [Fact]
    public async Task Cancel_ManyTimesAtOnce_GivesThePlaceBackOnceAndTellsEverybodyOnce()
    {
        await using var host = await BookingsHost.StartAsync();
        await host.PublishAsync(Examples.Run());
        await host.BookedAsync(Examples.Booking("other"));
        var booked = await host.BookedAsync(Examples.Booking() with { Delegate = new("Bea", "bea@people.test") });

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => host.Get<BookingCancellation>().CancelAsync(booked.Reference))));

        Assert.Single(results, CancelResult.Cancelled);
        Assert.Equal(19, results.Count(result => result == CancelResult.AlreadyCancelled));
        Assert.Equal((1, 0, 1, 0), await host.PlacesAsync(Examples.RunKey));
        var mail = await host.SentMailAsync();
        Assert.Single(mail, letter => letter.Kind == "booking-cancelled" && letter.To == "ann@people.test");
        Assert.Single(mail, letter => letter.Kind == "delegate-cancelled" && letter.To == "bea@people.test");
        Assert.Single(mail, letter => letter.Kind == "staff-cancelled" && letter.To == "bookings@provider.test");
        var view = (await host.Get<BookingFinder>().FindAsync(booked.Reference))!;
        Assert.Equal((BookingState.Cancelled, host.Clock.GetUtcNow(), false), (view.State, view.CancelledAt, view.CanCancel));
    }

    [Fact]
    public async Task Cancel_OnTheDayOfTheRun_IsTooLateAndTheDayBeforeIsNot()
    {
        await using var host = await BookingsHost.StartAsync();
        await host.PublishAsync(Examples.Run());
        var booked = await host.BookedAsync(Examples.Booking());
        host.Clock.SetUtcNow(new(2027, 3, 12, 0, 0, 0, TimeSpan.Zero));

        Assert.Equal(CancelResult.TooLate, await host.Get<BookingCancellation>().CancelAsync(booked.Reference));
        host.Clock.Advance(TimeSpan.FromSeconds(-1));
        Assert.Equal(CancelResult.Cancelled, await host.Get<BookingCancellation>().CancelAsync(booked.Reference));
    }

    [Fact]
    public async Task Cancel_OfABookingThatTookNoPlace_GivesNoneBack()
    {
        await using var host = await BookingsHost.StartAsync();
        await host.PublishAsync(Examples.Run());
        await host.BookedAsync(Examples.Booking());
        var duplicate = await host.BookedAsync(Examples.Booking());

        Assert.Equal(CancelResult.NotFound, await host.Get<BookingCancellation>().CancelAsync(duplicate.Reference));
        Assert.Equal(CancelResult.NotFound, await host.Get<BookingCancellation>().CancelAsync(BookingReference.New()));
        Assert.Equal((1, 0, 1, 0), await host.PlacesAsync(Examples.RunKey));
    }
}
