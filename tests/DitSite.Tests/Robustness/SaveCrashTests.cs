using DitSite.Tests.Content;
using Xunit.Abstractions;

namespace DitSite.Tests.Robustness;

public sealed class SaveCrashTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Kill_WhileAnItemIsSavedAndPublished_LeavesEveryFileWholeAndLosesNoAcknowledgedSave()
    {
        var result = await SaveCrash.RunAsync(Scale.Of(3), seed: 11);

        output.WriteLine(result.ToString());
        Assert.Empty(result.Faults);
        Assert.True(result.Saves >= result.Kills, $"Only {result.Saves} saves: the kills hit nothing.");
    }

    [Fact]
    public void Check_OfAFileCutOffAndASaveThatIsLost_FindsBoth()
    {
        using var folder = new TemporaryFolder();
        SmallContent.Good.Replace(SmallContent.Page, "title: Ropes", "title: Ropes 4").Words("Words of 4.").Write(folder.Path);

        Assert.Equal(["the published file is torn", "save 5 was told to be done, and 4 is published"], SaveCrash.FaultsIn(folder.Path, 5));
    }
}
