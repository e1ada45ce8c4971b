using Xunit.Abstractions;

namespace DitSite.Tests.Robustness;

public sealed class CrashTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Kill_WhilePeopleBook_LosesNothingThatWasAcknowledged()
    {
        var result = await CrashRun.RunAsync(Scale.Of(5), seed: 7);

        output.WriteLine(result.ToString());
        Assert.True(result.Faults.Count == 0, string.Join('\n', result.Faults));
        string[] expected = ["the database has nothing", "has no letter about it", "a letter is cut off", "runs that count other than their bookings"];
        Assert.All(expected, fault => Assert.Contains(result.FaultsWhenTampered, found => found.Contains(fault, StringComparison.Ordinal)));
        Assert.True(result.Acknowledged > result.Kills, $"Only {result.Acknowledged} bookings: the kills hit nothing.");
    }
}
