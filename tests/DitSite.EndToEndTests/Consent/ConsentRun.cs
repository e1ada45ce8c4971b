using DitSite.EndToEndTests.Browsing;

namespace DitSite.EndToEndTests.Consent;

/// <summary>The checks of the cookie choice that depend on time and number, at full size.</summary>
public static class ConsentRun
{
    public static readonly TimeSpan ColdStay = TimeSpan.FromSeconds(10);
    public static readonly TimeSpan AfterWithdrawal = TimeSpan.FromSeconds(30);
    public const int PagesAfterRefusal = 200;

    /// <returns>What was walked, in a sentence; and every trace that should not be there.</returns>
    public static async Task<(string Figures, IReadOnlyList<string> Faults)> RunAsync()
    {
        var (browser, sites) = (new BrowserFixture(), new MeasuringSite());
        await browser.InitializeAsync();
        await sites.InitializeAsync();
        try
        {
            var addresses = await ColdVisits.AddressesAsync(sites.Live);
            var cold = await ColdVisits.WalkAsync(browser, sites.Live, ColdStay);
            var refused = await RefusalTests.CrawlAfterRefusalAsync(browser, sites.Live, PagesAfterRefusal);
            var withdrawn = await WithdrawAsync(browser, sites.Live);
            var undeclared = StoredItems.Faults(RegistryTests.NoticeOf(sites.Live), await StoredItems.InAllStatesAsync(browser, sites.Live, everywhere: true));
            return ($"{addresses.Count} cold visits of {ColdStay.TotalSeconds:0} s, {PagesAfterRefusal} pages after a refusal, {AfterWithdrawal.TotalSeconds:0} s after a withdrawal, what is stored on every page in five states", [.. cold, .. refused, .. withdrawn, .. undeclared]);
        }
        finally
        {
            await browser.DisposeAsync();
            await sites.DisposeAsync();
        }
    }

    /// <summary>Withdraws while analytics runs in another tab, and looks again half a minute later.</summary>
    private static async Task<IReadOnlyList<string>> WithdrawAsync(BrowserFixture browser, LiveSite site)
    {
        await using var person = await Person.ArriveAsync(browser, site);
        await person.AcceptAsync();
        var running = await person.Context.NewPageAsync();
        await running.GotoAsync("/courses");
        if (!await person.Elsewhere.SeesAsync("/g/collect"))
        {
            return ["analytics did not run, so that its end shows nothing"];
        }

        await person.WithdrawAsync();
        var stopped = Environment.TickCount64 + 1000;
        await Task.Delay(AfterWithdrawal);
        return [.. person.Elsewhere.Since(stopped), .. await person.AnalyticsCookiesAsync()];
    }
}
