using System.Net;
using DitSite.Tests.Site;

namespace DitSite.Tests.Web.Caching;

public sealed class ConditionalPageTests(SiteFactory site) : IClassFixture<SiteFactory>
{
    public static TheoryData<string> Pages => ["/", "/courses", "/courses?where=online", "/courses/test-course", "/courses/test-refresher/dates/2027-03-26", "/about-test"];

    public static TheoryData<string> Everything => [.. Pages, "/sitemap.xml", "/robots.txt", "/feed.xml", "/calendar.ics", "/courses/test-refresher/dates/2027-03-26.ics"];

    [Theory]
    [MemberData(nameof(Everything))]
    public async Task Answer_AskedAgainWithItsValidator_Is304WithoutABody(string address)
    {
        using var browser = site.Browse();
        using var first = await browser.Http.GetAsync(address);

        using var again = await SendAsync(browser, HttpMethod.Get, address, first.Headers.ETag!.ToString());

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal("no-cache", first.Headers.CacheControl!.ToString());
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal("", await again.Content.ReadAsStringAsync());
        Assert.Equal(first.Headers.ETag, again.Headers.ETag);
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public async Task Answer_ToHead_HasTheHeadersOfTheAnswerToGet(string address)
    {
        using var browser = site.Browse();
        using var get = await browser.Http.GetAsync(address);

        using var head = await SendAsync(browser, HttpMethod.Head, address);

        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(get.Headers.ETag, head.Headers.ETag);
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public async Task Answer_SetsNoCookie(string address)
    {
        using var browser = site.Browse();

        using var answer = await browser.Http.GetAsync(address);

        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_VariesByWhatItMayDependOn(string address)
    {
        using var browser = site.Browse();

        using var answer = await browser.Http.GetAsync(address);

        Assert.Superset(new HashSet<string> { "Cookie", "Sec-GPC", "DNT" }, answer.Headers.Vary.ToHashSet());
    }

    [Fact]
    public async Task Page_NextDayInLondon_HasAnotherValidator()
    {
        using var own = new SiteFactory();
        using var browser = own.Browse();
        using var today = await browser.Http.GetAsync("/courses");
        own.Clock.Advance(TimeSpan.FromDays(1));

        using var tomorrow = await SendAsync(browser, HttpMethod.Get, "/courses", today.Headers.ETag!.ToString());

        Assert.Equal(HttpStatusCode.OK, tomorrow.StatusCode);
    }

    [Fact]
    public async Task Page_Missing_HasNoValidator()
    {
        using var browser = site.Browse();

        using var answer = await browser.Http.GetAsync("/courses/none");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Null(answer.Headers.ETag);
    }

    [Theory]
    [InlineData("/courses/test-course")]
    [InlineData("/feed.xml")]
    [InlineData("/assets/site.css")]
    public async Task PublicAnswer_ToABrowserThatReadsBrotli_IsCompressed(string address)
    {
        using var browser = site.Browse();
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "Accept-Encoding", "br, gzip" } } };

        using var answer = await browser.Http.SendAsync(request);

        Assert.Equal(["br"], answer.Content.Headers.ContentEncoding);
    }

    [Theory]
    [InlineData("/courses/test-refresher/dates/2027-03-26/book")]
    [InlineData("/contact")]
    [InlineData("/nothing-here")]
    public async Task OtherPage_WhichMayCarryASecret_IsNotCompressed(string address)
    {
        using var browser = site.Browse();
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "Accept-Encoding", "br, gzip" } } };

        using var answer = await browser.Http.SendAsync(request);

        Assert.Empty(answer.Content.Headers.ContentEncoding);
    }

    private static Task<HttpResponseMessage> SendAsync(SiteClient browser, HttpMethod method, string address, string? validator = null)
    {
        var request = new HttpRequestMessage(method, address);
        if (validator is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", validator);
        }

        return browser.Http.SendAsync(request);
    }
}
