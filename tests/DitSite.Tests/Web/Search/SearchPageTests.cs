using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using DitSite.Tests.Content.Search;
using DitSite.Tests.Site;

namespace DitSite.Tests.Web.Search;

public sealed class SearchPageTests(SiteFactory site) : IClassFixture<SiteFactory>
{
    [Fact]
    public async Task Search_ForACourse_LinksToItFirstAndCounts()
    {
        using var browser = site.Browse();
        var page = await browser.GetPageAsync("/search?q=refresher");

        Assert.Equal("/courses/test-refresher", page.QuerySelector(".dit-hits a")!.GetAttribute("href"));
        Assert.Matches(@"^\d+ results?$", page.QuerySelector("main [role=status] strong")!.TextContent);
        Assert.Equal("refresher", page.QuerySelector("#search-text")!.GetAttribute("value"));
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
    }

    [Fact]
    public async Task Search_ForAMonth_PutsTheComingDateFirst()
    {
        using var browser = site.Browse();
        var links = (await browser.GetPageAsync("/search?q=june&show=dates")).QuerySelectorAll(".dit-hits a").Select(link => link.GetAttribute("href")).ToList();

        Assert.Equal("/courses/test-refresher/dates/2027-06-11", links[0]);
        Assert.Contains("/courses/test-refresher/dates/2026-06-12", links);
    }

    [Fact]
    public async Task Search_ForAFact_AnswersWithItAndItsPage()
    {
        using var browser = site.Browse();
        var answer = (await browser.GetPageAsync("/search?q=how+long+is+the+refresher")).QuerySelector(".dit-answer");

        Assert.Equal(1, answer?.QuerySelectorAll("dt").Length);
        Assert.NotEmpty(answer!.QuerySelector(".dit-answer__value")!.TextContent);
        Assert.Equal("/courses/test-refresher", answer.QuerySelector("a")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("/search?q=course&page=0")]
    [InlineData("/search?q=course&page=99")]
    [InlineData("/search?q=course&page=-1")]
    [InlineData("/search?q=course&page=two")]
    [InlineData("/search?page=2")]
    public async Task Search_OfAPageThatIsNotThere_IsNotFound(string address)
    {
        using var browser = site.Browse();
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetPageAsync(address)).StatusCode);
    }

    [Fact]
    public async Task Search_WithManyResults_LeadsThroughTheirPages()
    {
        using var browser = site.Browse();
        var first = await browser.GetPageAsync("/search?q=test");
        var next = first.QuerySelector("a[rel=next]")!.GetAttribute("href")!;
        var second = await browser.GetPageAsync(next);

        Assert.Equal(10, first.QuerySelectorAll(".dit-hits > li").Length);
        Assert.NotEmpty(second.QuerySelectorAll(".dit-hits > li"));
        Assert.Empty(Links(first).Intersect(Links(second)));
        Assert.Equal("/search?q=test", second.QuerySelector("a[rel=prev]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Search_WithoutWordsOrResults_SuggestsWhereToBegin()
    {
        using var browser = site.Browse();
        foreach (var address in new[] { "/search", "/search?q=", "/search?q=qqqqzzzz" })
        {
            var page = await browser.GetPageAsync(address);

            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            Assert.Empty(page.QuerySelectorAll(".dit-hits"));
            Assert.Contains(page.QuerySelectorAll("main ul a"), link => link.GetAttribute("href") == "/courses/test-course");
        }
    }

    [Fact]
    public async Task Search_OfMarkup_ShowsItAsText()
    {
        using var browser = site.Browse();
        var page = await browser.GetPageAsync("/search?q=" + Uri.EscapeDataString("<script>alert(1)</script>\"><img src=x> refresher"));

        Assert.Contains("<script>alert(1)</script>", page.QuerySelector("[role=status]")!.TextContent);
        Assert.Empty(page.QuerySelectorAll("main script, main img"));
    }

    [Fact]
    public async Task Search_Asked_SetsNoCookieAndLogsNoQuery()
    {
        using var client = site.CreateClient();
        using var page = await client.GetAsync("/search?q=harpsichord");
        using var suggestions = await client.GetAsync("/search/suggest?q=harpsichord");

        Assert.False(page.Headers.Contains("Set-Cookie"));
        Assert.False(suggestions.Headers.Contains("Set-Cookie"));
        Assert.Empty(site.Logs.Containing("harpsichord"));
    }

    [Fact]
    public async Task Suggest_ForTheBeginningOfAWord_AnswersWithTitlesAndAddresses()
    {
        using var client = site.CreateClient();
        using var answer = JsonDocument.Parse(await client.GetStringAsync("/search/suggest?q=refr"));
        var all = answer.RootElement.EnumerateArray().ToList();

        Assert.InRange(all.Count, 1, 8);
        Assert.Equal("Test refresher", all[0].GetProperty("title").GetString());
        Assert.Equal("/courses/test-refresher", all[0].GetProperty("url").GetString());
        Assert.Equal("[]", await client.GetStringAsync("/search/suggest"));
    }

    [Fact]
    public async Task EveryPage_HasTheSearchBoxAndOneFormForIt()
    {
        using var browser = site.Browse();
        foreach (var address in new[] { "/", "/courses/test-course", "/contact", "/nothing-here" })
        {
            var form = (await browser.GetPageAsync(address)).QuerySelector("header form[role=search]")!;

            Assert.Equal(("/search", "get"), (form.GetAttribute("action"), form.GetAttribute("method")));
            Assert.NotNull(form.QuerySelector("label[for=site-search]"));
        }
    }

    [Fact]
    public async Task Search_OfJunk_AnswersWithAPageWithoutForeignMarkup()
    {
        using var browser = site.Browse();
        foreach (var query in JunkQueries.Of(7, Scale.Of(60)))
        {
            // Halves of characters can't be written in an address; what a browser sends instead is.
            var sent = Uri.EscapeDataString(string.Concat(query.Take(1500).Select(c => char.IsSurrogate(c) ? '\ufffd' : c)));
            using var answer = await browser.Http.GetAsync($"/search?q={sent}");
            var page = await SiteClient.ReadAsync(answer);

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Empty(page.QuerySelectorAll("main script, main img, main [onmouseover]"));
            using var suggestions = await browser.Http.GetAsync($"/search/suggest?q={sent}");
            Assert.Equal(HttpStatusCode.OK, suggestions.StatusCode);
        }
    }

    private static IEnumerable<string?> Links(IDocument page) => page.QuerySelectorAll(".dit-hits a").Select(link => link.GetAttribute("href"));
}
