using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using DitSite.Tests.Site;

namespace DitSite.Tests.Web.Booking;

/// <summary>The booking by the link in its e-mail.</summary>
public sealed partial class BookingPageTests : IDisposable
{
    private readonly SiteFactory site = new();

    [Fact]
    public async Task Link_Looked_At_ShowsAButtonAndOpensNothing()
    {
        var link = await BookAsync("ann@example.com");
        using var scanner = site.Browse();

        using var response = await scanner.Http.GetAsync(link);
        var page = await SiteClient.ReadAsync(response);

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.False(response.Headers.Contains("Set-Cookie"));
        Assert.Equal("Show the booking", page.QuerySelector("main form button")!.TextContent.Trim());
        Assert.DoesNotContain("£137.31", page.QuerySelector("main")!.TextContent);
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Equal("same-origin", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
    }

    [Fact]
    public async Task Link_Opened_ShowsTheBookingAsItWasSoldWithoutTheSecretInTheAddress()
    {
        var link = await BookAsync("ann@example.com");
        using var browser = site.Browse();

        var (page, cookie) = await OpenAsync(browser, link);

        Assert.Equal("", new Uri(page.Url).Query);
        Assert.Contains("£137.31", page.QuerySelector("main")!.TextContent);
        Assert.Contains("ann@example.com", page.QuerySelector("main")!.TextContent);
        Assert.StartsWith("__Host-link-session=", cookie);
        Assert.Contains("max-age=7200", cookie);
        Assert.Contains("secure", cookie);
        Assert.Contains("httponly", cookie);
    }

    [Fact]
    public async Task Session_AfterTwoHours_IsOver()
    {
        using var browser = site.Browse();
        var (page, _) = await OpenAsync(browser, await BookAsync("ann@example.com"));
        site.Clock.Advance(TimeSpan.FromMinutes(119));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetPageAsync(page.Url)).StatusCode);

