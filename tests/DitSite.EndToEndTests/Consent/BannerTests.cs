using DitSite.EndToEndTests.Browsing;
using Microsoft.Playwright;

namespace DitSite.EndToEndTests.Consent;

[Collection(ConsentCollection.Name)]
public sealed class BannerTests(BrowserFixture browser, MeasuringSite sites)
{
    private const string Watch = """
        window.shifts = []; window.biggest = null;
        new PerformanceObserver((list) => list.getEntries().forEach((entry) => {
          // What the banner pushes is what stands below it: the header moves, or the banner itself does.
          if (entry.sources.some((source) => source.node?.closest?.(".dit-header, [data-cookie-banner]") && source.previousRect.top !== source.currentRect.top)) { window.shifts.push(entry.value); }
        })).observe({ type: "layout-shift", buffered: true });
        new PerformanceObserver((list) => list.getEntries().forEach((entry) => { window.biggest = entry.element; })).observe({ type: "largest-contentful-paint", buffered: true });
        """;

    [Theory]
    [InlineData(320, false)]
    [InlineData(320, true)]
    [InlineData(1280, false)]
    [InlineData(1280, true)]
    public async Task C20_Banner_AndItsConfirmation_HaveNoAccessibilityViolation(int width, bool forcedColours)
    {
        await using var visit = await browser.VisitAsync(new(width, ForcedColours: forcedColours), sites.Live);
        await visit.GoToAsync("/courses");
        Assert.True(await visit.Page.IsVisibleAsync(Person.Banner));
        await HasNoViolationAsync(visit);

        await visit.Page.ClickAsync(Person.RejectButton);
        await Assertions.Expect(visit.Page.Locator(Person.Confirmation)).ToBeVisibleAsync();
        await HasNoViolationAsync(visit);

        await visit.GoToAsync("/cookies");
        await HasNoViolationAsync(visit);
        Assert.InRange(await visit.ScrollWidthAsync(), 1, width);
    }

    [Fact]
    public async Task C20_Banner_IsALabelledRegionInTheFlowRightAfterTheSkipLink()
    {
        await using var person = await Person.ArriveAsync(browser, sites.Live, width: 320);
        await person.GoToAsync("/");

        await Assertions.Expect(person.Page.GetByRole(AriaRole.Region, new() { Name = "Cookies" })).ToBeVisibleAsync();
        Assert.Equal("static", await person.Page.EvaluateAsync<string>("getComputedStyle(document.querySelector('[data-cookie-banner]')).position"));
        Assert.True(await person.Page.EvaluateAsync<bool>("document.body.firstElementChild.matches('.govuk-skip-link') && document.body.children[1].matches('[data-cookie-banner]')"));
        Assert.Empty(await TooSmallAsync(person.Page));
    }

    [Theory]
    [InlineData("html { font-size: 200% !important }")]
    [InlineData("* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }")]
    public async Task C20_Banner_WithTextTwiceAsLargeOrSpaced_IsNotClipped(string style)
    {
        var context = await browser.OpenAsync(new() { BaseURL = sites.Live.Address, ViewportSize = new() { Width = 1280, Height = 900 }, BypassCSP = true });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");
        await page.AddStyleTagAsync(new() { Content = style });

        Assert.Empty(await page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll("[data-cookie-banner] *")]
              .filter((element) => element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== "inline")
              .map((element) => element.outerHTML)
            """));
        Assert.InRange(await page.EvaluateAsync<double>("document.querySelector('[data-cookie-banner]').getBoundingClientRect().right"), 1, 1280);
        await context.CloseAsync();
    }

    [Theory]
    [InlineData(320, "/courses")]
    [InlineData(320, "/courses/test-refresher")]
    [InlineData(1280, "/courses")]
    public async Task C21_Banner_OnASlowConnection_MovesNothingAndIsNotTheLargestThing(int width, string address)
    {
        await using var person = await SlowAsync(width);
        await person.GoToAsync(address);
        await person.Page.WaitForTimeoutAsync(500);

        Assert.True(await person.Page.IsVisibleAsync(Person.Banner));
        Assert.Equal(0, await person.Page.EvaluateAsync<double>("window.shifts.reduce((sum, shift) => sum + shift, 0)"), 3);
        Assert.Equal("the page", await person.Page.EvaluateAsync<string>("!window.biggest ? 'nothing' : window.biggest.closest('[data-cookie-banner]') ? window.biggest.outerHTML : 'the page'"));
    }

    [Fact]
    public async Task C21_Banner_PutInLate_IsSeenToMoveThePage()
    {
        await using var person = await SlowAsync(1280);
        await person.GoToAsync("/courses");
        await person.Page.EvaluateAsync("""
            async () => {
              const banner = document.querySelector("[data-cookie-banner]");
              banner.remove();
              await new Promise((done) => setTimeout(done, 400));
              window.shifts.length = 0;
              document.body.prepend(banner);
              await new Promise((done) => setTimeout(done, 600));
            }
            """);

        Assert.True(await person.Page.EvaluateAsync<double>("window.shifts.reduce((sum, shift) => sum + shift, 0)") > 0.01);
    }

    [Fact]
    public async Task C22_AcceptMeasureWithdraw_BreaksNoPolicyAndWritesNoError()
    {
        await using var person = await Person.ArriveAsync(browser, sites.Live);
        await person.AcceptAsync();
        await person.GoToAsync("/courses");
        Assert.True(await person.Elsewhere.SeesAsync("/g/collect"));
        await person.WithdrawAsync();
        await person.GoToAsync("/");

        Assert.Empty(person.Console);
    }

    [Fact]
    public async Task C22_Policy_IsReallyEnforced()
    {
        await using var person = await Person.ArriveAsync(browser, sites.Live);
        await person.GoToAsync("/");

        var problem = await Assert.ThrowsAsync<PlaywrightException>(() => person.Page.EvaluateAsync("document.body.innerHTML = '<p>x</p>'"));

        Assert.Contains("TrustedHTML", problem.Message);
    }

    private static async Task HasNoViolationAsync(Visit visit)
    {
        var found = await visit.AccessibilityViolationsAsync();
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    private async Task<Person> SlowAsync(int width)
    {
        var person = await Person.ArriveAsync(browser, sites.Live, width: width);
        await person.Context.AddInitScriptAsync(Watch);
        var devtools = await person.Context.NewCDPSessionAsync(person.Page);
        await devtools.SendAsync("Network.emulateNetworkConditions", new Dictionary<string, object> { ["offline"] = false, ["latency"] = 400, ["downloadThroughput"] = 50 * 1024, ["uploadThroughput"] = 50 * 1024 });
        await devtools.SendAsync("Emulation.setCPUThrottlingRate", new Dictionary<string, object> { ["rate"] = 4 });
        return person;
    }

    private static async Task<string[]> TooSmallAsync(IPage page) => await page.EvaluateAsync<string[]>("""
        () => [...document.querySelectorAll("[data-cookie-banner] button, [data-cookie-banner] a")]
          .filter((control) => { const box = control.getBoundingClientRect(); return box.width < 24 || box.height < (control.tagName === "BUTTON" ? 44 : 24); })
          .map((control) => control.outerHTML)
        """);
}
