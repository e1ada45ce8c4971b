using DitSite.EndToEndTests.Crawl;
using DitSite.EndToEndTests.Tools;

namespace DitSite.EndToEndTests.Browsing;

/// <summary>The controls: each thing that the crawls look for is found in a page that has it.</summary>
[Collection(BrowserCollection.Name)]
public sealed class VisitTests(BrowserFixture browser)
{
    [Fact]
    public async Task Axe_OnAPageWithoutLabelLangAltOrRoom_ReportsEach()
    {
        await using var visit = await browser.VisitAsync();
        await ServeAsync(visit, "<!doctype html><title>x</title><h1>x</h1><input><a href='/a' style='font-size:8px;display:inline-block'>a</a><a href='/b' style='font-size:8px;display:inline-block'>b</a><img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>");

        var found = string.Join('\n', await visit.AccessibilityViolationsAsync());

        Assert.Contains("label", found);
        Assert.Contains("html-has-lang", found);
        Assert.Contains("image-alt", found);
        Assert.Contains("target-size", found);
    }

    [Fact]
    public async Task Axe_OnColoursThatNobodyCanRead_ReportsEachKindOnce()
    {
        const string Pale = "<p style='color:#eee'>words</p><p style='color:#eee'>words</p>";
        var known = new KnownColours();
        await using var visit = await browser.VisitAsync();

        async Task<int> FoundAsync(string body, KnownColours? colours)
        {
            await ServeAsync(visit, "<!doctype html><html lang=en-GB><title>x</title><main><h1>x</h1>" + body + "</main>");
            return (await visit.AccessibilityViolationsAsync(colours)).Where(violation => violation.Contains("color-contrast", StringComparison.Ordinal)).Sum(violation => violation.Split(" | ").Length);
        }

        Assert.Equal(0, await FoundAsync("<p>words</p>", known));
        Assert.Equal(1, await FoundAsync(Pale, known));
        Assert.Equal(0, await FoundAsync(Pale, known));
        Assert.Equal(1, await FoundAsync("<div style='background:#ddd'>" + Pale + "</div>", known));
        Assert.Equal(1, await FoundAsync("<p style='position:absolute;clip-path:inset(50%);color:#ded'>words</p><p style='color:#ded'>words</p>", known));
        Assert.Equal(2, await FoundAsync(Pale, null));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Look_AtAPageThatIsWrongInTheNarrowWindowOnly_FindsIt(bool inFull)
    {
        const string TooWideWhenNarrow = "<!doctype html><html lang=en-GB><meta name=viewport content='width=device-width'><title>x</title><style>@media (max-width:400px) { b { display:block; width:500px } }</style><main><h1>x</h1><b>x</b></main>";
        await using var visit = await browser.VisitAsync();
        await ServeAsync(visit, TooWideWhenNarrow);

        var faults = await new PageLook(visit, inFull).FaultsAsync();

        Assert.Equal("508 px wide in a window of 320 px", Assert.Single(faults).Split(": ").Last());
        Assert.Equal(PageLook.Wide, visit.Page.ViewportSize!.Width);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Look_AtAHeadingThatForcedColoursHide_FindsItInFullOnly(bool inFull) => Assert.Equal(inFull, await AccessibilityRun.SeesAsync(browser, inFull));

    [Fact]
    public async Task NuChecker_OnABrokenDocument_ReportsItAndNotTheGoodOne()
    {
        var found = await NuChecker.CheckAsync(
        [
            ("good", "<!doctype html><html lang=\"en-GB\"><title>x</title><p>x</p></html>"),
            ("broken", "<!doctype html><html lang=\"en-GB\"><title>x</title><p id=a><ul id=a></b></html>"),
        ]);

        Assert.NotEmpty(found);
        Assert.All(found, message => Assert.StartsWith("broken", message));
    }

    [Fact]
    public async Task Visit_ToAPageThatAsksAnotherSite_HasAProblem()
    {
        var visit = await browser.VisitAsync();
        await ServeAsync(visit, "<!doctype html><title>x</title><img src='http://elsewhere.test/x.png'>");

        await FailsWithAsync(visit, "A request left the site: http://elsewhere.test/x.png");
    }

    [Fact]
    public async Task Visit_ToAPageThatBreaksTheContentSecurityPolicy_HasAProblem()
    {
        var visit = await browser.VisitAsync();
        await ServeAsync(visit, "<!doctype html><title>x</title><p style='color:red'>x</p>", ("Content-Security-Policy", "style-src 'self'"));

        await FailsWithAsync(visit, "Content Security Policy");
    }

    [Fact]
    public async Task Visit_ToAPageThatStoresSomething_SaysWhat()
    {
        await using var visit = await browser.VisitAsync();
        await ServeAsync(visit, "<!doctype html><title>x</title><script>localStorage.seen = 1</script>", ("Set-Cookie", "id=1"));

        Assert.Equal(["cookie id", "storage seen"], await visit.StoredAsync());
    }

    [Fact]
    public async Task Visit_ToAPageWiderThanTheWindow_MeasuresIt()
    {
        await using var visit = await browser.VisitAsync(new(Width: 320));
        await ServeAsync(visit, "<!doctype html><meta name=viewport content='width=device-width'><title>x</title><div>" + new string('x', 400) + "</div>");

        Assert.True(await visit.ScrollWidthAsync() > 320);
    }

    private static async Task FailsWithAsync(Visit visit, string problem)
    {
        for (var i = 0; i < 200 && visit.Problems.Count == 0; i++)
        {
            await Task.Delay(25);
        }

        visit.Expect(problem);
        await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(async () =>
        {
            await visit.Page.EvaluateAsync("setTimeout(() => { throw new Error('on purpose') })");
            await visit.Page.WaitForTimeoutAsync(50);
            await visit.DisposeAsync();
        });
    }

    private static async Task ServeAsync(Visit visit, string html, params (string Name, string Value)[] headers)
    {
        var all = headers.ToDictionary(header => header.Name, header => header.Value);
        all["Content-Type"] = "text/html; charset=utf-8";
        await visit.Page.RouteAsync("**/on-purpose", route => route.FulfillAsync(new() { Body = html, Headers = all }));
        await visit.GoToAsync("/on-purpose");
    }
}
