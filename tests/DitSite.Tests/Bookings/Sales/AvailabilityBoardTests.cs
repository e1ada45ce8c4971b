using DitSite.Bookings;
using DitSite.Bookings.Bookings;
using DitSite.Bookings.Places;
using DitSite.Bookings.Sales;

namespace DitSite.Tests.Bookings.Sales;

public class AvailabilityBoardTests
{
    [Fact]
    public async Task Board_AsPlacesGo_SaysOpenThenFewThenFullAndBack()
    {
        await using var host = await BookingsHost.StartAsync();
        await host.PublishAsync(Examples.Run(capacity: 5));
        var board = host.Get<AvailabilityBoard>();
        var versions = new List<long> { board.Version };
        var seen = new List<(Availability, int)> { Seen(board) };

        BookingReference last = default;
        for (var i = 0; i < 5; i++)
        {
            last = (await host.BookedAsync(Examples.Booking($"person{i}"))).Reference;
            seen.Add(Seen(board));
            versions.Add(board.Version);
        }

        await host.Get<BookingCancellation>().CancelAsync(last);
        seen.Add(Seen(board));
        versions.Add(board.Version);

        Assert.Equal(
            [(Availability.Open, 5), (Availability.Open, 4), (Availability.FewLeft, 3), (Availability.FewLeft, 2), (Availability.FewLeft, 1), (Availability.Full, 0), (Availability.FewLeft, 1)],
            seen);
        Assert.Equal(versions.Distinct().Order(), versions);
    }

    [Fact]
    public async Task Board_OnALargeRun_SaysFewAtAFifth()
    {
        await using var host = await BookingsHost.StartAsync();
        await host.PublishAsync(Examples.Run(capacity: 20));
        for (var i = 0; i < 15; i++)
        {
            await host.BookedAsync(Examples.Booking($"person{i}"));
        }

        Assert.Equal((Availability.Open, 5), Seen(host.Get<AvailabilityBoard>()));
        await host.BookedAsync(Examples.Booking("another"));
        Assert.Equal((Availability.FewLeft, 4), Seen(host.Get<AvailabilityBoard>()));
    }

    [Fact]
    public async Task Board_AsTheClockPassesOpeningAndClosing_FollowsWithANewVersion()
    {
        await using var host = await BookingsHost.StartAsync();
        await host.PublishAsync(Examples.Run(capacity: 5) with { OpensAt = BookingsHost.Now.AddMinutes(1), ClosesAt = BookingsHost.Now.AddMinutes(2) });
        var board = host.Get<AvailabilityBoard>();
        var (before, closed) = (board.Version, Seen(board));
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        var (open, opened) = (board.Version, Seen(board));
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        var (after, over) = (board.Version, Seen(board));

        Assert.True(before < open && open < after);
        Assert.Equal((Availability.Closed, Availability.Open, Availability.Closed), (closed.State, opened.State, over.State));
    }

    [Fact]
    public async Task Board_WithAHold_CountsItAsTakenUntilItIsSwept()
    {
        await using var host = await BookingsHost.StartAsync();
        await host.PublishAsync(Examples.Run(capacity: 1));
        var board = host.Get<AvailabilityBoard>();

        await host.Get<PlaceHolds>().HoldAsync(new(Examples.RunKey, "one", "192.0.2.1"));
        Assert.Equal(Availability.Full, Seen(board).State);
        host.Clock.Advance(PlaceHolds.Duration);
        await host.Get<PlaceHolds>().SweepAsync();

        Assert.Equal(Availability.FewLeft, Seen(board).State);
    }

    [Fact]
    public async Task Board_AfterARestart_KnowsWhatIsTaken()
    {
        using var folder = new TemporaryFolder();
        await using (var host = await BookingsHost.StartAsync(folder: folder))
        {
            await host.PublishAsync(Examples.Run(capacity: 1));
            await host.BookedAsync(Examples.Booking());
        }

        await using var again = await BookingsHost.StartAsync(folder: folder);

        Assert.Equal((Availability.Full, 0), Seen(again.Get<AvailabilityBoard>()));
    }

    [Fact]
    public async Task Board_WhenTheSameIsPublishedAgain_KeepsItsVersion()
    {
        await using var host = await BookingsHost.StartAsync();
        await host.PublishAsync(Examples.Run());
        var version = host.Get<AvailabilityBoard>().Version;

        await host.PublishAsync(Examples.Run());

        Assert.Equal(version, host.Get<AvailabilityBoard>().Version);
    }

    private static (Availability State, int Free) Seen(AvailabilityBoard board)
    {
        var availability = board.For(Examples.RunKey)!;
        return (availability.State, availability.Free);
    }
}
