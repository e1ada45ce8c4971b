using DitSite.Bookings;
using DitSite.Bookings.Bookings;
using DitSite.Bookings.Money;
using DitSite.Bookings.Policies;
using DitSite.Bookings.Sales;
using DitSite.Tests.Bookings.Money;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Tests.Bookings.Policies;

public class BookingChangesTests
{
    private static readonly Guid OtherRun = Guid.Parse("0b7c2f34-58a1-4d4a-9a40-5a1e6b9d0002");

    private static readonly PolicyRow[] Policy =
        [new(ChangeKind.Cancel, 10, true, 10), new(ChangeKind.Cancel, 0, false, 100), new(ChangeKind.Transfer, 14, false, 20), new(ChangeKind.Substitute, 1, true, 0)];

    [Fact]
    public async Task Cancel_UnderThePolicy_KeepsItsShareAndCreditsTheRestOfTheInvoice()
    {
        await using var host = await StartAsync();
        var reference = await BookAsync(host);
        await host.IssueAsync(reference);
        await host.Get<Invoicing>().RecordPaymentAsync(reference, Guid.NewGuid(), 137.31m, new(2027, 2, 1), null, "Sam");

        Assert.IsType<ChangeResult.Done>(await host.Get<BookingChanges>().CancelAsync(reference, Order(13.73m)));

        var account = await host.AccountAsync(reference);
        Assert.Equal((BookingState.Cancelled, 13.73m, 123.58m, -123.58m), (account.Booking.State, account.Owed, account.Credited, account.Outstanding));
        Assert.Equal((0, 0, 0, 0), await host.PlacesAsync(Examples.RunKey));
        var letter = Assert.Single(await host.SentMailAsync(), mail => mail.Kind == "booking-cancelled");
        Assert.Contains("£13.73 of £137.31 stays owed", letter.Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancel_AtAnotherChargeThanWasShown_ChangesNothing()
    {
        await using var host = await StartAsync();
        var reference = await BookAsync(host);

        Assert.IsType<ChangeResult.ChargeChanged>(await host.Get<BookingChanges>().CancelAsync(reference, Order(0m)));

        Assert.Equal((1, 0, 1, 0), await host.PlacesAsync(Examples.RunKey));
    }

    [Fact]
    public async Task Cancel_SentTwentyTimes_IsDoneOnce()
    {
        await using var host = await StartAsync();
        var reference = await BookAsync(host);
        var order = Order(13.73m);

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => host.Get<BookingChanges>().CancelAsync(reference, order))));

