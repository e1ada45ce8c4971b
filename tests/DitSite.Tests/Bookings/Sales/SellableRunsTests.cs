using DitSite.Bookings.Applications;
using DitSite.Bookings.Bookings;
using DitSite.Bookings.Sales;
using DitSite.Tests.Bookings.Applications;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Tests.Bookings.Sales;

public class SellableRunsTests
{
    [Fact]
    public async Task Publish_ACapacityBelowThePlacesTaken_IsRefusedWithTheCount()
    {
        await using var host = await BookingsHost.StartAsync();
        await host.PublishAsync(Examples.Run(capacity: 3));
        await host.BookedAsync(Examples.Booking("ann"));
        await host.BookedAsync(Examples.Booking("bea"));

        var refusal = Assert.Single(await host.PublishAsync(Examples.Run(capacity: 1)));

        Assert.Equal(new PublishRefusal.CapacityBelowTaken(1, 2) { RunKey = Examples.RunKey }, refusal);
        Assert.Equal(3, (await host.Get<SellableRuns>().FindAsync(Examples.RunKey))!.Capacity);
        Assert.Empty(await host.PublishAsync(Examples.Run(capacity: 2)));
    }

    [Fact]
    public async Task Publish_WithoutABookedRun_IsRefusedAndKeepsIt()
    {
        await using var host = await BookingsHost.StartAsync();
        await host.PublishAsync(Examples.Run());
        await host.BookedAsync(Examples.Booking());

        Assert.Equal(new PublishRefusal.NoLongerSold(1, 0) { RunKey = Examples.RunKey }, Assert.Single(await host.PublishAsync()));
        Assert.Equal(new PublishRefusal.NoLongerSold(1, 0) { RunKey = Examples.RunKey }, Assert.Single(await host.PublishAsync(Examples.Run() with { Capacity = null })));
        await host.BookedAsync(Examples.Booking("bea"));
    }

    [Fact]
    public async Task Publish_WithoutARunThatOnlyKeepsPlacesForApplicants_IsRefusedWithTheCount()
    {
        await using var host = await BookingsHost.StartAsync();
        var run = Examples.Run(capacity: 4) with { OpensAt = null, FundedPlaces = 1 };
        await host.PublishAsync(run);
        var funded = await Applicants.SubmittedAsync(host, "fay");
        var offered = await Applicants.OfferedAsync(host, "oli", Applicants.Answers("oli") with { Funding = new(false) });
        var refused = new PublishRefusal.NoLongerSold(0, 2) { RunKey = Examples.RunKey };

        Assert.Equal(refused, Assert.Single(await host.PublishAsync()));
        Assert.Equal(refused, Assert.Single(await host.PublishAsync(run with { Capacity = null })));
        Assert.Equal(refused, Assert.Single((await host.Get<SellableRuns>().ForecastAsync([])).Refusals));
        Assert.Equal(new PublishRefusal.CapacityBelowTaken(1, 2) { RunKey = Examples.RunKey }, Assert.Single(await host.PublishAsync(run with { Capacity = 1 })));
        Assert.Equal(new PublishRefusal.CapacityBelowTaken(1, 2) { RunKey = Examples.RunKey }, Assert.Single((await host.Get<SellableRuns>().ForecastAsync([run with { Capacity = 1 }])).Refusals));
        Assert.Empty(await host.PublishAsync(run with { Capacity = 2 }));

        // The control: nothing is kept any more, and the run goes.
        await host.Get<ApplicantSteps>().WithdrawAsync(funded);
        Assert.Equal(new PublishRefusal.NoLongerSold(0, 1) { RunKey = Examples.RunKey }, Assert.Single(await host.PublishAsync()));
        await host.Get<ApplicantSteps>().DeclineOfferAsync(offered);
        Assert.Empty(await host.PublishAsync());
    }

    [Fact]
    public async Task Publish_WithoutARunThatSomebodyIsJustBooking_TakesItOffSale()
    {
        await using var host = await BookingsHost.StartAsync();
        await host.PublishAsync(Examples.Run());
        await host.Get<DitSite.Bookings.Places.PlaceHolds>().HoldAsync(new(Examples.RunKey, "journey", "198.51.100.7"));
        Assert.Equal((1, 1, 0, 1), await host.PlacesAsync(Examples.RunKey));

        Assert.Empty(await host.PublishAsync());
    }

    [Fact]
    public async Task Publish_WithoutABookedRunThatIsOver_LetsItGo()
    {
        await using var host = await BookingsHost.StartAsync();
        await host.PublishAsync(Examples.Run());
        await host.BookedAsync(Examples.Booking());
        host.Clock.SetUtcNow(Examples.Facts.EndsAt);

        Assert.Empty(await host.PublishAsync());
    }

    [Fact]
    public async Task Publish_WithoutARunNobodyBooked_TakesItOffSale()
    {
        await using var host = await BookingsHost.StartAsync();
        await host.PublishAsync(Examples.Run());

        Assert.Empty(await host.PublishAsync());

        Assert.Null(host.Get<AvailabilityBoard>().For(Examples.RunKey));
        Assert.IsType<BookPlaceResult.RunClosed>(await host.BookAsync(Examples.Booking()));
        await host.PublishAsync(Examples.Run());
        await host.BookedAsync(Examples.Booking());
    }

    [Fact]
    public async Task Publish_AMoveOfABookedRun_OpensOneNoticeAndSendsNothing()
    {
        await using var host = await BookingsHost.StartAsync();
        await host.PublishAsync(Examples.Run());
        await host.BookedAsync(Examples.Booking());
        await host.SentMailAsync();
        var sent = host.Mail.Sent.Count;

        await host.PublishAsync(Moved("Room 1"));
        await host.PublishAsync(Moved("Room 2"));

        var notice = await host.ReadAsync(context => context.ChangeNotices.SingleAsync());
        Assert.Equal(("Online, live", "Room 2", ChangeNoticeState.Open), (notice.Before.PlaceText, notice.After.PlaceText, notice.State));
        Assert.Equal(sent, (await host.SentMailAsync()).Count);

        await host.PublishAsync(Moved("Online, live"));
        Assert.Equal(ChangeNoticeState.Withdrawn, await host.ReadAsync(context => context.ChangeNotices.Select(n => n.State).SingleAsync()));
    }

    [Fact]
    public async Task Publish_ANewTitleOrAMoveNobodyBooked_OpensNoNotice()
    {
        await using var host = await BookingsHost.StartAsync();
        await host.PublishAsync(Examples.Run());
        await host.PublishAsync(Moved("Room 1"));
        await host.BookedAsync(Examples.Booking());
        await host.PublishAsync(Moved("Room 1") with { Facts = Moved("Room 1").Facts with { CourseTitle = "A new title" } });

        Assert.Equal(0, await host.ReadAsync(context => context.ChangeNotices.CountAsync()));
    }

    private static SellableRun Moved(string place) => Examples.Run() with { Facts = Examples.Facts with { PlaceText = place } };
}
