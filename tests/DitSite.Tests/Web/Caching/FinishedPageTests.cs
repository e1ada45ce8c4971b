using System.IO.Compression;
using System.Net;
using System.Text;
using DitSite.Content;
using DitSite.Tests.Site;
using DitSite.Tests.Web.Booking;
using DitSite.Web.Caching;
using DitSite.Web.Consent;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;

namespace DitSite.Tests.Web.Caching;

/// <summary>Information pages are made once and then come from memory, without ever being another moment's or another visitor's.</summary>
public sealed class FinishedPageTests : IDisposable
{
    private const string Page = "/courses/test-course";

    private readonly Renderings renderings = new();
    private readonly SiteFactory site;

    public FinishedPageTests() => site = new()
    {
        Settings = { ["Analytics:MeasurementId"] = Consent.ConsentSite.MeasurementId },
        Replacements = services => services.Configure<MvcOptions>(mvc => mvc.Filters.Add(renderings)),
    };

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task Page_AskedAgain_IsNotMadeAgainAndTheSameInEveryEncoding()
    {
        using var browser = site.Browse();
        var made = await (await browser.Http.GetAsync(Page)).Content.ReadAsStringAsync();
        await UntilKeptAsync(browser, Page);
        var count = renderings.Count;

        using var plain = await SendAsync(browser, Page);
        using var gzip = await SendAsync(browser, Page, encodings: "gzip, br;q=0");
        using var brotli = await SendAsync(browser, Page, encodings: "gzip, deflate, br");

        Assert.Equal(count, renderings.Count);
        Assert.Equal(made, await plain.Content.ReadAsStringAsync());
        Assert.Equal(made, Read(new GZipStream(await gzip.Content.ReadAsStreamAsync(), CompressionMode.Decompress)));
        Assert.Equal(made, Read(new BrotliStream(await brotli.Content.ReadAsStreamAsync(), CompressionMode.Decompress)));
        Assert.Equal(["br"], brotli.Content.Headers.ContentEncoding);
        Assert.Equal(["gzip"], gzip.Content.Headers.ContentEncoding);
        Assert.Empty(plain.Content.Headers.ContentEncoding);
    }

    /// <summary>The same headers as a page that has just been made: policy, validator, what it varies by.</summary>
    [Fact]
    public async Task Page_FromMemory_HasTheHeadersOfTheFirstAnswer()
    {
        using var browser = site.Browse();
        using var first = await SendAsync(browser, Page, encodings: "br");
        await UntilKeptAsync(browser, Page);

        using var kept = await SendAsync(browser, Page, encodings: "br");

        Assert.Equal(HeadersOf(first), HeadersOf(kept));
        Assert.Contains(HeadersOf(kept), header => header.StartsWith("Content-Security-Policy: default-src 'none'", StringComparison.Ordinal));
        using var unchanged = await SendAsync(browser, Page, validator: kept.Headers.ETag!.ToString());
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        Assert.Equal(kept.Headers.ETag, unchanged.Headers.ETag);
    }

    /// <summary>Compression holds an answer back until its end; the page is kept all the same.</summary>
    [Fact]
    public async Task Page_AskedForByBrowsersAlone_IsKept()
    {
        using var browser = site.Browse();
        browser.Http.DefaultRequestHeaders.Add("Accept-Encoding", "gzip, deflate, br");

        await UntilKeptAsync(browser, Page);

        Assert.Equal(1, site.Services.GetRequiredService<FinishedPages>().Kept.Pages);
    }

