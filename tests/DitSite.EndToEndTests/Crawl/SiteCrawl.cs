using System.Collections.Concurrent;
using System.Xml.Linq;
using DitSite.EndToEndTests.Browsing;
using DitSite.Tests.Site;

namespace DitSite.EndToEndTests.Crawl;

/// <summary>Every public page as the sitemap lists them, and the states that no sitemap lists; walked once for all tests.</summary>
internal static class SiteCrawl
{
    /// <summary>Pages with nothing to send, each with its status: what they answer depends on the address alone.</summary>
    public static readonly IReadOnlyDictionary<string, int> NotInTheSitemap = new Dictionary<string, int>
    {
        ["/courses?mode=online"] = 200,
        ["/courses?dates=all"] = 200,
        ["/search?q=refresher"] = 200,
        ["/search?q=qqqqq"] = 200,
        ["/nothing-here"] = 404,
        ["/courses/nothing-here"] = 404,
        ["/courses/test-refresher/dates/2026-06-12/book"] = 409,
        ["/courses/test-refresher/dates/2027-09-10"] = 410,
        [$"/courses?{BreakOnPurpose.Query}"] = 500,
    };

    private static readonly ConcurrentDictionary<BrowserFixture, Lazy<Task<IReadOnlyList<PageReport>>>> Done = new();

    /// <summary>Paths from the sitemap.</summary>
    public static async Task<IReadOnlyList<string>> SitemapAsync(SiteFactory site)
    {
        using var client = site.CreateClient();
        using var response = await client.GetAsync("/sitemap.xml");
        Assert.True(response.IsSuccessStatusCode, $"/sitemap.xml answers {response.StatusCode}: {string.Join('\n', site.Logs.Containing("Exception").TakeLast(1))}");
        var sitemap = XDocument.Parse(await response.Content.ReadAsStringAsync());
        return [.. sitemap.Descendants().Where(element => element.Name.LocalName == "loc").Select(element => new Uri(element.Value).PathAndQuery)];
    }

    public static async Task<IReadOnlyList<string>> AddressesAsync(SiteFactory site) => [.. await SitemapAsync(site), .. NotInTheSitemap.Keys];

    /// <summary>A report of each page at 320 and at 1280 pixels.</summary>
    public static Task<IReadOnlyList<PageReport>> ReportsAsync(BrowserFixture browser) =>
        Done.GetOrAdd(browser, fixture => new(() => WalkAsync(fixture))).Value;

    private static async Task<IReadOnlyList<PageReport>> WalkAsync(BrowserFixture browser)
    {
        // One person at each width, for all pages: what one page stored would still be there on the next.
        var addresses = await AddressesAsync(browser.Site);
        var walks = await Task.WhenAll(WalkAsync(browser, addresses, PageLook.Narrow), WalkAsync(browser, addresses, PageLook.Wide));
        return [.. walks.SelectMany(walk => walk)];
    }

    private static async Task<IReadOnlyList<PageReport>> WalkAsync(BrowserFixture browser, IReadOnlyList<string> addresses, int width)
    {
        await using var visit = await browser.VisitAsync(new(width));
        List<PageReport> reports = [];
        foreach (var address in addresses)
        {
            reports.Add(await ReportAsync(visit, address, width));
        }

        return reports;
    }

    private static async Task<PageReport> ReportAsync(Visit visit, string address, int width)
    {
        var answer = await visit.GoToAsync(address);
        return new()
        {
            Address = address,
            Width = width,
            Status = answer.Status,
            Title = await visit.Page.TitleAsync(),
            Language = await visit.Page.EvaluateAsync<string>("document.documentElement.lang"),
            MainHeadings = await visit.Page.Locator("h1").CountAsync(),
            Landmarks = await visit.Page.EvaluateAsync<string[]>("['header', 'main', 'footer', 'a.govuk-skip-link'].filter(name => document.querySelectorAll(`body ${name}`).length === 1)"),
            ScrollWidth = await visit.ScrollWidthAsync(),
            Violations = await visit.AccessibilityViolationsAsync(PageLook.AllInFull ? null : KnownColours.OfThisRun),
            Stored = await visit.StoredAsync(),
            Problems = visit.TakeProblems(),
        };
    }
}
