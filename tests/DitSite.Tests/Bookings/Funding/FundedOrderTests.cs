namespace DitSite.Tests.Bookings.Funding;

public sealed class FundedOrderTests
{
    private const int Seed = 2027;

    [Fact]
    public async Task Order_OfEqualApplicants_DoesNotDependOnRefereesWithinTheHold() => Assert.Empty(await FundedSimulation.RunAsync(Scale.Of(25), Seed));

    [Fact]
    public async Task Order_WhenTheHoldIsShorterThanTheRule_IsSeenToBeWrong() => Assert.NotEmpty(await FundedSimulation.RunAsync(Scale.Of(15), Seed, hold: 1));
}
