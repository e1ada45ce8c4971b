namespace DitSite.Tests.Content;

public sealed class SmallContentTests
{
    // The control of every rule's test: what those tests start from has no error.
    [Fact]
    public void Good_AsItIs_HasNoErrorAndNothingPermitted()
    {
        var report = SmallContent.Good.Report();

        Assert.Equal(0, report.Errors);
        Assert.Empty(report.Permitted);
        Assert.NotNull(SmallContent.Good.Build().Snapshot);
    }
}
