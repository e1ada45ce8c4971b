using DitSite.Content.Publishing;
using DitSite.Content.Rules;

namespace DitSite.Tests.Content;

public sealed class ShippedContentTests
{
    [Theory]
    [InlineData("content", false)]
    [InlineData("content", true)]
    [InlineData("tests/content", false)]
    public async Task Content_HasNoErrors(string folder, bool showSamples)
    {
        var batch = await ShippedContent.ReadAsync(Repository.PathOf(folder), showSamples);

        var built = SnapshotBuilder.Build(batch, lastGood: null, new DateOnly(2027, 2, 1));

        Assert.Empty(built.Findings.Where(finding => finding.Severity == Severity.Error));
    }
}
