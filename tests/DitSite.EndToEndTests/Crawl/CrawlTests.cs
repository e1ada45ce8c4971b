using DitSite.EndToEndTests.Browsing;
using DitSite.EndToEndTests.Tools;
using Xunit.Abstractions;

namespace DitSite.EndToEndTests.Crawl;

/// <summary>What holds on every public page. The controls for what axe, the checker and the visit see are in <see cref="VisitTests"/>.</summary>
[Collection(BrowserCollection.Name)]
public sealed class CrawlTests(BrowserFixture browser, ITestOutputHelper output)
{
    [Fact]
    public async Task EveryPage_At320And1280Pixels_HasNoAccessibilityViolation()
    {
        var reports = await SiteCrawl.ReportsAsync(browser);

        output.WriteLine($"{reports.Count} visits to {reports.DistinctBy(report => report.Address).Count()} pages");
        Assert.True(reports.Count >= 40, $"Only {reports.Count} visits: the sitemap must list the pages.");
        None(reports.SelectMany(report => report.Violations));
    }

    [Fact]
    public async Task EveryPage_OnANarrowScreen_ScrollsInOneDirectionOnly() =>
        None(await WhereAsync(report => report.Width == PageLook.Narrow && report.ScrollWidth > PageLook.Narrow, report => $"{report.ScrollWidth} px wide"));

    [Fact]
    public async Task EveryPage_Visited_StoresNothingOnTheDevice() =>
        None(await WhereAsync(report => report.Stored.Count > 0, report => string.Join(", ", report.Stored)));

    [Fact]
    public async Task EveryPage_Visited_AsksNoOtherSiteAndKeepsToItsContentSecurityPolicy() =>
        None(await WhereAsync(report => report.Problems.Count > 0, report => string.Join(", ", report.Problems)));

    [Fact]
    public async Task EveryPage_HasLanguageOneHeadingAndLandmarks()
    {
        None(await WhereAsync(report => report.Language != "en-GB", report => $"lang '{report.Language}'"));
        None(await WhereAsync(report => report.MainHeadings != 1, report => $"{report.MainHeadings} h1"));
        None(await WhereAsync(report => report.Landmarks.Count != 4, report => $"has only {string.Join(", ", report.Landmarks)}"));
    }

    [Fact]
    public async Task EveryPage_InTheSitemap_AnswersAndHasATitleOfItsOwn()
    {
        var listed = (await SiteCrawl.SitemapAsync(browser.Site)).ToHashSet();
        var pages = (await SiteCrawl.ReportsAsync(browser)).Where(report => listed.Contains(report.Address) && report.Width == PageLook.Wide).ToList();

        Assert.Equal(listed.Count, pages.Count);
        Assert.All(pages, page => Assert.Equal(200, page.Status));
        None(pages.GroupBy(page => page.Title).Where(same => same.Count() > 1).Select(same => $"{same.Key}: {string.Join(", ", same.Select(page => page.Address))}"));
    }

    [Fact]
    public async Task EveryState_NotInTheSitemap_IsTheOneThatIsMeant() =>
        None(await WhereAsync(report => SiteCrawl.NotInTheSitemap.TryGetValue(report.Address, out var status) && report.Status != status, report => $"answers {report.Status}"));

    [Fact]
    public async Task EveryPage_ReadByTheHtmlChecker_HasNoErrorAndNoWarning()
    {
        using var client = browser.Site.CreateClient();
        List<(string, string)> pages = [];
        foreach (var address in await SiteCrawl.AddressesAsync(browser.Site))
        {
            using var response = await client.GetAsync(address);
            pages.Add((address, await response.Content.ReadAsStringAsync()));
        }

        None(await NuChecker.CheckAsync(pages));
    }

    /// <summary>With every finding in the message: the first five of fifty help nobody.</summary>
    private static void None(IEnumerable<string> findings)
    {
        var all = findings.Distinct().ToList();
        Assert.True(all.Count == 0, string.Join('\n', all));
    }

    private async Task<IReadOnlyList<string>> WhereAsync(Func<PageReport, bool> wrong, Func<PageReport, string> says) =>
        [.. (await SiteCrawl.ReportsAsync(browser)).Where(wrong).Select(report => $"{report.Address} at {report.Width} px: {says(report)}")];
}
