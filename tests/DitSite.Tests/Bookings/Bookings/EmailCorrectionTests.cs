using DitSite.Bookings.Bookings;
using DitSite.Bookings.Links;

namespace DitSite.Tests.Bookings.Bookings;

public class EmailCorrectionTests
{
    [Fact]
    public async Task CorrectEmail_WithinTwentyMinutes_SendsAgainAndKillsTheFirstLink()
    {
        await using var host = await OpenAsync();
        var booked = await host.BookedAsync(Examples.Booking("typo"));
        await host.SentMailAsync();
        host.Clock.Advance(TimeSpan.FromMinutes(19));

        Assert.Equal(CorrectEmailResult.Corrected, await CorrectAsync(host, booked, "right@people.test"));

        var letters = (await host.SentMailAsync()).Where(mail => mail.Kind == "booking-confirmation").ToList();
        Assert.Equal(["typo@people.test", "right@people.test"], letters.Select(letter => letter.To));
        Assert.IsType<LinkState.Unknown>(await host.Get<BookingLinks>().LookAsync(booked.Reference, LetterLink.TokenIn(letters[0])));
        Assert.IsType<LinkState.Live>(await host.Get<BookingLinks>().LookAsync(booked.Reference, LetterLink.TokenIn(letters[1])));
        var view = (await host.Get<BookingFinder>().FindAsync(booked.Reference))!;
        Assert.Equal(("right@people.test", "right@people.test"), (view.Booker.Email, view.Delegate.Email));
    }

    [Fact]
    public async Task CorrectEmail_BeforeTheFirstLetterLeft_SendsOnlyToTheRightAddress()
    {
        await using var host = await OpenAsync();
        var booked = await host.BookedAsync(Examples.Booking("typo"));

        await CorrectAsync(host, booked, "right@people.test");

        Assert.DoesNotContain(await host.SentMailAsync(), mail => mail.To == "typo@people.test");
    }

    [Fact]
    public async Task CorrectEmail_OfABookerForSomebodyElse_LeavesTheDelegateAlone()
    {
        await using var host = await OpenAsync();
        var booked = await host.BookedAsync(Examples.Booking("typo") with { Delegate = new("Bea", "bea@people.test") });

        await CorrectAsync(host, booked, "right@people.test");

        Assert.Equal("bea@people.test", (await host.Get<BookingFinder>().FindAsync(booked.Reference))!.Delegate.Email);
        Assert.Single(await host.SentMailAsync(), mail => mail.Kind == "delegate-confirmation" && mail.To == "bea@people.test");
    }

    [Fact]
    public async Task CorrectEmail_LaterOrTooOftenOrWithoutTheSecret_IsRefused()
    {
        await using var host = await OpenAsync();
        var booked = await host.BookedAsync(Examples.Booking());
        var other = await host.BookedAsync(Examples.Booking("other"));

        Assert.Equal(CorrectEmailResult.NotAllowed, await CorrectAsync(host, booked with { CorrectionSecret = other.CorrectionSecret }, "x@people.test"));
        for (var i = 0; i < EmailCorrection.MaxCorrections; i++)
        {
            Assert.Equal(CorrectEmailResult.Corrected, await CorrectAsync(host, booked, $"x{i}@people.test"));
        }

        Assert.Equal(CorrectEmailResult.TooOften, await CorrectAsync(host, booked, "x@people.test"));
        host.Clock.Advance(EmailCorrection.Window);
        Assert.Equal(CorrectEmailResult.TooLate, await CorrectAsync(host, other, "x@people.test"));
    }

    [Fact]
    public async Task CorrectEmail_ToSomebodyWhoHasAPlace_GivesTheSecondPlaceBack()
    {
        await using var host = await OpenAsync();
        await host.BookedAsync(Examples.Booking("ann"));
        var second = await host.BookedAsync(Examples.Booking("typo"));

        Assert.Equal(CorrectEmailResult.Corrected, await CorrectAsync(host, second, "ann@people.test"));

        Assert.Equal((1, 0, 1, 0), await host.PlacesAsync(Examples.RunKey));
        Assert.Single(await host.SentMailAsync(), mail => mail.Kind == "duplicate-delegate" && mail.To == "ann@people.test");
    }

    private static async Task<BookingsHost> OpenAsync()
    {
        var host = await BookingsHost.StartAsync();
        await host.PublishAsync(Examples.Run());
        return host;
    }

    private static Task<CorrectEmailResult> CorrectAsync(BookingsHost host, BookPlaceResult.Booked booked, string email) =>
        host.Get<EmailCorrection>().CorrectEmailAsync(booked.Reference, booked.CorrectionSecret, email);
}
