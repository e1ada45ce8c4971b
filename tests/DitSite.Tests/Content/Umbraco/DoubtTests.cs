using DitSite.Content.Documents;
using DitSite.Content.Umbraco;

namespace DitSite.Tests.Content.Umbraco;

public sealed class DoubtTests
{
    private static readonly DateTimeOffset Start = TestClock.Start;

    [Fact]
    public void Batch_WithTheSiteAndHalfOfTheItems_IsBelieved() => Assert.Null(new Doubt().About(Batch("site", 4), 10, Start));

    [Theory]
    [InlineData("site", 3, 10, "The CMS lists 4 of 10 items. ")]
    [InlineData("page", 9, 10, "The CMS lists 10 of 10 items, and not the site itself. ")]
    [InlineData(null, 0, null, "The CMS lists 0 items, and not the site itself. ")]
    public void Batch_ThatLooksWrong_IsBelievedOnlyWhenItIsTheSameAMinuteLater(string? first, int pages, int? lastGood, string sentence)
    {
        var doubt = new Doubt();

        Assert.StartsWith(sentence, doubt.About(Batch(first, pages), lastGood, Start));
        Assert.NotNull(doubt.About(Batch(first, pages), lastGood, Start.AddSeconds(59)));
        Assert.Null(doubt.About(Batch(first, pages), lastGood, Start.AddSeconds(60)));
    }

    [Fact]
    public void Batch_ThatIsWrongInAnotherWayAMinuteLater_WaitsAgain()
    {
        var doubt = new Doubt();
        doubt.About(Batch("site", 1), 10, Start);

        Assert.NotNull(doubt.About(Batch("site", 2), 10, Start.AddSeconds(60)));
        Assert.Null(doubt.About(Batch("site", 2), 10, Start.AddSeconds(120)));
    }

    [Fact]
    public void GoodBatch_InBetween_EndsTheDoubt()
    {
        var doubt = new Doubt();
        doubt.About(Batch("site", 1), 10, Start);
        doubt.About(Batch("site", 9), 10, Start.AddSeconds(30));

        Assert.NotNull(doubt.About(Batch("site", 1), 10, Start.AddSeconds(60)));
    }

    private static ContentBatch Batch(string? first, int pages) => new(
        [.. (first is null ? [] : new[] { first }).Concat(Enumerable.Repeat("page", pages)).Select((type, index) => new ContentDocument(new Guid(index + 1, 0, 0, new byte[8]), type, "", $"/{index}/", []))], []);
}
