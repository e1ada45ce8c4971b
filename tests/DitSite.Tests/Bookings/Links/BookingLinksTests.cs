using DitSite.Bookings;
using DitSite.Bookings.Links;

namespace DitSite.Tests.Bookings.Links;

public class BookingLinksTests
{
    [Fact]
    public async Task Look_ManyTimes_UsesNothingUp()
    {
        await using var host = await BookingsHost.StartAsync();
        var (reference, token) = await BookedAsync(host);
        var links = host.Get<BookingLinks>();

        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(new LinkState.Live(reference), await links.LookAsync(reference, token));
        }

        Assert.NotNull(await links.OpenAsync(reference, token));
        Assert.NotNull(await links.OpenAsync(reference, token));
    }

    [Fact]
    public async Task Open_WithTheTokenOfAnotherBooking_OpensNothing()
    {
        await using var host = await BookingsHost.StartAsync();
        var (ann, tokenOfAnn) = await BookedAsync(host);
        var (bea, _) = await BookedAsync(host, "bea");
        var links = host.Get<BookingLinks>();

        Assert.IsType<LinkState.Unknown>(await links.LookAsync(bea, tokenOfAnn));
        Assert.Null(await links.OpenAsync(bea, tokenOfAnn));
        Assert.Null(await links.OpenAsync(ann, tokenOfAnn + "x"));
        Assert.Null(await links.OpenAsync(ann, ""));
    }

    [Fact]
    public async Task Session_AfterTwoHoursOrClosed_IsOver()
    {
        await using var host = await BookingsHost.StartAsync();
        var (reference, token) = await BookedAsync(host);
        var links = host.Get<BookingLinks>();
        var session = (await links.OpenAsync(reference, token))!;
        var other = (await links.OpenAsync(reference, token))!;

        Assert.Equal(reference, await links.SessionAsync(session.Token));
        Assert.Null(await links.SessionAsync(token));
        await links.CloseSessionAsync(session.Token);
        Assert.Null(await links.SessionAsync(session.Token));
        host.Clock.Advance(BookingLinks.SessionLength - TimeSpan.FromSeconds(1));
        Assert.Equal(reference, await links.SessionAsync(other.Token));
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await links.SessionAsync(other.Token));
    }

    [Fact]
    public async Task Link_ThirtyDaysAfterTheRun_ExpiresAndANewOneGoesToTheSameAddress()
    {
        await using var host = await BookingsHost.StartAsync();
        var (reference, token) = await BookedAsync(host);
        var links = host.Get<BookingLinks>();
        host.Clock.SetUtcNow(Examples.Facts.EndsAt + BookingLinks.AfterRun - TimeSpan.FromSeconds(1));
        Assert.IsType<LinkState.Live>(await links.LookAsync(reference, token));
        host.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.IsType<LinkState.Expired>(await links.LookAsync(reference, token));
        Assert.Null(await links.OpenAsync(reference, token));
        await links.RequestNewLinkAsync(reference, token);
        await links.RequestNewLinkAsync(reference, token);
        await links.RequestNewLinkAsync(reference, "unknown");

        var letter = Assert.Single(await host.SentMailAsync(), mail => mail.Kind == "new-link");
        Assert.Equal("ann@people.test", letter.To);
        Assert.NotNull(await links.OpenAsync(reference, LetterLink.TokenIn(letter)));
    }

    [Fact]
    public async Task Token_BeforeAndAfterItsLetterIsSent_IsNotInTheDatabase()
    {
        await using var host = await BookingsHost.StartAsync();
        await host.PublishAsync(Examples.Run());
        await host.BookedAsync(Examples.Booking());
        var waiting = await DatabaseText.OfAsync(host);

        var token = LetterLink.TokenIn(Assert.Single(await host.SentMailAsync(), mail => mail.Kind == "booking-confirmation"));

        Assert.Equal(43, token.Length);
        Assert.DoesNotContain(token, waiting, StringComparison.Ordinal);
        Assert.DoesNotContain(token, await DatabaseText.OfAsync(host), StringComparison.Ordinal);
        Assert.Contains(IssuedLink.Hash(token), waiting, StringComparison.Ordinal);
    }

    private static async Task<(BookingReference Reference, string Token)> BookedAsync(BookingsHost host, string name = "ann")
    {
        await host.PublishAsync(Examples.Run());
        var booked = await host.BookedAsync(Examples.Booking(name));
        var letter = Assert.Single(await host.SentMailAsync(), mail => mail.Kind == "booking-confirmation" && mail.To == $"{name}@people.test");
        return (booked.Reference, LetterLink.TokenIn(letter));
    }
}
