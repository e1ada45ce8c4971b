using System.Net;
using System.Text.RegularExpressions;
using DitSite.Bookings.Bookings;
using DitSite.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace DitSite.Tests.Web.Booking;

public sealed partial class WaitingListPageTests : IDisposable
{
    private const string Path = $"/courses/test-refresher/dates/{Questionnaire.OnePlaceRun}/book";
    private readonly SiteFactory site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task FullRun_OffersTheList_AndAFreedPlaceIsBookedByItsLink()
    {
        var reference = BookingWalk.ReferenceOn(await Questionnaire.In(site, Questionnaire.OnePlaceRun).As("First Come", "first@people.test").BookAsync());
        using var ann = site.Browse("198.18.99.1");
        var full = await ann.GetPageAsync(Path);
        Assert.Equal(HttpStatusCode.Conflict, full.StatusCode);
        var link = await AskAsync(ann, full.QuerySelector("a[href$='/waiting-list']")!.GetAttribute("href")!);

        var waiting = await ann.SubmitAndFollowAsync(await ann.GetPageAsync(link));
        Assert.Equal("You are on the waiting list", waiting.QuerySelector("h1")!.TextContent);
        Assert.Contains("The next place that comes free is yours.", waiting.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        Assert.True(DitSite.Bookings.BookingReference.TryParse(reference, out var parsed));
        await site.Services.GetRequiredService<BookingCancellation>().CancelAsync(parsed);
        var offer = await site.Mail.FirstAsync(mail => mail.Subject.StartsWith("A place for you", StringComparison.Ordinal));
        using var passerBy = site.Browse("198.18.99.2");
        Assert.Equal(HttpStatusCode.Conflict, (await passerBy.GetPageAsync(Path)).StatusCode);

        var kept = await ann.GetPageAsync(Link().Match(offer.Text).Value);
        Assert.Equal("A place is kept for you", kept.QuerySelector("h1")!.TextContent);
        var walk = new Questionnaire(ann, Questionnaire.OnePlaceRun).As("Ann Example", "ann@people.test");
        var page = await ann.SubmitAndFollowAsync(kept);
        while (Questionnaire.StepOf(page) != "done")
        {
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            page = await walk.AnswerAsync(page);
        }

        Assert.NotEqual(reference, BookingWalk.ReferenceOn(page));
        Assert.Equal("You have booked the place", (await ann.GetPageAsync(link)).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task Form_WithoutNameOrAddress_SaysSo()
    {
        await FillAsync();
        using var ann = site.Browse("198.18.99.3");
        var page = await ann.GetPageAsync(Path + "/waiting-list");

        using var refused = await ann.SubmitAsync(page, [("Name", ""), ("Email", "ann")]);
        var shown = await SiteClient.ReadAsync(refused);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(2, shown.QuerySelectorAll(".govuk-error-summary li").Length);
        Assert.Equal("ann", shown.QuerySelector("[name=Email]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task RunWithPlaces_HasNoList()
    {
        using var ann = site.Browse();
        using var answer = await ann.Http.GetAsync(Path + "/waiting-list");

        Assert.Equal((HttpStatusCode.Redirect, Path), (answer.StatusCode, answer.Headers.Location?.OriginalString));
    }

    [Fact]
    public async Task Looking_ChangesNothing_AndAnUnknownLinkIsGone()
    {
        await FillAsync();
        using var ann = site.Browse("198.18.99.4");
        var link = await AskAsync(ann, Path + "/waiting-list");

        for (var look = 0; look < 3; look++)
        {
            Assert.Equal("Join the waiting list", (await ann.GetPageAsync(link)).QuerySelector("h1")!.TextContent);
        }

        Assert.Equal(HttpStatusCode.Gone, (await ann.GetPageAsync("/waiting-list?token=unknown")).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await ann.GetPageAsync("/waiting-list")).StatusCode);
    }

    [Fact]
    public async Task Leaving_IsAButton_AndIsSaid()
    {
        await FillAsync();
        using var ann = site.Browse("198.18.99.5");
        var page = await ann.SubmitAndFollowAsync(await ann.GetPageAsync(await AskAsync(ann, Path + "/waiting-list")));

        var left = await ann.SubmitAndFollowAsync(page);

        Assert.Equal("You have left the waiting list", left.QuerySelector("h1")!.TextContent);
        Assert.Null(left.QuerySelector("main form[method=post]"));
    }

    private Task FillAsync() => Questionnaire.In(site, Questionnaire.OnePlaceRun).As("First Come", "first@people.test").BookAsync();

    private async Task<string> AskAsync(SiteClient browser, string address)
    {
        var sent = await browser.SubmitAndFollowAsync(await browser.GetPageAsync(address), ("Name", "Ann Example"), ("Email", "ann@people.test"));
        Assert.Equal("Look for our email", sent.QuerySelector("h1")!.TextContent);
        return Link().Match((await site.Mail.FirstAsync(mail => mail.Subject.StartsWith("Waiting list", StringComparison.Ordinal))).Text).Value;
    }

    [GeneratedRegex(@"https://localhost/waiting-list\S+")]
    private static partial Regex Link();
}
