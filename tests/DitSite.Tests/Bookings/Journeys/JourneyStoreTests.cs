using DitSite.Bookings.Journeys;

namespace DitSite.Tests.Bookings.Journeys;

public class JourneyStoreTests
{
    [Fact]
    public async Task Save_ThenLoad_GivesTheAnswersForTwentyHours()
    {
        await using var host = await BookingsHost.StartAsync();
        var (store, id) = (host.Get<JourneyStore>(), JourneyStore.NewId());
        await store.SaveAsync(id, new Answers("Ann"));
        host.Clock.Advance(TimeSpan.FromHours(19));
        await store.SaveAsync(id, new Answers("Bea"));

        Assert.Equal(new Answers("Bea"), await store.LoadAsync<Answers>(id));
        host.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Null(await store.LoadAsync<Answers>(id));
        await store.SaveAsync(id, new Answers("Cat"));
        Assert.Equal(new Answers("Cat"), await store.LoadAsync<Answers>(id));
    }

    [Fact]
    public async Task Load_OfAnotherId_FindsNothing()
    {
        await using var host = await BookingsHost.StartAsync();
        await host.Get<JourneyStore>().SaveAsync(JourneyStore.NewId(), new Answers("Ann"));

        Assert.Null(await host.Get<JourneyStore>().LoadAsync<Answers>(JourneyStore.NewId()));
    }

    [Fact]
    public async Task Delete_AtTheEnd_LeavesNothing()
    {
        await using var host = await BookingsHost.StartAsync();
        var (store, id) = (host.Get<JourneyStore>(), JourneyStore.NewId());
        await store.SaveAsync(id, new Answers("Ann"));

        await store.DeleteAsync(id);

        Assert.Null(await store.LoadAsync<Answers>(id));
    }

    [Fact]
    public async Task Answers_InTheDatabase_CannotBeReadWithoutTheId()
    {
        await using var host = await BookingsHost.StartAsync();
        var id = JourneyStore.NewId();
        await host.Get<JourneyStore>().SaveAsync(id, new Answers("Xylophone"));

        var database = await DatabaseText.OfAsync(host);

        Assert.DoesNotContain("Xylophone", database, StringComparison.Ordinal);
        Assert.DoesNotContain(id, database, StringComparison.Ordinal);
    }

    private sealed record Answers(string Name);
}