        site.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetPageAsync(page.Url)).StatusCode);
    }

    [Fact]
    public async Task Session_Closed_ShowsNothingAnyMore()
    {
        using var browser = site.Browse();
        var (page, _) = await OpenAsync(browser, await BookAsync("ann@example.com"));

        using var response = await browser.SubmitAsync(page, [], "main form[action$='/close']");

        Assert.Equal("/", response.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetPageAsync(page.Url)).StatusCode);
    }

    [Fact]
    public async Task Stranger_SeesTheSame404ForKnownAndUnknownReferences()
    {
        var known = new Uri(await BookAsync("ann@example.com")).AbsolutePath;
        using var stranger = site.Browse();
        using var other = site.Browse();
        await OpenAsync(other, await BookAsync("bea@example.org"));

        var answers = new List<IDocument>
        {
            await stranger.GetPageAsync(known),
            await stranger.GetPageAsync("/bookings/2222-2222"),
            await stranger.GetPageAsync("/bookings/nonsense"),
            await stranger.GetPageAsync(known + "/cancel"),
            await other.GetPageAsync(known),
        };

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode));
        Assert.Single(answers.Select(answer => answer.DocumentElement.OuterHtml.Replace(new Uri(answer.Url).AbsolutePath, "ADDRESS")).Distinct());
    }

    [Fact]
    public async Task Cancel_AsksOnceMore_ThenFreesThePlaceAndTellsBoth()
    {
        var link = await BookAsync("ann@example.com", Questionnaire.OnePlaceRun);
        using var browser = site.Browse();
        var (booking, _) = await OpenAsync(browser, link);
        var start = $"/courses/test-refresher/dates/{Questionnaire.OnePlaceRun}/book";
        Assert.Equal(HttpStatusCode.Conflict, (await browser.GetPageAsync(start)).StatusCode);

        var ask = await browser.GetPageAsync(booking.QuerySelector("main a[href$='/cancel']")!.GetAttribute("href")!);
        var cancelled = await browser.SubmitAndFollowAsync(ask);

        Assert.Contains("was cancelled on 1 February 2027", cancelled.QuerySelector(".govuk-inset-text")!.TextContent);
        Assert.Null(cancelled.QuerySelector("main a[href$='/cancel']"));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetPageAsync(start)).StatusCode);
        await site.Mail.FirstAsync(mail => mail.To == "ann@example.com" && mail.Subject.StartsWith("Cancelled"));
        await site.Mail.FirstAsync(mail => mail.To == "bookings@provider.test" && mail.Subject.StartsWith("Cancelled"));
    }

    [Fact]
    public async Task Cancel_WithoutItsToken_IsRefused()
    {
        using var browser = site.Browse();
        var (booking, _) = await OpenAsync(browser, await BookAsync("ann@example.com"));
        var ask = await browser.GetPageAsync(booking.Url + "/cancel");

        using var refused = await browser.SubmitAsync(ask, [("csrf", null)]);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.NotNull((await browser.GetPageAsync(booking.Url)).QuerySelector("main a[href$='/cancel']"));
    }

    [Fact]
    public async Task Link_LongAfterTheRun_OffersANewOneToTheSameAddress()
    {
        var link = await BookAsync("ann@example.com");
        site.Clock.SetUtcNow(new(2027, 4, 27, 12, 0, 0, TimeSpan.Zero));
        using var browser = site.Browse();

        var page = await browser.GetPageAsync(link);
        var asked = await browser.SubmitAndFollowAsync(page);
        var letter = await site.Mail.FirstAsync(mail => mail.To == "ann@example.com" && mail.Subject.Contains("link"));
        var (opened, _) = await OpenAsync(browser, LinkIn(letter));

        Assert.Equal(HttpStatusCode.Gone, page.StatusCode);
        Assert.Equal("Look for our email", asked.QuerySelector("h1")!.TextContent);
        Assert.Contains("£137.31", opened.QuerySelector("main")!.TextContent);
    }

    [Fact]
    public async Task Link_ThatNeverWas_IsAnsweredLikeAnExpiredOneAndSendsNothing()
    {
        var link = await BookAsync("ann@example.com");
        site.Clock.SetUtcNow(new(2027, 4, 27, 12, 0, 0, TimeSpan.Zero));
        using var browser = site.Browse();
        var known = new Uri(link).AbsolutePath;
        var sent = site.Mail.Sent.Count;

        var expired = await browser.GetPageAsync(link);
        var unknown = await browser.GetPageAsync("/bookings/2222-2222?link=abcdefghijklmnopqrstuvwxyzabcdefghijklmnopq");
        var asked = await browser.SubmitAndFollowAsync(unknown);

        Assert.Equal(Neutral(expired, known, link), Neutral(unknown, "/bookings/2222-2222", unknown.Url));
        Assert.Equal("Look for our email", asked.QuerySelector("h1")!.TextContent);
        Assert.Equal(sent, site.Mail.Sent.Count);
    }

    [Fact]
    public async Task NewLink_AskedForTooOften_WaitsWithAKindPage()
    {
        using var own = new SiteFactory();
        own.Settings["PostLimits:NewLink"] = "2";
        using var browser = own.Browse("203.0.113.77");
        var page = await browser.GetPageAsync("/bookings/2222-2222?link=abc");
        await browser.SubmitAsync(page, []);
        await browser.SubmitAsync(page, []);

        using var response = await browser.SubmitAsync(page, []);
        using var elsewhere = own.Browse("203.0.113.78");
        using var taken = await elsewhere.SubmitAsync(page, []);

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.InRange(response.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 600);
        Assert.Equal("Too many requests", (await SiteClient.ReadAsync(response)).QuerySelector("h1")!.TextContent);
        Assert.Equal(HttpStatusCode.Found, taken.StatusCode);
    }

    public void Dispose() => site.Dispose();

    private async Task<string> BookAsync(string email, string run = Questionnaire.RoomyRun)
    {
        await Questionnaire.In(site, run).As("Ann Example", email).BookAsync();
        return LinkIn(await site.Mail.FirstToAsync(email));
    }

    private static async Task<(IDocument Page, string Cookie)> OpenAsync(SiteClient browser, string link)
    {
        using var response = await browser.SubmitAsync(await browser.GetPageAsync(link), []);
        return (await browser.FollowAsync(response), Assert.Single(response.Headers.GetValues("Set-Cookie")));
    }

    private static string LinkIn(SentMail letter) => Link().Match(letter.Text) is { Success: true } match ? match.Value : throw new InvalidOperationException($"No link in: {letter.Text}");

    /// <summary>The page without what its own address says.</summary>
    private static string Neutral(IDocument page, string path, string link) =>
        page.QuerySelector("main")!.OuterHtml.Replace(path, "/bookings/REFERENCE").Replace(link.Split("link=")[^1], "TOKEN");

    [GeneratedRegex(@"https://localhost/bookings/\S+")]
    private static partial Regex Link();
}
