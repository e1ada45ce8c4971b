using System.Text.RegularExpressions;
using DitSite.EndToEndTests.Browsing;
using DitSite.EndToEndTests.Crawl;
using Microsoft.Playwright;

namespace DitSite.EndToEndTests.Consent;

[Collection(ConsentCollection.Name)]
public sealed partial class RefusalTests(BrowserFixture browser, MeasuringSite sites)
{
    private const string Tag = "<script async src=\"https://www.googletagmanager.com/gtag/js?id=G-INJECTED1\"></script>";

    [Fact]
    public async Task C05_Refusal_ThenFortyPages_LeavesNothingAndIsNotAskedAgain() => Assert.Empty(await CrawlAfterRefusalAsync(browser, sites.Live, 40));

    [Fact]
    public async Task C05_Refusal_WithTheGateTakenAway_IsSeenNotToHold() => Assert.NotEmpty(await CrawlAfterRefusalAsync(browser, sites.WithoutGate, 2));

    /// <summary>What was stored, asked of others or asked of the visitor on so many pages after a refusal.</summary>
    internal static async Task<IReadOnlyList<string>> CrawlAfterRefusalAsync(BrowserFixture browser, LiveSite site, int pages)
    {
        await using var person = await Person.ArriveAsync(browser, site);
        await person.RejectAsync();
        var sitemap = await SiteCrawl.SitemapAsync(site);
        var addresses = Enumerable.Range(0, pages).Select(i => sitemap[i % sitemap.Count] + (i < sitemap.Count ? "" : $"?visit={i}")).ToList();
        var faults = new System.Collections.Concurrent.ConcurrentBag<string>();
        await Parallel.ForEachAsync(addresses.Chunk((pages + 3) / 4), async (share, _) =>
        {
            var tab = await person.Context.NewPageAsync();
            foreach (var address in share)
            {
                await tab.GotoAsync(address, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
                if (await tab.Locator(Person.Banner).CountAsync() > 0)
                {
                    faults.Add($"{address}: asked again");
                }
            }
        });
        return [.. faults, .. person.Elsewhere.Requests, .. (await person.StoredAsync()).Where(stored => stored != "cookie __Host-cookie-choice")];
    }

    [Fact]
    public async Task C06_InjectedTag_WithoutConsent_IsBlockedByThePolicy()
    {
        await using var person = await Person.ArriveAsync(browser, sites.Live);
        await InjectAsync(person, keepPolicy: true);

        await person.GoToAsync("/courses");
        await Task.Delay(500);

        Assert.Empty(person.Elsewhere.Requests);
        Assert.Contains(person.Console, line => line.Contains("Content Security Policy", StringComparison.Ordinal) && line.Contains("googletagmanager", StringComparison.Ordinal));
    }

    [Fact]
    public async Task C06_InjectedTag_WithThePolicyTakenAway_Loads()
    {
        await using var person = await Person.ArriveAsync(browser, sites.Live);
        await InjectAsync(person, keepPolicy: false);

        await person.GoToAsync("/courses");

        Assert.True(await person.Elsewhere.SeesAsync("googletagmanager"));
    }

    [Fact]
    public async Task C06_Measuring_BeginsWithTheNextPageAndReportsNothingButThePath()
    {
        await using var person = await Person.ArriveAsync(browser, sites.Live);
        await person.AcceptAsync("/courses?dates=all");
        await Task.Delay(500);
        Assert.Empty(person.Elsewhere.Requests);

        await person.GoToAsync("/courses?dates=all&q=secret");

        Assert.True(await person.Elsewhere.SeesAsync("/g/collect"));
        Assert.All(person.Elsewhere.Requests, url => Assert.DoesNotContain("secret", url));
        Assert.All(person.Elsewhere.Requests, url => Assert.Matches(Reached(), url));
        Assert.Equal(
            """{"ad_storage":"denied","ad_user_data":"denied","ad_personalization":"denied","analytics_storage":"granted"}""",
            await person.Page.EvaluateAsync<string>("window.consentOnStart"));
    }

    private static Task InjectAsync(Person person, bool keepPolicy) => person.Context.RouteAsync("**/courses", async route =>
    {
        // Only browsers know that every name below localhost is this machine.
        var answer = await route.FetchAsync(new() { Url = route.Request.Url.Replace("www.dit.localhost", "localhost", StringComparison.Ordinal) });
        var headers = answer.Headers.Where(header => keepPolicy || header.Key != "content-security-policy").ToDictionary(header => header.Key, header => header.Value);
        await route.FulfillAsync(new() { Response = answer, Headers = headers, Body = (await answer.TextAsync()).Replace("</head>", Tag + "</head>", StringComparison.Ordinal) });
    });

    [GeneratedRegex(@"^https://(www\.googletagmanager\.com/gtag/js|[a-z0-9.]+\.google-analytics\.com/)")]
    private static partial Regex Reached();
}
