namespace DitSite.Tests.Bookings.Funding;

public class FundedQueueTests
{
    private const int Parallel = 50;
    [Fact]
    public async Task Submissions_ManyAtOnceForFivePlaces_GiveThemToTheFirstFive()
    {
        var rounds = await new FundedRace(Parallel, Rounds: Scale.Of(3)).RunAsync();

        Assert.All(rounds, round => Assert.True(round.IsRight(Parallel), round.ToString()));
    }

    [Fact]
    public async Task Submissions_WithoutTheGuardInTheUpdate_GiveTooMany()
    {
        var control = new WithoutPoolGuard();

        var round = Assert.Single(await new FundedRace(Parallel, Rounds: 1, () => control).RunAsync());

        Assert.True(control.Removed > 0, "The control found no guard to remove: the update has changed.");
        Assert.False(round.IsRight(Parallel));
        Assert.Equal(Parallel, round.Held);
    }
}
