using DitSite.Bookings.Bookings;
using DitSite.Bookings.Outbox;
using DitSite.Bookings.Sales;
using DitSite.Bookings.Storage;
using DitSite.Tests;
using DitSite.Tests.Bookings;
using DitSite.Tests.Bookings.Bookings;

namespace DitSite.EndToEndTests.Postgres;

/// <summary>Two sites on one database, in one program.</summary>
public sealed class NodesTests
{
    private const int Attempts = 200;
    private const int Places = 20;

    [Fact]
    public async Task TwoNodes_ManyPeopleForFewPlaces_SellExactlyThose()
    {
        for (var round = 0; round < Scale.Of(3); round++)
        {
            Assert.Equal(new(Places, Attempts - Places, Places, Places), await NodesRace.RunAsync(Attempts, Places));
        }
    }

    [Fact]
    public async Task TwoNodes_WithoutTheGuardInTheUpdate_Oversell()
    {
        var round = await NodesRace.RunAsync(Attempts, Places, () => new WithoutCapacityGuard());

        Assert.Equal((Attempts, Attempts), (round.Told, round.Rows));
    }

    [Fact]
    public async Task TwoNodes_OnePersonTwice_BooksOnce()
    {
        await using var nodes = await Nodes.StartAsync();
        await nodes.One.PublishAsync(Examples.Run());
        var booking = Examples.Booking();

        var answers = await Task.WhenAll(nodes.One.BookAsync(booking), nodes.Two.BookAsync(booking));

        Assert.Single(answers.Select(answer => Assert.IsType<BookPlaceResult.Booked>(answer).Reference).Distinct());
        Assert.Equal((1, 0, 1, 0), await nodes.Two.PlacesAsync(Examples.RunKey));
    }

    [Fact]
    public async Task TwoDispatchers_AtOnce_SendEachLetterOnce()
    {
        await using var nodes = await Nodes.StartAsync();
        await nodes.One.PublishAsync(Examples.Run(capacity: 60));
        for (var i = 0; i < 30; i++)
        {
            await nodes.One.BookedAsync(Examples.Booking($"person{i}"));
        }

        var sent = await Task.WhenAll(
            Task.Run(() => nodes.One.Get<OutboxDispatcher>().SendDueAsync()), Task.Run(() => nodes.Two.Get<OutboxDispatcher>().SendDueAsync()));

        Assert.Equal(60, nodes.Mail.Sent.Count);
        Assert.Equal(60, nodes.Mail.Sent.Select(message => message.MessageId).Distinct().Count());
        Assert.Equal(60, sent.Sum());
    }

    [Fact]
    public async Task Booking_OnOneNode_IsSeenOnTheOthersBoard()
    {
        await using var nodes = await Nodes.StartAsync();
        await nodes.One.PublishAsync(Examples.Run(capacity: 2));
        await nodes.Two.Get<NodeNews>().StartAsync(default);
        await SeenAsync(nodes.Two, 2);

        await nodes.One.BookedAsync(Examples.Booking("ann"));
        await SeenAsync(nodes.Two, 1);
        await nodes.One.BookedAsync(Examples.Booking("ben"));
        await SeenAsync(nodes.Two, 0);

        await nodes.Two.Get<NodeNews>().StopAsync(default);
    }

    [Fact]
    public async Task Content_PublishedOnOneNode_IsToldToTheOther()
    {
        await using var nodes = await Nodes.StartAsync();
        var heard = new TaskCompletionSource<string>();
        var news = nodes.Two.Get<NodeNews>();
        news.ContentPublished += version => heard.TrySetResult(version);
        await news.StartAsync(default);

        // Told again until the other listens, which begins in its own time.
        await Patience.UntilAsync(
            async () =>
            {
                await nodes.One.Get<NodeNews>().TellContentAsync("version 2");
                return heard.Task.IsCompleted;
            },
            isHeard => isHeard,
            10);

        Assert.Equal("version 2", await heard.Task);
        await news.StopAsync(default);
    }

    [Fact]
    public async Task Keys_MadeOnOneNode_AreReadOnTheOtherAndSealedInTheDatabase()
    {
        await using var nodes = await Nodes.StartAsync();

        nodes.One.Get<ProtectionKeys>().Add("key-1", "<key>secret</key>");

        Assert.Equal(["<key>secret</key>"], nodes.Two.Get<ProtectionKeys>().All());
        Assert.DoesNotContain("secret", await DatabaseText.OfAsync(nodes.One), StringComparison.Ordinal);
    }

    private static Task<int?> SeenAsync(BookingsHost node, int places) =>
        Patience.UntilAsync(() => Task.FromResult(node.Get<AvailabilityBoard>().For(Examples.RunKey)?.Free), left => left == places, 10);
}
