namespace DitSite.EndToEndTests.Postgres;

public sealed class NodesRunTests
{
    [Fact]
    public async Task Site_KilledBehindNginx_CostsNoPageAndNoBooking()
    {
        var result = await new NodesRun(Kills: 1, Restarts: 0, Rolls: 0) { Between = 20 }.RunAsync();

        Assert.Empty(result.Faults);
        Assert.True(result.Acknowledged > 0 && result.Read > 0, result.ToString());
        Assert.True(result.FaultsWhenTampered.Count >= 3, "A booking taken away, the run's count and a page without a site must be seen.");
    }
}
