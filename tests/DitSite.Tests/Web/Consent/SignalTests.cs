using System.Net;
using System.Text.Json;
using DitSite.Tests.Site;

namespace DitSite.Tests.Web.Consent;

public sealed class SignalTests(ConsentSite site) : IClassFixture<ConsentSite>
{
    [Theory]
    [InlineData("Sec-GPC", "Global Privacy Control")]
    [InlineData("DNT", "Do Not Track")]
    public async Task C13_Signal_BeforeAChoice_RefusesWithoutCookieOrQuestionAndSaysWhy(string header, string name)
    {
        using var browser = BrowseWith(header);

        using var response = await browser.Http.GetAsync("/");
        var page = await SiteClient.ReadAsync(response);
        var settings = await browser.GetPageAsync("/cookies");

        Assert.Empty(response.SetCookies());
        Assert.False(page.AsksAboutCookies());
        Assert.DoesNotContain("googletagmanager", page.Source.Text, StringComparison.Ordinal);
        Assert.Contains(name, settings.QuerySelector("[data-cookie-standing]")!.TextContent);
        Assert.Empty(settings.QuerySelectorAll("main input[type=radio][checked]"));
    }

    [Fact]
    public async Task C13_Page_WithoutASignal_Asks()
    {
        using var browser = site.Browse();

        Assert.True((await browser.GetPageAsync("/")).AsksAboutCookies());
    }

    [Theory]
    [InlineData("Sec-GPC", "gpc")]
    [InlineData("DNT", "dnt")]
    public async Task C13_Acceptance_DespiteASignal_CountsAndIsLoggedAsOverride(string header, string signal)
    {
        using var browser = BrowseWith(header);
        var settings = await browser.GetPageAsync("/cookies");

        using var response = await browser.SubmitAsync(settings, [("Choice", "accept")], "form:has(input[type=radio])");

        var row = Assert.Single(await site.RowsAsync(response.Choice().Record));
        Assert.Equal((true, true, signal), (row.Analytics, row.OverridesSignal, row.Signal));
        Assert.Contains("googletagmanager", (await browser.GetPageAsync("/courses")).Source.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task C13_Refusal_WithASignal_IsNoOverride()
    {
        using var browser = BrowseWith("Sec-GPC");
        var settings = await browser.GetPageAsync("/cookies");

        using var response = await browser.SubmitAsync(settings, [("Choice", "reject")], "form:has(input[type=radio])");

        Assert.False(Assert.Single(await site.RowsAsync(response.Choice().Record)).OverridesSignal);
    }

    [Fact]
    public async Task C14_PrivacyControlFile_SaysThatTheSignalIsHonoured()
    {
        using var browser = site.Browse();

        using var response = await browser.Http.GetAsync("/.well-known/gpc.json");
        using var json = JsonDocument.Parse(await response.Content.ReadAsStreamAsync());

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
        Assert.True(json.RootElement.GetProperty("gpc").GetBoolean());
        Assert.True(DateOnly.TryParseExact(json.RootElement.GetProperty("lastUpdate").GetString(), "yyyy-MM-dd", out _));
    }

    [Theory]
    [InlineData("CookieControl", "%7B%22necessaryCookies%22%3A%5B%5D%2C%22optionalCookies%22%3A%7B%22analytics%22%3A%22accepted%22%7D%7D")]
    [InlineData("cookieconsent_status", "allow")]
    [InlineData("cookie_notice_accepted", "true")]
    public async Task C15_Acceptance_OnAnEarlierWebsite_CountsForNothingAndGoesWithTheChoice(string name, string value)
    {
        using var browser = BrowseWith("Cookie", $"{name}={value}");

        using var before = await browser.Http.GetAsync("/");
        var page = await SiteClient.ReadAsync(before);
        using var choice = await browser.SubmitAsync(page, [("choice", "accept")], Choosing.Banner);

        Assert.True(page.AsksAboutCookies());
        Assert.DoesNotContain("googletagmanager", page.Source.Text, StringComparison.Ordinal);
        Assert.Empty(before.SetCookies());
        Assert.Contains(choice.SetCookies(), header => header.StartsWith($"{name}=; Max-Age=0", StringComparison.Ordinal));
    }

    [Fact]
    public async Task C15_AnalyticsCookie_FromBeforeAnyQuestion_IsDeletedAtOnce()
    {
        using var browser = BrowseWith("Cookie", "_ga=GA1.1.1.1; _ga_ABC123=GS1; __Host-booking=keep");

        using var response = await browser.Http.GetAsync("/courses");

        Assert.Equal(["_ga", "_ga_ABC123"], response.SetCookies().Select(header => header.Split('=')[0]).Distinct().Order());
        Assert.All(response.SetCookies(), header => Assert.Contains("Max-Age=0", header));
    }

    private SiteClient BrowseWith(string header, string value = "1")
    {
        var browser = site.Browse();
        browser.Http.DefaultRequestHeaders.Add(header, value);
        return browser;
    }
}
