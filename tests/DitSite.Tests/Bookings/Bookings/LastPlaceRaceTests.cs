namespace DitSite.Tests.Bookings.Bookings;

public class LastPlaceRaceTests
{
    private const int Parallel = 50;

    [Fact]
    public async Task BookPlace_ManyAtOnceForOnePlace_BooksExactlyOne()
    {
        var rounds = await new LastPlaceRace(Parallel, Rounds: 5).RunAsync();

        Assert.All(rounds, round => Assert.True(round.IsRight(Parallel), round.ToString()));
    }

    [Fact]
    public async Task BookPlace_WithoutTheGuardInTheUpdate_Oversells()
    {
        var control = new WithoutCapacityGuard();

        var round = Assert.Single(await new LastPlaceRace(Parallel, Rounds: 1, () => control).RunAsync());

        Assert.True(control.Removed > 0, "The control found no guard to remove: the update has changed.");
        Assert.False(round.IsRight(Parallel));
        Assert.Equal(Parallel, round.Rows);
    }
}
