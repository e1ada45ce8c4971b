using DitSite.Tests.Site;
using DitSite.Web.Security;

namespace DitSite.Tests.Web.Consent;

public sealed class GateTests(ConsentSite site) : IClassFixture<ConsentSite>
{
    private static readonly string[] Measured = ["/", "/courses", "/courses/test-refresher", "/terms"];

    [Fact]
    public async Task C06_Page_WithoutConsent_HasNoTraceOfAnalytics()
    {
        using var unset = site.Browse();
        using var refused = await site.Browse().RejectedAsync();

        Assert.Empty(await TracesAsync(unset));
        Assert.Empty(await TracesAsync(refused));
    }

    [Fact]
    public async Task C06_Page_WithTheGateTakenAway_HasTraces()
    {
        using var open = new ConsentSite { Replacements = OpenGate.Install };
        using var browser = open.Browse();

        Assert.NotEmpty(await TracesAsync(browser));
    }

    [Fact]
    public async Task C06_Scripts_OfTheSite_DoNotKnowTheAnalyticsAddress()
    {
        using var browser = site.Browse();
        var page = await browser.GetPageAsync("/");

        foreach (var script in page.QuerySelectorAll("script[src]"))
        {
            Assert.DoesNotContain("googletagmanager", await browser.Http.GetStringAsync(script.GetAttribute("src")), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task C06_Policy_WithConsent_GainsExactlyTheOriginsOfTheRegistry()
    {
        using var browser = await site.Browse().AcceptedAsync();

        using var response = await browser.Http.GetAsync("/");

        var before = Directives(SecurityHeaders.ContentSecurityPolicy);
        var gained = Directives(response.Policy()).SelectMany(pair => pair.Value.Except(before[pair.Key]).Select(origin => $"{pair.Key} {origin}"));
        Assert.Equal(
            [
                "connect-src https://*.analytics.google.com",
                "connect-src https://*.google-analytics.com",
                "img-src https://*.google-analytics.com",
                "script-src https://www.googletagmanager.com",
            ],
            gained.Order(StringComparer.Ordinal));
        Assert.Equal(before.Keys, Directives(response.Policy()).Keys);
    }

    [Fact]
    public async Task C06_Page_WithConsent_LoadsTheScriptAndNothingInline()
    {
        using var browser = await site.Browse().AcceptedAsync();

        var page = await browser.GetPageAsync("/courses");

        Assert.Equal($"https://www.googletagmanager.com/gtag/js?id={ConsentSite.MeasurementId}", page.QuerySelector("script[async]")!.GetAttribute("src"));
        Assert.All(page.QuerySelectorAll("script:not([type='application/ld+json'])"), script => Assert.Empty(script.TextContent.Trim()));
        Assert.Equal($"{182 * 24 * 60 * 60}", page.QuerySelector("script[data-measurement-id]")!.GetAttribute("data-lifetime"));
    }

    [Theory]
    [InlineData("/cookies")]
    [InlineData("/nothing-here")]
    public async Task C06_Page_ThatIsNotTheSameForEveryone_IsNeverMeasured(string address)
    {
        using var browser = await site.Browse().AcceptedAsync();

        using var response = await browser.Http.GetAsync(address);

        Assert.DoesNotContain("googletagmanager", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("google", response.Policy(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task C06_Analytics_NotConfigured_IsOffForThoseWhoAccept()
    {
        using var plain = new SiteFactory();
        using var browser = await plain.Browse().AcceptedAsync();

        Assert.Empty(await TracesAsync(browser));
    }

    [Fact]
    public async Task C06_Analytics_TakenOutOfTheRegistry_IsOffForThoseWhoAccept()
    {
        using var content = EditedNotice.Copy();
        content.Edit(notice => notice.Replace("script https://www.googletagmanager.com", "script https://elsewhere.test"));
        using var edited = new ConsentSite { ContentFolder = content.Folder };
        using var browser = await edited.Browse().AcceptedAsync();

        Assert.Empty(await TracesAsync(browser));
    }

    [Fact]
    public async Task C22_TrustedTypes_WithAndWithoutConsent_AllowNoPolicy()
    {
        using var unset = site.Browse();
        using var accepted = await site.Browse().AcceptedAsync();

        foreach (var browser in new[] { unset, accepted })
        {
            using var response = await browser.Http.GetAsync("/");
            Assert.Contains("require-trusted-types-for 'script'; trusted-types 'none'", response.Policy());
        }
    }

    [Fact]
    public async Task C24_Page_InEveryState_SaysWhatItDependsOn()
    {
        using var unset = site.Browse();
        using var accepted = await site.Browse().AcceptedAsync();

        foreach (var (browser, address) in new[] { (unset, "/"), (accepted, "/"), (unset, "/nothing-here"), (unset, "/cookies") })
        {
            using var response = await browser.Http.GetAsync(address);
            Assert.Equal(["Cookie", "DNT", "Sec-GPC"], response.Headers.Vary.Where(name => name is not "Accept-Encoding").Order(StringComparer.Ordinal));
            Assert.True(response.Headers.CacheControl is { NoCache: true } or { NoStore: true });
        }
    }

    [Fact]
    public async Task Page_InOneConsentState_IsTheSameBytesForEverybody()
    {
        using var one = await site.Browse().RejectedAsync();
        using var other = await site.Browse("203.0.113.9").RejectedAsync();

        foreach (var address in Measured)
        {
            Assert.Equal(await one.Http.GetStringAsync(address), await other.Http.GetStringAsync(address));
        }
    }

    [Fact]
    public async Task Validator_OfOneState_IsNoAnswerForAnother()
    {
        using var browser = site.Browse();
        using var before = await browser.Http.GetAsync("/courses");
        await browser.AcceptedAsync();

        using var request = new HttpRequestMessage(HttpMethod.Get, "/courses");
        request.Headers.IfNoneMatch.Add(before.Headers.ETag!);
        using var after = await browser.Http.SendAsync(request);

        Assert.Equal(System.Net.HttpStatusCode.OK, after.StatusCode);
    }

    /// <summary>Everything on the measured pages that has to do with analytics: markup, scripts' addresses and policy.</summary>
    private static async Task<IReadOnlyList<string>> TracesAsync(SiteClient browser)
    {
        var traces = new List<string>();
        foreach (var address in Measured)
        {
            using var response = await browser.Http.GetAsync(address);
            Assert.True(response.IsSuccessStatusCode, address);
            var everything = await response.Content.ReadAsStringAsync() + response.Policy();
            string[] suspects = ["googletagmanager", "google-analytics.com", "analytics.google.com", ConsentSite.MeasurementId, "/assets/analytics.js"];
            traces.AddRange(suspects.Where(suspect => everything.Contains(suspect, StringComparison.OrdinalIgnoreCase)).Select(suspect => $"{address}: {suspect}"));
        }

        return traces;
    }

    private static SortedDictionary<string, string[]> Directives(string policy) =>
        new(policy.Split("; ").Select(directive => directive.Split(' ')).ToDictionary(words => words[0], words => words[1..]), StringComparer.Ordinal);
}
