using Xunit.Abstractions;

namespace DitSite.Tests.Robustness;

public sealed class BadInputTests(ITestOutputHelper output)
{
    [Fact]
    public async Task BadInput_ToEveryEndpointAndField_IsNeverOurFault()
    {
        var result = await BadInputRun.RunAsync(Scale.Of(300), seed: 11);

        output.WriteLine(result.ToString());
        Assert.True(result.Faults.Count == 0, string.Join('\n', result.Faults));
        Assert.Empty(result.FieldsMissed);
        Assert.Equal(result.Endpoints, result.EndpointsHit);
        Assert.True(result.ShareBound >= 0.6, result.ToString());
    }
}
