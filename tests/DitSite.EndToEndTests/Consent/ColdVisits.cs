using System.Collections.Concurrent;
using DitSite.EndToEndTests.Browsing;
using DitSite.EndToEndTests.Crawl;

namespace DitSite.EndToEndTests.Consent;

/// <summary>Visits by people who were never here and choose nothing.</summary>
internal static class ColdVisits
{
    /// <summary>Every page of the sitemap, and pages that no sitemap lists.</summary>
    public static async Task<IReadOnlyList<string>> AddressesAsync(LiveSite site) =>
        [.. await SiteCrawl.SitemapAsync(site), "/nothing-here", "/search?q=refresher", $"/courses?{BreakOnPurpose.Query}"];

    /// <summary>What each visit left on the device or asked of others; or that the visitor was not asked at all, which would make the rest worthless.</summary>
    public static async Task<IReadOnlyList<string>> WalkAsync(BrowserFixture browser, LiveSite site, TimeSpan stay)
    {
        var faults = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(await AddressesAsync(site), new ParallelOptions { MaxDegreeOfParallelism = 6 }, async (address, _) =>
        {
            await using var person = await Person.ArriveAsync(browser, site);
            await person.GoToAsync(address);
            if (!await person.Page.IsVisibleAsync(Person.Banner))
            {
                faults.Add($"{address}: the visitor was not asked");
            }

            await person.Page.Mouse.WheelAsync(0, 4000);
            await person.Page.Mouse.ClickAsync(3, 500);
            await person.Page.Keyboard.PressAsync("Escape");
            await Task.Delay(stay, CancellationToken.None);
            foreach (var trace in (await person.StoredAsync()).Concat(person.Elsewhere.Requests))
            {
                faults.Add($"{address}: {trace}");
            }
        });
        return [.. faults.Order(StringComparer.Ordinal)];
    }
}
