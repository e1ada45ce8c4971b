using System.Text.RegularExpressions;
using DitSite.Bookings;
using DitSite.Bookings.Bookings;
using DitSite.Bookings.Letters;
using DitSite.Bookings.Outbox;
using DitSite.Bookings.Places;
using DitSite.Bookings.Sales;
using DitSite.Bookings.Waiting;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Tests.Bookings.Waiting;

public partial class WaitingListTests : IAsyncLifetime
{
    /// <summary>Five in the afternoon two working days before Friday 12 March 2027; booking closes at midnight between.</summary>
    private static readonly DateTimeOffset CutOff = new(2027, 3, 10, 17, 0, 0, TimeSpan.Zero);

    private BookingsHost host = null!;
    private BookingReference first;

    public async Task InitializeAsync()
    {
        host = await BookingsHost.StartAsync();
        await host.PublishAsync(Examples.Run(capacity: 1));
        first = (await host.BookedAsync(Examples.Booking("first"))).Reference;
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Asking_PutsNobodyInTheLine_TheLinkDoes()
    {
        await List.AskAsync(new(Examples.RunKey, "Ann", "ann@people.test"));
        var token = await TokenOfAsync("ann@people.test");

        Assert.Equal(WaitingState.Asked, (await List.FindAsync(token))!.State);
        await CancelFirstAsync();
        Assert.Empty(await OffersAsync());

        Assert.True(await List.ConfirmAsync(token));
        Assert.Equal("ann@people.test", Assert.Single(await OffersAsync()).To);
    }

    /// <summary>Published together with a thousand runs: each is followed, and the place that came free is offered. More than a statement takes values are published by the proof of growth.</summary>
    [Fact]
    public async Task FreePlace_AmongAThousandRunsPublishedAtOnce_IsOffered()
    {
        await JoinAsync("ann");
        var others = Enumerable.Range(0, 1_000).Select(_ => Examples.Run() with { RunKey = Guid.NewGuid() }).ToList();

        await host.PublishAsync([.. others, Examples.Run(capacity: 2)]);

        Assert.Equal(["ann@people.test"], (await OffersAsync()).Select(mail => mail.To));
        Assert.All(others, run => Assert.Equal(10, host.Get<AvailabilityBoard>().For(run.RunKey)?.Free));
        Assert.Equal(0, host.Get<AvailabilityBoard>().For(Examples.RunKey)!.Free);
    }

    [Fact]
    public async Task FreePlaces_GoToWhoConfirmedFirst_OneAfterTheOther()
    {
        await JoinAsync("ann");
        await JoinAsync("bea");
        await JoinAsync("cy");

        await CancelFirstAsync();
        Assert.Equal(["ann@people.test"], (await OffersAsync()).Select(mail => mail.To));
        Assert.Equal((1, 1, 0, 0), await host.PlacesAsync(Examples.RunKey));

        Assert.True(await List.LeaveAsync(await TokenOfAsync("ann@people.test")));
        Assert.Equal(["ann@people.test", "bea@people.test"], (await OffersAsync()).Select(mail => mail.To));

        await host.PublishAsync(Examples.Run(capacity: 2));
        Assert.Equal(["ann@people.test", "bea@people.test", "cy@people.test"], (await OffersAsync()).Select(mail => mail.To));
        Assert.Equal((2, 2, 0, 0), await host.PlacesAsync(Examples.RunKey));
    }

    [Fact]
    public async Task FreePlace_IsNeverThePublics_WhileSomebodyWaits()
    {
        await JoinAsync("ann");
        await CancelFirstAsync();

        Assert.IsType<BookPlaceResult.RunFull>(await host.BookAsync(Examples.Booking("passer-by")));
    }

    [Fact]
    public async Task Offer_IsBookedWithTheKeptPlace()
    {
        var token = await OfferedAsync("ann");

        Assert.True(await List.TakeUpAsync(token, "journey-of-ann"));
        var hold = Assert.IsType<HoldResult.Held>(await host.Get<PlaceHolds>().FindAsync("journey-of-ann"));
        await host.BookedAsync(Examples.Booking("ann") with { HoldId = hold.HoldId });

        Assert.Equal(WaitingState.Accepted, (await List.FindAsync(token))!.State);
        Assert.Equal((1, 0, 1, 0), await host.PlacesAsync(Examples.RunKey));
        Assert.False(await List.TakeUpAsync(token, "again"));
    }

    [Fact]
    public async Task Offer_TakenUpInTwoBrowsers_KeepsOnePlace()
    {
        var token = await OfferedAsync("ann");

        Assert.True(await List.TakeUpAsync(token, "at-home"));
        Assert.True(await List.TakeUpAsync(token, "at-work"));

        Assert.IsType<HoldResult.NotHeld>(await host.Get<PlaceHolds>().FindAsync("at-home"));
        Assert.IsType<HoldResult.Held>(await host.Get<PlaceHolds>().FindAsync("at-work"));
        Assert.Equal((1, 1, 0, 1), await host.PlacesAsync(Examples.RunKey));
    }

    [Fact]
    public async Task Journey_GivenUp_LeavesTheOfferItsPlace()
    {
        var token = await OfferedAsync("ann");
        await JoinAsync("bea");
        await List.TakeUpAsync(token, "journey");

        await host.Get<PlaceHolds>().ReleaseAsync("journey");

        Assert.Single(await OffersAsync());
        Assert.True(await List.TakeUpAsync(token, "another"));
        Assert.Equal((1, 1, 0, 1), await host.PlacesAsync(Examples.RunKey));
    }

    [Fact]
    public async Task Extension_NeverShortensAnOffer()
    {
        var token = await OfferedAsync("ann");
        await List.TakeUpAsync(token, "journey");

        var extended = Assert.IsType<HoldResult.Held>(await host.Get<PlaceHolds>().ExtendAsync("journey"));

        Assert.Equal((await List.FindAsync(token))!.OfferEndsAt, extended.ExpiresAt);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Offer_NotTakenInTime_GoesToTheNext_Once(bool takenUp)
    {
        var token = await OfferedAsync("ann");
        await JoinAsync("bea");
        if (takenUp)
        {
            await List.TakeUpAsync(token, "journey");
        }

        // Made on a Monday: until the end of Wednesday, London's.
        Assert.Equal(new DateTimeOffset(2027, 2, 4, 0, 0, 0, TimeSpan.Zero), (await List.FindAsync(token))!.OfferEndsAt);
        host.Clock.SetUtcNow(new(2027, 2, 4, 0, 0, 0, TimeSpan.Zero));
        await host.Get<PlaceHolds>().SweepAsync();
        await host.Get<WaitingSweep>().EndOffersAsync();
        await host.Get<WaitingSweep>().EndOffersAsync();

        Assert.Equal(WaitingState.Expired, (await List.FindAsync(token))!.State);
        Assert.Equal(["ann@people.test", "bea@people.test"], (await OffersAsync()).Select(mail => mail.To));
        Assert.Equal((1, 1, 0, 0), await host.PlacesAsync(Examples.RunKey));
        Assert.False(await List.TakeUpAsync(token, "late"));
    }

    [Fact]
    public async Task WhoLeftOrDeclined_GetsNoOtherOffer()
    {
        var ann = await JoinAsync("ann");
        Assert.True(await List.LeaveAsync(ann));
        var bea = await JoinAsync("bea");
        await CancelFirstAsync();
        Assert.True(await List.LeaveAsync(bea));
        Assert.False(await List.ConfirmAsync(ann));
        Assert.False(await List.ConfirmAsync(bea));

        await host.PublishAsync(Examples.Run(capacity: 3));

        Assert.Equal(["bea@people.test"], (await OffersAsync()).Select(mail => mail.To));
    }

    [Fact]
    public async Task Nothing_IsOfferedAfterTheCutOff_AndPeopleAreToldThatTheListIsClosed()
    {
        var token = await JoinAsync("ann");
        host.Clock.SetUtcNow(CutOff.AddHours(-3));
        await CancelFirstAsync();
        Assert.Empty(await OffersAsync());

        host.Clock.SetUtcNow(CutOff);
        await host.Get<WaitingSweep>().RunAsync();
        Assert.Equal(WaitingState.Closed, (await List.FindAsync(token))!.State);
        Assert.Single(await host.SentMailAsync(), mail => mail.Kind == "waiting-closed");
        await host.BookedAsync(Examples.Booking("passer-by"));
    }

    /// <summary>The control: four hours before the cut-off there is an offer, and it ends with it.</summary>
    [Fact]
    public async Task Offer_MadeBeforeTheCutOff_EndsWithIt()
    {
        var token = await JoinAsync("ann");
        host.Clock.SetUtcNow(CutOff.AddHours(-4));
        await CancelFirstAsync();

        Assert.Equal(CutOff, (await List.FindAsync(token))!.OfferEndsAt);
    }

    [Fact]
    public async Task OneAddress_StandsInTheLineOnce_AndCanNotBeFlooded()
    {
        await JoinAsync("ann");
        for (var request = 0; request < 5; request++)
        {
            host.Clock.Advance(TimeSpan.FromMinutes(1));
            await List.AskAsync(new(Examples.RunKey, "Ann", "ANN@people.test"));
        }

        Assert.Equal(1, await host.ReadAsync(context => context.WaitingEntries.CountAsync()));
        Assert.Equal(3, (await host.SentMailAsync()).Count(mail => mail.Kind == "waiting-link"));
    }

    [Fact]
    public async Task Entries_AreDeleted_AsThePrivacyPageSays()
    {
        await List.AskAsync(new(Examples.RunKey, "Never Confirmed", "never@people.test"));
        await JoinAsync("ann");
        host.Clock.Advance(TimeSpan.FromDays(7));
        await host.Get<WaitingSweep>().RunAsync();
        Assert.Equal(["ann@people.test"], await host.ReadAsync(context => context.WaitingEntries.Select(entry => entry.Email).ToListAsync()));

        host.Clock.SetUtcNow(Examples.Facts.EndsAt.AddDays(-1));
        await host.Get<WaitingSweep>().RunAsync();
        host.Clock.SetUtcNow(Examples.Facts.EndsAt.AddDays(30));
        await host.Get<WaitingSweep>().RunAsync();
        Assert.Equal(0, await host.ReadAsync(context => context.WaitingEntries.CountAsync()));
    }

    private WaitingList List => host.Get<WaitingList>();

    private Task CancelFirstAsync() => host.Get<BookingCancellation>().CancelAsync(first);

    private async Task<string> OfferedAsync(string name)
    {
        var token = await JoinAsync(name);
        await CancelFirstAsync();
        Assert.Equal(WaitingState.Offered, (await List.FindAsync(token))!.State);
        return token;
    }

    private async Task<string> JoinAsync(string name)
    {
        await List.AskAsync(new(Examples.RunKey, name, $"{name}@people.test"));
        var token = await TokenOfAsync($"{name}@people.test");
        Assert.True(await List.ConfirmAsync(token));
        return token;
    }

    private async Task<string> TokenOfAsync(string email) => Token().Match((await host.SentMailAsync()).Last(mail => mail.To == email && Token().IsMatch(mail.Text)).Text).Groups[1].Value;

    private async Task<IReadOnlyList<OutgoingMail>> OffersAsync() => [.. (await host.SentMailAsync()).Where(mail => mail.Kind == WaitingLetters.OfferKind)];

    [GeneratedRegex(@"/waiting-list\?token=(\S+)")]
    private static partial Regex Token();
}
