using System.Net;
using AngleSharp.Dom;
using DitSite.Tests.Site;

namespace DitSite.Tests.Web.Look;

/// <summary>What stands around every page, error pages included.</summary>
public sealed class LayoutTests(SiteFactory site) : IClassFixture<SiteFactory>
{
    [Theory]
    [InlineData("/", 200)]
    [InlineData("/courses", 200)]
    [InlineData("/no-such-page", 404)]
    [InlineData("/error/500", 404)]
    public async Task Page_Read_HasTheFrameOfTheSite(string address, int status)
    {
        using var browser = site.Browse();
        var page = await browser.GetPageAsync(address);

        Assert.Equal(status, (int)page.StatusCode);
        Assert.Equal("en-GB", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("Skip to main content", page.Body!.QuerySelector("a")!.TextContent);
        Assert.NotNull(page.QuerySelector(page.Body.QuerySelector("a")!.GetAttribute("href")!));
        Assert.Single(page.QuerySelectorAll("main"));
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.EndsWith(" – " + page.QuerySelector(".dit-brand")!.TextContent.Trim(), page.Title, StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll("nav a"), link => link.GetAttribute("href") == "/courses");
        Assert.All(["/contact", "/cookies", "/mailing-list", "/privacy", "/accessibility", "/terms"],
            href => Assert.Contains(page.QuerySelectorAll("footer a"), link => link.GetAttribute("href") == href));
        Assert.Empty(page.QuerySelectorAll("script:not([src]):not([type='application/ld+json']), style, [style]"));
    }

    [Fact]
    public async Task Help_OnEveryPage_StandsInTheSamePlace()
    {
        using var browser = site.Browse();
        var places = new List<string>();
        foreach (var address in new[] { "/", "/courses", "/privacy", "/no-such-page" })
        {
            var page = await browser.GetPageAsync(address);
            places.Add(string.Join(" > ", page.QuerySelector("footer a[href='/contact']")!.Ancestors<IElement>().Select(element => element.LocalName + element.ClassName)));
        }

        Assert.Single(places.Distinct());
    }

    [Fact]
    public async Task Page_Asked_SetsNoCookie()
    {
        using var browser = site.Browse();
        using var response = await browser.Http.GetAsync("/");
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Post_FromAnotherSite_IsRefusedWithAPage()
    {
        using var browser = site.Browse();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/contact") { Headers = { { "Sec-Fetch-Site", "cross-site" } } };
        using var response = await browser.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal("That did not come from our pages", (await SiteClient.ReadAsync(response)).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task StyleSheet_AskedWithItsHash_IsKeptForAYear()
    {
        using var browser = site.Browse();
        var address = (await browser.GetPageAsync("/")).QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;
        Assert.Contains("?v=", address, StringComparison.Ordinal);

        using var hashed = await browser.Http.GetAsync(address);
        Assert.Equal(TimeSpan.FromDays(365), hashed.Headers.CacheControl!.MaxAge);
        using var plain = await browser.Http.GetAsync("/assets/site.css");
        Assert.Equal(TimeSpan.FromHours(1), plain.Headers.CacheControl!.MaxAge);
    }

    [Fact]
    public async Task BrandFiles_NamedInTheHead_AreServed()
    {
        using var browser = site.Browse();
        var page = await browser.GetPageAsync("/");
        var files = page.QuerySelectorAll("link[rel=icon], link[rel=apple-touch-icon], link[rel=manifest]").Select(link => link.GetAttribute("href")!)
            .Append(new Uri(page.QuerySelector("meta[property='og:image']")!.GetAttribute("content")!).AbsolutePath).ToList();

        Assert.Equal(5, files.Count);
        foreach (var file in files)
        {
            using var response = await browser.Http.GetAsync(file);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
    }
}
