using DitSite.Bookings.Policies;
using DitSite.Bookings.Sales;
using DitSite.Bookings.Storage;

namespace DitSite.Tests.Bookings.Storage;

/// <summary>What a start reads of the runs without EF Core is what EF Core wrote.</summary>
public sealed class StoredRunsTests
{
    /// <summary>With something in every list, and letters that JSON escapes: the two write it in ways of their own.</summary>
    private static readonly SellableRun Run = Examples.Run() with
    {
        Facts = Examples.Facts with
        {
            Policy = [new(ChangeKind.Transfer, 10, true, 25)],
            RolePlayFees = ["full"],
            FollowingDates = [new("refresher", "Refresher – “later”", new(2027, 9, 12), null), new("start", "Start <now>", new(2028, 3, 12), "Then & there")],
            OrganisersText = "Ann & Bea’s",
            InvoiceWorkingDays = 5,
        },
    };

    private static readonly SellableRun Unopened = Examples.Run(capacity: 4) with { RunKey = Guid.NewGuid(), OpensAt = null };

    public static TheoryData<string, SellableRun[]> Others => new()
    {
        { "a run more", [Run, Unopened, Examples.Run() with { RunKey = Guid.NewGuid() }] },
        { "a run less", [Run] },
        { "a run not sold any more", [Run, Unopened with { Capacity = null }] },
        { "another capacity", [Run with { Capacity = 11 }, Unopened] },
        { "another price", [Run with { Prices = [Run.Prices[0], Run.Prices[1] with { Amount = 23.51m }] }, Unopened] },
        { "another place", [Run with { Facts = Run.Facts with { PlaceText = "London" } }, Unopened] },
        { "opened", [Run, Unopened with { OpensAt = Run.OpensAt }] },
        { "closing a day later", [Run with { ClosesAt = Run.ClosesAt.AddDays(1) }, Unopened] },
    };

    [Fact]
    public async Task Are_JustAsOffered_AlsoWithPlacesTakenAndARunWithdrawn()
    {
        await using var host = await BookingsHost.StartAsync();
        await host.PublishAsync(Run, Unopened, Run with { RunKey = Guid.NewGuid() });
        await host.PublishAsync(Run, Unopened);
        await host.BookedAsync(Examples.Booking());

        Assert.True(await host.Get<StoredRuns>().AreAsync([Unopened, Run, Run with { RunKey = Guid.NewGuid(), Capacity = null }]));
    }

    [Theory]
    [MemberData(nameof(Others))]
    public async Task Are_AnythingElseOffered_IsSeen(string what, SellableRun[] offered)
    {
        await using var host = await BookingsHost.StartAsync();
        await host.PublishAsync(Run, Unopened);

        Assert.False(await host.Get<StoredRuns>().AreAsync(offered), what);
    }

    [Fact]
    public async Task Start_AfterARestart_KnowsHowFullEachRunIs()
    {
        using var folder = new TemporaryFolder();
        await using (var before = await BookingsHost.StartAsync(folder: folder))
        {
            await before.PublishAsync(Examples.Run(capacity: 2), Unopened);
            await before.BookedAsync(Examples.Booking());
        }

        await using var after = await BookingsHost.StartAsync(folder: folder);

        var expected = new RunAvailability(Examples.RunKey, Availability.FewLeft, 1, Run.OpensAt, Run.ClosesAt);
        Assert.Equal(expected, after.Get<AvailabilityBoard>().For(Examples.RunKey));
        Assert.Equal(Availability.Closed, after.Get<AvailabilityBoard>().For(Unopened.RunKey)!.State);
    }
}
