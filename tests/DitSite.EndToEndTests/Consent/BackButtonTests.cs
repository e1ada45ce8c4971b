using DitSite.EndToEndTests.Browsing;
using DitSite.EndToEndTests.Tools;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace DitSite.EndToEndTests.Consent;

/// <summary>Pages that the browser kept whole in memory, which the driver's usual settings forbid: a browser of its own.</summary>
[Collection(ConsentCollection.Name)]
public sealed class BackButtonTests(MeasuringSite sites) : IAsyncLifetime
{
    private IBrowser? browser;

    public async Task InitializeAsync()
    {
        browser = await BrowserFixture.LaunchAsync(new()
        {
            ExecutablePath = await Chromium.FindOrInstallWholeAsync(Machine.Real),
            Args = BrowserFixture.Arguments,
            IgnoreDefaultArgs = ["--disable-back-forward-cache"],
        });
    }

    /// <summary>The browser throws a page in memory away when another tells it of a choice; where it can't be told, the page asks when it comes back.</summary>
    [Theory]
    [InlineData("/* a browser as it comes */", false)]
    [InlineData("delete window.BroadcastChannel", true)]
    public async Task C09_Back_AfterAccepting_ShowsNoStaleBanner(string without, bool fromMemory)
    {
        await using var person = await ArriveAsync(without);
        await person.GoToAsync("/courses");
        await person.GoToAsync("/courses/test-refresher");
        await person.Page.ClickAsync(Person.AcceptButton);
        await Expect(person.Page.Locator(Person.Confirmation)).ToBeVisibleAsync();

        await GoBackAsync(person);

        await Expect(person.Page.Locator(Person.Banner)).ToBeHiddenAsync();
        Assert.Equal(fromMemory, await person.Page.EvaluateAsync<bool>("window.fromMemory === true"));
        if (!fromMemory)
        {
            Assert.Contains("broadcastchannel-message", await person.Page.EvaluateAsync<string>("JSON.stringify(performance.getEntriesByType('navigation')[0].notRestoredReasons)"));
        }
    }

    [Theory]
    [InlineData("/* a browser as it comes */")]
    [InlineData("delete window.BroadcastChannel")]
    public async Task C09_Back_AfterWithdrawing_DoesNotBringAnalyticsBack(string without)
    {
        await using var person = await ArriveAsync(without);
        await person.AcceptAsync();
        await person.GoToAsync("/courses");
        Assert.True(await person.Elsewhere.SeesAsync("/g/collect"));

        await person.WithdrawAsync();
        await GoBackAsync(person);
        await Task.Delay(500);
        var from = Environment.TickCount64;
        await Task.Delay(1500);

        Assert.Empty(person.Elsewhere.Since(from));
        Assert.Empty(await person.AnalyticsCookiesAsync());
    }

    public async Task DisposeAsync() => await browser!.DisposeAsync();

    /// <summary>A page that comes from memory is not loaded, so nobody can wait for its loading.</summary>
    private static async Task GoBackAsync(Person person)
    {
        await person.Page.EvaluateAsync("setTimeout(() => history.back())");
        await Expect(person.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/courses$"));
    }

    private async Task<Person> ArriveAsync(string without)
    {
        var person = await Person.ArriveAsync(browser!.NewContextAsync, sites.Live);
        await person.Context.AddInitScriptAsync(without);
        await person.Context.AddInitScriptAsync("addEventListener('pageshow', (event) => { window.fromMemory = event.persisted; })");
        return person;
    }
}