        Assert.All(results, result => Assert.IsType<ChangeResult.Done>(result));
        Assert.Equal(1, await host.ReadAsync(context => context.BookingChanges.CountAsync()));
        Assert.Single(await host.SentMailAsync(), mail => mail.Kind == "booking-cancelled");
    }

    [Fact]
    public async Task Cancel_WithoutAPolicy_WaitsForStaffWhoDecideWithAReason()
    {
        await using var host = await StartAsync(policy: []);
        var reference = await BookAsync(host);
        await host.IssueAsync(reference);

        await host.Get<BookingChanges>().CancelAsync(reference, Order(null));
        Assert.Equal((null, 137.31m), ((await host.AccountAsync(reference)).Owed, (await host.AccountAsync(reference)).Claimed));
        Assert.Equal(MoneyNeed.Decide, Assert.Single(await host.Get<MoneyDesk>().TasksAsync()).Need);

        Assert.IsType<ChangeResult.TooLate>(await host.Get<BookingChanges>().DecideAsync(reference, Guid.NewGuid(), 137.32m, "Too much", "Sam"));
        Assert.IsType<ChangeResult.Done>(await host.Get<BookingChanges>().DecideAsync(reference, Guid.NewGuid(), 20m, "Told us in good time", "Sam"));
        var account = await host.AccountAsync(reference);
        Assert.Equal((20m, 20m), (account.Owed, account.Claimed));
        Assert.Single(await host.SentMailAsync(), mail => mail.Kind == "charge-decided");
    }

    [Fact]
    public async Task Transfer_TakesThePlaceThereBeforeGivingThisOneBack()
    {
        await using var host = await StartAsync();
        var booked = Examples.Booking() with { Delegate = new("Bea", "bea@people.test"), AccessNeeds = "A ramp" };
        var reference = (await host.BookedAsync(booked)).Reference;

        Assert.IsType<ChangeResult.Done>(await host.Get<BookingChanges>().TransferAsync(reference, OtherRun, Order(27.46m)));

        Assert.Equal((0, 0, 0, 0), await host.PlacesAsync(Examples.RunKey));
        Assert.Equal((1, 0, 1, 0), await host.PlacesAsync(OtherRun));
        var account = await host.AccountAsync(reference);
        Assert.Equal((137.31m + 27.46m, "Friday 23 April 2027"), (account.Owed, account.Booking.Present.DatesText));
        Assert.Equal(account.Booking.RunEndsAt + AccessNeeds.KeptAfterRun, await host.ReadAsync(context => context.AccessNeeds.Select(row => row.DeleteAt).SingleAsync()));
        var mail = await host.SentMailAsync();
        Assert.Contains("Friday 23 April 2027", Assert.Single(mail, letter => letter.Kind == "delegate-moved").Text, StringComparison.Ordinal);
        Assert.Contains("£27.46 is charged", Assert.Single(mail, letter => letter.Kind == "booking-moved").Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Transfer_ToAFullRun_LeavesEverythingAsItWas()
    {
        await using var host = await StartAsync(otherPlaces: 1);
        var reference = await BookAsync(host);
        await host.BookedAsync(Examples.Booking("other", OtherRun));

        Assert.IsType<ChangeResult.NoPlace>(await host.Get<BookingChanges>().TransferAsync(reference, OtherRun, Order(27.46m)));

        Assert.Equal((1, 0, 1, 0), await host.PlacesAsync(Examples.RunKey));
        Assert.Equal((1, 0, 1, 0), await host.PlacesAsync(OtherRun));
    }

    [Fact]
    public async Task Transfer_OfTenToTheLastPlace_MovesOne()
    {
        await using var host = await StartAsync(otherPlaces: 1);
        var references = new List<BookingReference>();
        for (var i = 0; i < 10; i++)
        {
            references.Add(await BookAsync(host, $"person{i}"));
        }

        var results = await Task.WhenAll(references.Select(reference => Task.Run(() => host.Get<BookingChanges>().TransferAsync(reference, OtherRun, Order(27.46m)))));

        Assert.Single(results, result => result is ChangeResult.Done);
        Assert.Equal((9, 0, 9, 0), await host.PlacesAsync(Examples.RunKey));
        Assert.Equal((1, 0, 1, 0), await host.PlacesAsync(OtherRun));
    }

    [Fact]
    public async Task Transfer_WithLessNoticeThanThePolicyAsks_IsForStaffWhoSayWhatItCosts()
    {
        await using var host = await StartAsync();
        var reference = await BookAsync(host);
        host.Clock.SetUtcNow(new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero));

        Assert.IsType<ChangeResult.AskStaff>(await host.Get<BookingChanges>().TransferAsync(reference, OtherRun, Order(null)));
        Assert.IsType<ChangeResult.Done>(await host.Get<BookingChanges>().TransferAsync(reference, OtherRun, Order(null) with { Staff = "Sam", ChargeByHand = 0, Reason = "Illness" }));
        Assert.Equal(137.31m, (await host.AccountAsync(reference)).Owed);
    }

    [Fact]
    public async Task Substitute_WhoHasNotCompletedTheCourseOrHasAPlace_IsRefused()
    {
        await using var host = await StartAsync();
        var reference = await BookAsync(host);
        await BookAsync(host, "bea");
        var changes = host.Get<BookingChanges>();

        Assert.IsType<ChangeResult.NotEligible>(await changes.SubstituteAsync(reference, Somebody("cat") with { TrainingCompleted = null }, Order(0)));
        Assert.IsType<ChangeResult.NotEligible>(await changes.SubstituteAsync(reference, Somebody("cat") with { TrainingCompleted = new(2027, 3, 1) }, Order(0)));
        Assert.IsType<ChangeResult.NotEligible>(await changes.SubstituteAsync(reference, Somebody("cat") with { SystemRequirementsConfirmed = false }, Order(0)));
        Assert.IsType<ChangeResult.HasPlace>(await changes.SubstituteAsync(reference, Somebody("bea"), Order(0)));
        Assert.Equal("ann", (await host.Get<BookingFinder>().FindAsync(reference))!.Delegate.Name);
    }

    [Fact]
    public async Task Substitute_WhoQualifies_HasThePlaceAndEverybodyIsToldOnce()
    {
        await using var host = await StartAsync();
        var reference = (await host.BookedAsync(Examples.Booking() with { Delegate = new("Bea", "bea@people.test"), AccessNeeds = "A ramp" })).Reference;
        var before = (await host.SentMailAsync()).Count;

        Assert.IsType<ChangeResult.Done>(await host.Get<BookingChanges>().SubstituteAsync(reference, Somebody("cat"), Order(0)));

        var view = (await host.Get<BookingFinder>().FindAsync(reference))!;
        Assert.Equal(new Person("cat", "cat@people.test"), view.Delegate);
        Assert.Equal(0, await host.ReadAsync(context => context.AccessNeeds.CountAsync()));
        Assert.Equal((1, 0, 1, 0), await host.PlacesAsync(Examples.RunKey));
        var mail = (await host.SentMailAsync()).Skip(before).Select(letter => (letter.Kind, letter.To)).Order().ToList();
        Assert.Equal(
            [("booking-handed-over", "ann@people.test"), ("delegate-handed-over", "cat@people.test"), ("delegate-replaced", "bea@people.test"), ("staff-handed-over", "bookings@provider.test")], mail);
    }

    [Fact]
    public async Task Policy_OfABooking_IsTheOneItWasSoldUnder()
    {
        await using var host = await StartAsync();
        var reference = await BookAsync(host);
        await host.PublishAsync(Run(Examples.RunKey, Examples.Facts, [new(ChangeKind.Cancel, 0, false, 90)]), Other(10));

        Assert.Equal(13.73m, (await host.Get<BookingChanges>().QuoteAsync(reference, ChangeKind.Cancel))!.Charge);
    }

    private static ChangeOrder Order(decimal? shown) => new() { Key = Guid.NewGuid(), ChargeShown = shown };

    private static Substitute Somebody(string name) => new(new(name, $"{name}@people.test"), new(2024, 5, 1), true, null, null);

    private static async Task<BookingReference> BookAsync(BookingsHost host, string name = "ann") => (await host.BookedAsync(Examples.Booking(name))).Reference;

    private static async Task<BookingsHost> StartAsync(PolicyRow[]? policy = null, int otherPlaces = 10)
    {
        var host = await MoneyExamples.StartAsync();
        await host.PublishAsync(Run(Examples.RunKey, Examples.Facts, policy ?? Policy), Other(otherPlaces));
        return host;
    }

    private static SellableRun Other(int places) => Run(
        OtherRun,
        Examples.Facts with { DatesText = "Friday 23 April 2027", Starts = new(2027, 4, 23), Ends = new(2027, 4, 23), EndsAt = new(2027, 4, 23, 16, 0, 0, TimeSpan.Zero) },
        Policy) with { Capacity = places, ClosesAt = new(2027, 4, 22, 23, 0, 0, TimeSpan.Zero) };

    private static SellableRun Run(Guid key, SoldFacts facts, PolicyRow[] policy) =>
        Examples.Run() with { RunKey = key, Facts = facts with { Policy = policy, Course = "refresher", Prerequisite = "DIT course", AsksRequirements = true } };
}
