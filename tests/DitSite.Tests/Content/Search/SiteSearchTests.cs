using DitSite.Content;
using DitSite.Content.Catalogue;
using DitSite.Content.Search;

namespace DitSite.Tests.Content.Search;

public sealed class SiteSearchTests(ShippedContent content) : IClassFixture<ShippedContent>
{
    [Fact]
    public void Search_AfterAPublish_FindsWhatIsNewAndNotWhatIsGone()
    {
        var published = new PublishedContent();
        published.Publish(content.Snapshot);
        using var search = new SiteSearch(published, new TestClock());
        Assert.Contains("/courses/dit-refresher", Links(search, "refresher"));

        published.Publish(content.Snapshot with { Version = "next", Courses = [.. content.Snapshot.Courses.Select(Renamed)] });

        Assert.Equal("/courses/dit-refresher", Links(search, "marmalade")[0]);
    }

    [Fact]
    public async Task Search_WhileManyPublish_AlwaysAnswers()
    {
        var published = new PublishedContent();
        published.Publish(content.Snapshot);
        using var search = new SiteSearch(published, new TestClock());
        var publishing = Task.Run(() =>
        {
            for (var i = 0; i < 20; i++)
            {
                published.Publish(content.Snapshot with { Version = $"{i}" });
            }
        });

        while (!publishing.IsCompleted)
        {
            Assert.NotEmpty(Links(search, "supervision"));
        }

        await publishing;
    }

    private static Course Renamed(Course course) => course.Slug == "dit-refresher" ? course with { Title = "Marmalade" } : course;

    private static List<string> Links(SiteSearch search, string query) => [.. search.Search(query, null, 0, 10).Hits.Select(hit => hit.Section.Link)];
}
