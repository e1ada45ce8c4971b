using System.Text.Json;
using DitSite.EndToEndTests.Browsing;

namespace DitSite.EndToEndTests.Crawl;

/// <summary>What a person meets who moves with the Tab key, prints, enlarges text, or has asked for less motion.</summary>
[Collection(BrowserCollection.Name)]
public sealed class KeyboardTests(BrowserFixture browser)
{
    private const int MostStops = 120;

    /// <summary>One of each page type.</summary>
    private static readonly string[] PageTypes =
        ["/", "/courses", "/courses/test-course", "/courses/test-refresher/dates/2027-04-09", "/contact", "/mailing-list", "/about-test", "/nothing-here"];

    [Fact]
    public async Task TabKey_ThroughEachPageType_NeverReachesSomethingHiddenOrUnmarked()
    {
        var faults = await Task.WhenAll(
            FaultsOnEachAsync(new(PageLook.Narrow, 640)),
            FaultsOnEachAsync(new(PageLook.Wide, ForcedColours: true)));

        Assert.Empty(faults.SelectMany(found => found));
    }

    [Fact]
    public async Task TabKey_OnAPageWithABannerOverIt_ReportsWhatIsCovered()
    {
        await using var visit = await browser.VisitAsync();
        await visit.Page.RouteAsync("**/covered", route => route.FulfillAsync(new()
        {
            ContentType = "text/html",
            Body = "<!doctype html><title>x</title><a href='/'>under</a><div style='position:fixed;inset:0;background:white'></div>",
        }));

        Assert.Contains("covered", Assert.Single(await FaultsAsync(visit, "/covered")));
    }

    [Fact]
    public async Task TabKey_OnALinkWithAFaintOutline_ReportsIt()
    {
        await using var visit = await browser.VisitAsync();
        await visit.Page.RouteAsync("**/faint", route => route.FulfillAsync(new()
        {
            ContentType = "text/html",
            Body = "<!doctype html><title>x</title><style>a:focus { outline: 3px solid #ffdd00 }</style><a href='/'>faint</a>",
        }));

        Assert.Contains("too faint", Assert.Single(await FaultsAsync(visit, "/faint")));
    }

    /// <summary>A person whose browser shows all text twice as large, as its settings let them. To them 640 px are what 320 are to others.</summary>
    [Theory]
    [InlineData(2 * PageLook.Narrow)]
    [InlineData(768)]
    [InlineData(PageLook.Wide)]
    public async Task Text_TwiceAsLarge_NeedsNoSidewaysScrolling(int width)
    {
        await using var visit = await browser.VisitAsync(new(width));
        var devTools = await visit.Page.Context.NewCDPSessionAsync(visit.Page);
        await devTools.SendAsync("Page.setFontSizes", new() { ["fontSizes"] = new { standard = 32 } });
        List<string> tooWide = [];
        foreach (var address in PageTypes)
        {
            await visit.GoToAsync(address);
            Assert.Equal("32px", await visit.Page.EvaluateAsync<string>("getComputedStyle(document.documentElement).fontSize"));
            if (await visit.ScrollWidthAsync() is var seen && seen > width)
            {
                tooWide.Add($"{address} is {seen} px wide");
            }
        }

        Assert.Empty(tooWide);
    }

    [Fact]
    public async Task Text_WithWiderSpacing_IsNotCutOff()
    {
        await using var visit = await browser.VisitAsync(new(PageLook.Narrow));
        foreach (var address in PageTypes)
        {
            await visit.GoToAsync(address);
            Assert.Empty(await ClippedAsync(visit));
            Assert.True(await visit.ScrollWidthAsync() <= PageLook.Narrow, $"Wider spacing makes {address} scroll sideways.");
        }
    }

    [Fact]
    public async Task Motion_WhenLessIsAskedFor_IsNone()
    {
        await using var visit = await browser.VisitAsync(new(ReducedMotion: true));
        await visit.GoToAsync("/courses/test-course");

        var moving = await visit.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('*')].filter(one => {
              const style = getComputedStyle(one);
              return style.transitionDuration.split(',').some(time => parseFloat(time) > 0) || style.animationName !== 'none' || style.scrollBehavior === 'smooth';
            }).map(one => one.outerHTML.slice(0, 120))
            """);

        Assert.Empty(moving);
    }

    [Fact]
    public async Task CoursePage_Printed_LeavesOutNavigationAndIsBlackOnWhite()
    {
        await using var visit = await browser.VisitAsync();
        await visit.GoToAsync("/courses/test-course");
        await visit.Page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });

        Assert.Equal(0, await visit.Page.Locator("header nav:visible, nav.govuk-breadcrumbs:visible, .govuk-cookie-banner:visible").CountAsync());
        var colours = await visit.Page.EvaluateAsync<JsonElement>("() => { const style = getComputedStyle(document.querySelector('main')); return { text: style.color, page: getComputedStyle(document.body).backgroundColor } }");
        Assert.Equal("rgb(0, 0, 0)", colours.GetProperty("text").GetString());
        Assert.Contains(colours.GetProperty("page").GetString(), new[] { "rgb(255, 255, 255)", "rgba(0, 0, 0, 0)" });
        Assert.True((await visit.Page.PdfAsync(new() { Format = "A4" })).Length > 5_000);
    }

    /// <summary>Spaces text as WCAG 1.4.12 asks, and answers with what is cut off then.</summary>
    private static Task<string[]> ClippedAsync(Visit visit) => visit.Page.EvaluateAsync<string[]>("""
        () => {
          // A constructed style sheet is how a person's own style reaches a page whose policy allows no inline style.
          const sheet = new CSSStyleSheet();
          sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }');
          document.adoptedStyleSheets = [sheet];
          return [...document.querySelectorAll('body *')]
            .filter(one => ['hidden', 'clip'].includes(getComputedStyle(one).overflowX) && one.clientWidth > 1 && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1))
            .map(one => one.outerHTML.slice(0, 120));
        }
        """);

    private async Task<IReadOnlyList<string>> FaultsOnEachAsync(VisitOptions options)
    {
        await using var visit = await browser.VisitAsync(options);
        List<string> faults = [];
        foreach (var address in PageTypes)
        {
            faults.AddRange(await FaultsAsync(visit, address));
        }

        return faults;
    }

    private static async Task<IReadOnlyList<string>> FaultsAsync(Visit visit, string address)
    {
        await visit.GoToAsync(address);
        List<string> faults = [];
        for (var stop = 0; stop < MostStops; stop++)
        {
            await visit.Page.Keyboard.PressAsync("Tab");
            var fault = await visit.Page.EvaluateAsync<string>(FocusLook.Fault);
            if (fault == "end")
            {
                return stop > 0 ? faults : throw new InvalidOperationException($"Nothing on {address} takes the focus.");
            }

            if (fault.Length > 0)
            {
                faults.Add($"{address}: {fault}");
            }
        }

        return [.. faults, $"{address}: the Tab key does not come to an end"];
    }
}