    [Fact]
    public async Task Page_AfterABooking_IsMadeAgainAndShowsIt()
    {
        const string Run = $"/courses/test-refresher/dates/{Questionnaire.OnePlaceRun}";
        using var browser = site.Browse();
        await UntilKeptAsync(browser, Run);
        Assert.DoesNotContain("All places on this date are taken", await browser.Http.GetStringAsync(Run), StringComparison.Ordinal);

        await Questionnaire.In(site, Questionnaire.OnePlaceRun).BookAsync();

        Assert.Contains("All places on this date are taken", await browser.Http.GetStringAsync(Run), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OnAnotherDay_IsMadeAgain()
    {
        using var browser = site.Browse();
        await UntilKeptAsync(browser, "/courses");
        var count = renderings.Count;

        site.Clock.Advance(TimeSpan.FromDays(1));
        await browser.Http.GetStringAsync("/courses");

        Assert.True(renderings.Count > count);
    }

    /// <summary>Each choice has its own page, and a cookie that must go is deleted although the page is in memory.</summary>
    [Fact]
    public async Task Page_InMemory_IsNeverThatOfAnotherChoice()
    {
        using var undecided = site.Browse();
        await UntilKeptAsync(undecided, Page);
        var banner = await undecided.Http.GetStringAsync(Page);

        using var accepted = await SendAsync(undecided, Page, cookie: Accepted());
        using var bySignal = await SendAsync(undecided, Page, signal: true);
        using var leftOver = await SendAsync(undecided, Page, cookie: "_ga=GA1.1.1.1");

        var measured = await accepted.Content.ReadAsStringAsync();
        Assert.Contains(Consent.ConsentSite.MeasurementId, measured, StringComparison.Ordinal);
        Assert.DoesNotContain(Consent.ConsentSite.MeasurementId, banner, StringComparison.Ordinal);
        Assert.DoesNotContain("data-cookie-banner", await bySignal.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains(leftOver.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("_ga=;", StringComparison.Ordinal));
        Assert.Equal(banner, await undecided.Http.GetStringAsync(Page));
    }

    [Theory]
    [InlineData("/contact")]
    [InlineData("/courses?mode=online")]
    [InlineData("/courses/none")]
    public async Task Answer_ThatIsNotTheSameForEveryone_OrHasAQuery_IsNotKept(string address)
    {
        using var browser = site.Browse();
        for (var times = 0; times < 3; times++)
        {
            using var answer = await browser.Http.GetAsync(address);
        }

        Assert.Equal(0, site.Services.GetRequiredService<FinishedPages>().Kept.Pages);
    }

    private async Task UntilKeptAsync(SiteClient browser, string address)
    {
        // The best compression is made beside the answers, so that the first visitor does not wait for it.
        for (var deadline = Environment.TickCount64 + 30_000; Environment.TickCount64 < deadline; await Task.Delay(20))
        {
            var count = renderings.Count;
            using var answer = await browser.Http.GetAsync(address);
            if (renderings.Count == count)
            {
                return;
            }
        }

        Assert.Fail($"{address} is made anew each time.");
    }

    private string Accepted()
    {
        var notice = site.Services.GetRequiredService<PublishedContent>().Current.CookieNotice;
        return $"{ChoiceCookie.Name}={new ChoiceCookie(notice.Version, Decision.Accepted, site.Clock.GetUtcNow(), ChoiceCookie.NewRecord()).Value}";
    }

    private static Task<HttpResponseMessage> SendAsync(SiteClient browser, string address, string? encodings = null, string? validator = null, string? cookie = null, bool signal = false)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        foreach (var (name, value) in new[] { ("Accept-Encoding", encodings), ("If-None-Match", validator), ("Cookie", cookie), ("Sec-GPC", signal ? "1" : null) })
        {
            if (value is not null)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return browser.Http.SendAsync(request);
    }

    private static IReadOnlyList<string> HeadersOf(HttpResponseMessage answer) =>
        [.. answer.Headers.Concat(answer.Content.Headers.Where(header => header.Key != "Content-Length"))
            .Select(header => $"{header.Key}: {string.Join(", ", header.Value.SelectMany(value => value.Split(", ")).Order(StringComparer.OrdinalIgnoreCase))}")
            .Order(StringComparer.Ordinal)];

    private static string Read(Stream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private sealed class Renderings : IResultFilter
    {
        private int count;

        public int Count => Volatile.Read(ref count);

        public void OnResultExecuting(ResultExecutingContext context) => Interlocked.Increment(ref count);

        public void OnResultExecuted(ResultExecutedContext context)
        {
        }
    }
}
