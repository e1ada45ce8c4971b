namespace DitSite.Tests.Content.Umbraco;

public sealed class FaultTests
{
    /// <summary>All at once, each with a CMS of its own: most of the time is waiting.</summary>
    [Fact]
    public async Task EveryFault_LeavesTheContent_IsSaidOnce_AndPasses()
    {
        var runs = await Task.WhenAll(Faults.All.Keys.Select(name => Task.Run(() => FaultRun.RunAsync(name, looks: 2))));

        Assert.True(runs.Length > 20);
        Assert.All(runs, run => Assert.True(run.IsRight, run.ToString() + string.Join(" | ", run.Warnings)));
    }
}
