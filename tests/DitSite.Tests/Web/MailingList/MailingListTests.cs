using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using DitSite.Bookings.MailingList;
using DitSite.Tests.Site;
using DitSite.Tests.Web.Forms;
using Microsoft.Extensions.DependencyInjection;

namespace DitSite.Tests.Web.MailingList;

public sealed partial class MailingListTests : IDisposable
{
    private readonly SiteFactory site = new();
    private readonly SiteClient browser;

    public MailingListTests() => browser = site.Browse();

    [Fact]
    public async Task Subscribe_IsConfirmedByAPressOfTheButtonOnly()
    {
        var link = await AskAsync("ann@example.com");

        var page = await browser.GetPageAsync(link);
        var looked = await AnnounceAsync();
        var confirmed = await browser.SubmitAndFollowAsync(page);
        var announced = await AnnounceAsync();

        Assert.Equal(0, looked);
        Assert.Equal("/mailing-list/confirmed", new Uri(confirmed.Url).PathAndQuery);
        Assert.Equal(1, announced);
    }

    [Fact]
    public async Task Subscribe_AnswersKnownAndUnknownAddressesAlike()
    {
        await ConfirmAsync("ann@example.com");
        var sent = site.Mail.Sent.Count;

        var known = await SubscribeAsync("ann@example.com");
        var unknown = await SubscribeAsync("new@example.com");
        await site.Mail.FirstToAsync("new@example.com");

        Assert.Equal(unknown.DocumentElement.OuterHtml, known.DocumentElement.OuterHtml);
        Assert.Equal(sent + 1, site.Mail.Sent.Count);
    }

    [Theory]
    [InlineData(null, "ann@example.com", "Select the course you want to hear about")]
    [InlineData("no-such-course", "ann@example.com", "Select the course you want to hear about")]
    [InlineData("test-refresher", "", "Enter your email address")]
    [InlineData("test-refresher", "ann", "Enter an email address in the correct format, like name@example.com")]
    public async Task Subscribe_AgainstARule_IsRefusedByTheErrorContract(string? course, string email, string message)
    {
        var page = await browser.GetPageAsync("/mailing-list");

        var refused = await browser.SubmitAndFollowAsync(page, ("Course", course), ("Email", email));

        Assert.Equal([message], refused.QuerySelectorAll(".govuk-error-summary li").Select(item => item.TextContent.Trim()));
        ErrorContract.AssertHolds(refused, ("Email", email));
    }

    [Fact]
    public async Task Page_ForACourse_HasItChosenAndSetsNoCookie()
    {
        using var response = await browser.Http.GetAsync("/mailing-list?course=test-refresher");
        var page = await SiteClient.ReadAsync(response);

        Assert.False(response.Headers.Contains("Set-Cookie"));
        Assert.Equal("test-refresher", page.QuerySelector("main input[type=radio][checked]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Unsubscribe_ByAMailProgram_WorksFromAnywhereAndAtOnce()
    {
        await ConfirmAsync("ann@example.com");
        Assert.Equal(1, await AnnounceAsync());
        var letter = await site.Mail.FirstAsync(mail => mail.Subject.StartsWith("New date", StringComparison.Ordinal));
        Assert.Contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click", letter.Raw);
        var header = ListUnsubscribe().Match(letter.Raw.ReplaceLineEndings("")).Groups[1].Value.Replace(" ", "");
        using var program = site.Browse();
        using var request = new HttpRequestMessage(HttpMethod.Post, header) { Content = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]) };
        request.Headers.Add("Sec-Fetch-Site", "cross-site");

        using var response = await program.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(0, await AnnounceAsync());
    }

    [Fact]
    public async Task Unsubscribe_LookedAt_EndsNothing_AndItsButtonDoes()
    {
        await ConfirmAsync("ann@example.com");
        await AnnounceAsync();
        var letter = await site.Mail.FirstAsync(mail => mail.Subject.StartsWith("New date", StringComparison.Ordinal));

        var page = await browser.GetPageAsync(Unsubscribe().Match(letter.Text).Value);
        var looked = await AnnounceAsync();
        var ended = await browser.SubmitAndFollowAsync(page);

        Assert.Equal(1, looked);
        Assert.Equal("/mailing-list/unsubscribed", new Uri(ended.Url).PathAndQuery);
        Assert.Equal(0, await AnnounceAsync());
    }

    [Fact]
    public async Task Confirm_AfterSevenDays_OffersToAskAgain()
    {
        var link = await AskAsync("ann@example.com");
        site.Clock.Advance(TimeSpan.FromDays(7));

        var page = await browser.GetPageAsync(link);

        Assert.Equal(HttpStatusCode.Gone, page.StatusCode);
        Assert.NotNull(page.QuerySelector("main a[href='/mailing-list']"));
    }

    [Fact]
    public async Task Addresses_AreInNoLog()
    {
        var link = await AskAsync("canary@example.com");
        await browser.SubmitAndFollowAsync(await browser.GetPageAsync(link));

        Assert.NotEmpty(site.Logs.Lines);
        Assert.Empty(site.Logs.Containing("canary", link.Split('=')[^1]));
    }

    public void Dispose()
    {
        browser.Dispose();
        site.Dispose();
    }

    private async Task<IDocument> SubscribeAsync(string email) =>
        await browser.SubmitAndFollowAsync(await browser.GetPageAsync("/mailing-list"), ("Course", "test-refresher"), ("Email", email));

    private async Task<string> AskAsync(string email)
    {
        await SubscribeAsync(email);
        return Confirm().Match((await site.Mail.FirstToAsync(email)).Text).Value;
    }

    private async Task ConfirmAsync(string email) => await browser.SubmitAndFollowAsync(await browser.GetPageAsync(await AskAsync(email)));

    /// <summary>Announces a date nobody has heard of.</summary>
    /// <returns>How many people are told.</returns>
    private Task<int> AnnounceAsync() => site.Services.GetRequiredService<NewDates>()
        .AnnounceAsync([new(Guid.NewGuid(), "test-refresher", "Test refresher", "/courses/test-refresher/dates/2027-09-10", "Friday 10 September 2027", "Online")]);

    [GeneratedRegex(@"https://localhost/mailing-list/confirm\S+")]
    private static partial Regex Confirm();

    [GeneratedRegex(@"https://localhost/mailing-list/unsubscribe\S+")]
    private static partial Regex Unsubscribe();

    [GeneratedRegex("List-Unsubscribe: *<([^>]+)>")]
    private static partial Regex ListUnsubscribe();
}
