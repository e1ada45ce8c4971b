using System.Net;
using DitSite.Tests.Site;
using DitSite.Web.Consent;

namespace DitSite.Tests.Web.Consent;

public sealed class ChoosingTests(ConsentSite site) : IClassFixture<ConsentSite>
{
    [Theory]
    [InlineData("accept")]
    [InlineData("reject")]
    public async Task C03_Banner_WithoutScripts_ReturnsToTheSamePageAndQuery(string choice)
    {
        using var browser = site.Browse();

        using var response = await browser.ChooseAsync(choice, "/courses?show=all&place=online");

        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        Assert.Equal("/courses?show=all&place=online#cookies-saved", response.Headers.Location!.OriginalString);
        Assert.Equal(choice == "accept" ? Decision.Accepted : Decision.Refused, response.Choice().Decision);
    }

    [Fact]
    public async Task C03_Page_AfterAChoice_ConfirmsItAndAsksNoMore()
    {
        using var browser = site.Browse();

        var page = await browser.FollowAsync(await browser.ChooseAsync("reject", "/courses"));

        Assert.False(page.AsksAboutCookies());
        Assert.Contains("rejected", page.QuerySelector("#cookies-saved")!.TextContent);
    }

    [Fact]
    public async Task C03_CookiesPage_Radios_SaveAndWithdraw()
    {
        using var browser = site.Browse();
        var page = await browser.GetPageAsync("/cookies");
        Assert.Empty(page.QuerySelectorAll("main input[type=radio][checked]"));

        page = await browser.FollowAsync(await browser.SubmitAsync(page, [("Choice", "accept")], "form:has(input[type=radio])"));
        Assert.Equal("accept", page.QuerySelector("main input[type=radio][checked]")!.GetAttribute("value"));
        Assert.Contains("accepted", page.QuerySelector("[data-cookie-standing]")!.TextContent);

        page = await browser.FollowAsync(await browser.SubmitAsync(page, [("choice", "reject")], "form[data-cookie-withdraw]"));
        Assert.Equal("reject", page.QuerySelector("main input[type=radio][checked]")!.GetAttribute("value"));
        Assert.True(page.QuerySelector("form[data-cookie-withdraw]")!.HasAttribute("hidden"));
    }

    [Fact]
    public async Task C03_CookiesPage_SavedWithoutAnAnswer_AsksForOneByTheErrorContract()
    {
        using var browser = site.Browse();
        var page = await browser.GetPageAsync("/cookies");

        using var response = await browser.SubmitAsync(page, [], "form:has(input[type=radio])");
        page = await SiteClient.ReadAsync(response);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.StartsWith("Error: ", page.Title);
        var link = page.QuerySelector(".govuk-error-summary a")!;
        Assert.Equal(page.QuerySelector("main input[type=radio]")!.Id, link.GetAttribute("href")!.TrimStart('#'));
        Assert.Empty(response.SetCookies());
    }

    [Theory]
    [InlineData("//evil.test/")]
    [InlineData("https://evil.test/")]
    [InlineData("/\\evil.test")]
    [InlineData("/x\r\nSet-Cookie: a=b")]
    public async Task C03_Return_ToAnotherSite_StaysHere(string target)
    {
        using var browser = site.Browse();

        using var response = await PostAsync(browser, ("choice", "reject"), ("return", target));

        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        Assert.Equal("/cookies#cookies-saved", response.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    [InlineData("none")]
    public async Task Choice_PostedByAnotherSite_IsRefused(string fetchSite)
    {
        using var browser = site.Browse();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/cookies") { Content = new FormUrlEncodedContent([new("choice", "accept")]) };
        request.Headers.Add("Sec-Fetch-Site", fetchSite);

        using var response = await browser.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Empty(response.SetCookies());
    }

    [Theory]
    [InlineData("")]
    [InlineData("yes")]
    [InlineData("accept,reject")]
    public async Task C19_Choice_ThatIsNeither_IsNone(string value)
    {
        using var browser = site.Browse();

        using var response = await PostAsync(browser, ("choice", value));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Empty(response.SetCookies());
    }

    [Theory]
    [InlineData("accept")]
    [InlineData("reject")]
    public async Task C17_ChoiceCookie_HasEveryFlagAndLives182Days(string choice)
    {
        using var browser = site.Browse();

        using var response = await browser.ChooseAsync(choice);

        var header = Assert.Single(response.SetCookies());
        var parts = header.Split("; ").Skip(1).Select(part => part.ToLowerInvariant()).Order();
        Assert.Equal(["httponly", $"max-age={182 * 24 * 60 * 60}", "path=/", "samesite=lax", "secure"], parts);
        Assert.StartsWith("__Host-", header);
        Assert.InRange(header.Split(';')[0].Length, 1, 200);
    }

    [Fact]
    public async Task C18_Lifetime_OfYesAndNo_IsTheSameToTheSecond()
    {
        using var one = site.Browse();
        using var other = site.Browse();

        using var yes = await one.ChooseAsync("accept");
        using var no = await other.ChooseAsync("reject");

        Assert.Equal(MaxAge(yes), MaxAge(no));
    }

    [Fact]
    public async Task C17_Visits_AfterAChoice_DoNotExtendIt()
    {
        using var browser = await site.Browse().AcceptedAsync();

        foreach (var address in new[] { "/", "/courses", "/cookies", "/nothing-here", "/cookies/choice" })
        {
            using var response = await browser.Http.GetAsync(address);
            Assert.Empty(response.SetCookies());
        }
    }

    [Fact]
    public async Task Script_AsksForJson_AndStaysOnThePage()
    {
        using var browser = site.Browse();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/cookies") { Content = new FormUrlEncodedContent([new("choice", "accept"), new("form", "banner")]) };
        request.Headers.Accept.ParseAdd("application/json");

        using var response = await browser.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("\"state\":\"accepted\"", await response.Content.ReadAsStringAsync());
        Assert.Equal(Decision.Accepted, response.Choice().Decision);
        Assert.Contains("\"asks\":false", await browser.Http.GetStringAsync("/cookies/choice"));
    }

    private static string MaxAge(HttpResponseMessage response) => Assert.Single(response.SetCookies()).Split("; ").Single(part => part.StartsWith("max-age", StringComparison.OrdinalIgnoreCase));

    private static async Task<HttpResponseMessage> PostAsync(SiteClient browser, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/cookies")
        {
            Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
        };
        return await browser.SendAsync(request);
    }
}
