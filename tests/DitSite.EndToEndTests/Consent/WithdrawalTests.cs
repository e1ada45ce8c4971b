using DitSite.EndToEndTests.Browsing;
using DitSite.Tests.Web.Consent;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace DitSite.EndToEndTests.Consent;

[Collection(ConsentCollection.Name)]
public sealed class WithdrawalTests(BrowserFixture browser, MeasuringSite sites)
{
    private static readonly string[] Names = ["_ga", "_ga_ABC123", "_gid", "_gat_x"];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task C07_Withdrawal_DeletesWhateverAnalyticsLeftAnywhere(bool scripts)
    {
        await using var person = await Person.ArriveAsync(browser, sites.Live, scripts);
        await person.AcceptAsync();
        await PlantAsync(person, "/", "/cookies");
        Assert.Equal(Names.Length * 3 * 2, (await person.Context.CookiesAsync()).Count(cookie => Names.Contains(cookie.Name)));

        await person.GoToAsync("/courses");
        await person.WithdrawAsync();

        Assert.Empty(await person.AnalyticsCookiesAsync());
        await person.Page.ReloadAsync();
        await Task.Delay(2000);
        Assert.Empty(await person.AnalyticsCookiesAsync());
        Assert.Contains("somebody-else", (await person.Context.CookiesAsync()).Select(cookie => cookie.Name));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task C07_CookiesOfAnotherFolder_GoWithTheNextPageThere(bool scripts)
    {
        await using var person = await Person.ArriveAsync(browser, sites.Live, scripts);
        await person.AcceptAsync();
        await PlantAsync(person, "/courses", "/courses/test-refresher");

        await person.GoToAsync("/");
        await person.WithdrawAsync();
        await person.GoToAsync("/courses/test-refresher");

        // Those that came with Google Analytics itself need no choice to be deleted; the older names go with one.
        Assert.Empty(await person.AnalyticsCookiesAsync());
    }

    [Fact]
    public async Task C07_Withdrawal_WithScripts_OutlivesAnAnalyticsScriptThatIsRunning()
    {
        await using var person = await Person.ArriveAsync(browser, sites.Live);
        await person.AcceptAsync();
        await person.GoToAsync("/courses");
        Assert.True(await person.Elsewhere.SeesAsync("/g/collect"));
        Assert.Equal(["_ga", "_ga_TEST12345"], await person.AnalyticsCookiesAsync());

        await person.WithdrawAsync();
        await Task.Delay(1500);
        Assert.Empty(await person.AnalyticsCookiesAsync());
    }

    [Theory]
    [InlineData("/* a browser as it comes */")]
    [InlineData("delete window.BroadcastChannel")]
    public async Task C08_Withdrawal_InOneTab_StopsTheOthersWithinASecond(string without)
    {
        await using var person = await Person.ArriveAsync(browser, sites.Live);
        await person.Context.AddInitScriptAsync(without);
        await person.AcceptAsync();
        var (running, settings) = (await person.Context.NewPageAsync(), await person.Context.NewPageAsync());
        await settings.GotoAsync("/cookies");
        await running.GotoAsync("/courses");
        await running.EvaluateAsync("window.stayed = true");
        Assert.True(await person.Elsewhere.SeesAsync("/g/collect"));

        await person.GoToAsync("/");
        await person.WithdrawAsync();
        var withdrawn = Environment.TickCount64;
        await Task.Delay(1000);
        Assert.Empty(await person.AnalyticsCookiesAsync());
        await Task.Delay(1500);

        Assert.Empty(person.Elsewhere.Since(withdrawn + 1000));
        Assert.Empty(await person.AnalyticsCookiesAsync());
        Assert.True(await running.EvaluateAsync<bool>("window.stayed === true"));
        await Expect(settings.Locator("[data-cookie-standing]")).ToContainTextAsync("rejected");
        Assert.Equal(["cookie __Host-cookie-choice"], await person.StoredAsync());
    }

    [Fact]
    public async Task C08_Tabs_ThatCantHearEachOther_GoOnMeasuring()
    {
        await using var person = await Person.ArriveAsync(browser, sites.Live);
        await person.Context.AddInitScriptAsync("delete window.BroadcastChannel; Object.defineProperty(window, 'localStorage', { get() { throw new Error('no storage'); } });");
        await person.AcceptAsync();
        var running = await person.Context.NewPageAsync();
        await running.GotoAsync("/courses");

        await person.WithdrawAsync();
        await Task.Delay(1000);

        Assert.True(await person.Elsewhere.SeesAsync("/g/collect", Environment.TickCount64));
    }

    [Fact]
    public async Task C10_Version_RaisedWhileThePersonWasAway_TakesTheCookiesAwayAndAsksAgain()
    {
        using var content = EditedNotice.Copy();
        await using var site = MeasuringSite.Measuring(_ => { }, content.Folder);
        site.StartServer();
        await using var person = await Person.ArriveAsync(browser, site);
        await person.AcceptAsync();
        await person.GoToAsync("/courses");
        Assert.True(await person.Elsewhere.SeesAsync("/g/collect"));
        await person.GoToAsync("/cookies");

        content.Edit(notice => notice.Replace("provider: Google Analytics", "provider: Google Analytics 4"));
        for (var tries = 0; tries < 100 && !await AsksAsync(person); tries++)
        {
            await Task.Delay(100);
        }

        var from = Environment.TickCount64;
        await Task.Delay(700);
        Assert.True(await person.Page.IsVisibleAsync(Person.Banner));
        Assert.Empty(await person.AnalyticsCookiesAsync());
        Assert.Empty(person.Elsewhere.Since(from));
    }

    private static async Task<bool> AsksAsync(Person person)
    {
        await person.GoToAsync("/courses");
        return await person.Page.Locator(Person.Banner).CountAsync() > 0;
    }

    /// <summary>Each name on the host alone, on the host and what is below it, and on the parent domain; and one cookie that is none of ours.</summary>
    private async Task PlantAsync(Person person, params string[] paths)
    {
        var host = new Uri(sites.Live.Address).Host;
        var cookies =
            from name in Names
            from path in paths
            from domain in new[] { host, "." + host, host[host.IndexOf('.', StringComparison.Ordinal)..] }
            select new Cookie { Name = name, Value = "planted", Domain = domain, Path = path, Expires = DateTimeOffset.UtcNow.AddDays(30).ToUnixTimeSeconds() };
        await person.Context.AddCookiesAsync([.. cookies, new Cookie { Name = "somebody-else", Value = "1", Domain = host, Path = "/" }]);
    }
}
