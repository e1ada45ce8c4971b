using System.Net;
using DitSite.Bookings.Applications;
using DitSite.Tests.Bookings.Evidence;
using DitSite.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace DitSite.Tests.Web.Applications;

public sealed class ApplyJourneyTests : IDisposable
{
    private readonly ContentCopy content = ApplyContent.WithTherapy();
    private readonly SiteFactory site;

    public ApplyJourneyTests() => site = new() { ContentFolder = content.Path };

    public void Dispose()
    {
        site.Dispose();
        content.Dispose();
    }

    [Fact]
    public async Task Applicant_FromTheFirstPageToABookedPlace()
    {
        var ann = new ApplyWalk(site, "ann@people.test");
        await ann.StartAsync();
        await ann.FillAsync();
        var sent = await ann.SendAsync();
        Assert.EndsWith("/sent", new Uri(sent.Url).AbsolutePath);
        Assert.Contains(ann.Reference.ToString(), sent.QuerySelector(".govuk-panel")!.TextContent);

        var referee = site.Browse("198.51.100.9");
        var letter = await site.Mail.FirstToAsync("referee-ann@people.test");
        var form = await referee.GetPageAsync(ApplyWalk.LinkIn(letter.Text));
        Assert.Contains("Ann Applicant", form.QuerySelector("main")!.TextContent);
        var thanks = await referee.SubmitAndFollowAsync(form, ("Name", "Pat Referee"), ("Position", "Supervisor"), ("Hours", "190"), ("From.Month", "2"), ("From.Year", "2019"), ("To.Month", "2"), ("To.Year", "2022"), ("Identity", "true"));
        Assert.Equal("Thank you", thanks.QuerySelector("h1")!.TextContent);
        Assert.Equal(HttpStatusCode.Gone, (await referee.GetPageAsync(ApplyWalk.LinkIn(letter.Text))).StatusCode);

        await ann.OfferAsync();
        await ann.OpenAsync((await ann.LastLetterAsync("we offer you a place")).Text);
        var offer = await ann.Browser.GetPageAsync(ann.Home + "/offer");
        Assert.Contains("£237.31", offer.QuerySelector("main")!.TextContent);
        var missing = await ann.Browser.SubmitAndFollowAsync(offer, ("Payer", "Employer"));
        Assert.Equal(HttpStatusCode.BadRequest, missing.StatusCode);
        var booked = await ann.Browser.SubmitAndFollowAsync(offer, ("Payer", "Employer"), ("Organisation", "A trust"), ("BillingAddress", "1 Road"));
        Assert.Contains("Your place is booked", booked.QuerySelector("main")!.TextContent);
        Assert.Contains("£237.31", (await ann.LastLetterAsync("Booking ")).Text);
    }

    [Fact]
    public async Task Applicant_InterruptedAndOnAnotherDevice_FindsEverythingAsItWas()
    {
        var ann = new ApplyWalk(site, "ann@people.test");
        await ann.StartAsync();
        await ann.FillAsync(most: 4);
        var (home, first) = (ann.Home, ann.Browser);
        await ann.ResumeElsewhereAsync();
        Assert.Equal(home, ann.Home);
        Assert.Equal("Ann Applicant", (await ann.Browser.GetPageAsync(home + "/you")).QuerySelector("#name")!.GetAttribute("value"));
        await ann.FillAsync();
        Assert.EndsWith("/sent", (await ann.SendAsync()).Url);
        Assert.Contains("Sent", (await first.GetPageAsync(home)).QuerySelector(".govuk-tag")!.TextContent);
    }

    [Fact]
    public async Task Applicant_ForAFundedPlace_SeesTheMomentAndThePlace()
    {
        var ann = new ApplyWalk(site, "ann@people.test");
        await ann.StartAsync();
        await ann.FillAsync(funded: true);
        await ann.SendAsync();

        var status = (await ann.Browser.GetPageAsync(ann.Home)).QuerySelector("main")!.TextContent;
        Assert.Contains("Kept for you while we decide.", status);
        Assert.Contains("Monday 22 February 2027", status);
        Assert.Contains("1 February 2027, 09:00:00", (await ann.LastLetterAsync("we have it")).Text.ReplaceLineEndings(" "));
        Assert.Contains("a funded place is kept for you", (await ann.LastLetterAsync("kept for you")).Subject);
    }

    [Fact]
    public async Task Applicant_FromAbroadWithAnotherBody_IsForATutorAndToldAboutTheRegister()
    {
        var ann = new ApplyWalk(site, "ann@people.test");
        await ann.StartAsync();
        Assert.Contains("cannot obtain registration with the Testford Council", (await ann.Browser.GetPageAsync(ann.Home + "/you")).QuerySelector("main")!.TextContent);
        await ann.FillAsync(instead: new Dictionary<string, string> { ["Place"] = "abroad", ["Country"] = "Ireland", ["Body"] = "other", ["OtherBodyName"] = "Irish Council" });
        await ann.SendAsync();

        var shown = (await ann.Browser.GetPageAsync(ann.Home)).QuerySelector("main")!.TextContent;
        Assert.Contains("Works in Ireland", shown);
        Assert.Contains("Irish Council (for the course tutors to judge)", shown);
    }

    [Fact]
    public async Task Question_IsAnsweredWithAFile()
    {
        var ann = new ApplyWalk(site, "ann@people.test");
        await ann.StartAsync();
        await ann.FillAsync();
        await ann.SendAsync();
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await site.Services.GetRequiredService<Assessments>().RequestInformationAsync(ann.Reference, "theory", "Which certificate is the second?", "Sam");
        await ann.OpenAsync((await ann.LastLetterAsync("we have a question")).Text);
        var page = await ann.Browser.GetPageAsync((await ann.Browser.GetPageAsync(ann.Home)).QuerySelector("main a[href*='/questions/']")!.GetAttribute("href")!);

        Assert.Equal(HttpStatusCode.BadRequest, (await ann.Browser.SubmitAndFollowAsync(page)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await ann.UploadAsync(ann.Home + "/requirements/theory/files", ("second.png", SampleFiles.Png()))).StatusCode);
        using var elsewhere = await ann.Browser.Http.GetAsync(ann.Home + "/requirements/employment/files");
        Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
        var answered = await ann.Browser.SubmitAndFollowAsync(page);
        Assert.Contains("Being read", answered.QuerySelector(".govuk-tag")!.TextContent);
    }

    [Fact]
    public async Task Answers_WithMistakes_AreKeptAndExplained()
    {
        var ann = new ApplyWalk(site, "ann@people.test");
        await ann.StartAsync();
        var page = await ann.Browser.SubmitAndFollowAsync(await ann.Browser.GetPageAsync(ann.Home + "/requirements/employment"), ("Employer", "The Long Practice"), ("From.Month", "13"), ("From.Year", "2019"));

        Assert.Equal(HttpStatusCode.BadRequest, page.StatusCode);
        Assert.Equal("The Long Practice", page.QuerySelector("#employer")!.GetAttribute("value"));
        Assert.Equal(["Select where you worked", "Enter your role", "The month it began must have a month from 1 to 12, or its name, such as March", "Select whether it is still going on"],
            page.QuerySelectorAll(".govuk-error-summary__list a").Select(link => link.TextContent));
        using var early = await ann.Browser.Http.GetAsync(ann.Home + "/check");
        Assert.Equal(ann.Home, early.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Link_IsOpenedByAButtonAndNotByLooking()
    {
        var ann = new ApplyWalk(site, "ann@people.test");
        using var scanner = site.Browse();
        await ann.Browser.SubmitAndFollowAsync(await ann.Browser.GetPageAsync($"{ApplyWalk.Run}/apply"), ("Email", "ann@people.test"));
        var link = ApplyWalk.LinkIn((await ann.LastLetterAsync("Your link")).Text);
        for (var look = 0; look < 3; look++)
        {
            Assert.Equal(HttpStatusCode.OK, (await scanner.GetPageAsync(link)).StatusCode);
        }

        await ann.OpenAsync((await ann.LastLetterAsync("Your link")).Text);
        var used = await scanner.GetPageAsync(link);
        Assert.Equal(HttpStatusCode.Gone, used.StatusCode);
        Assert.NotNull(used.QuerySelector("a[href='/applications/return']"));
        Assert.Empty(site.Logs.Containing("ann@people.test", link.Split('=')[1]));
    }

    [Fact]
    public async Task Run_ThatIsNotOpen_SaysWhyAndTakesNoAddress()
    {
        using var browser = site.Browse();
        var past = await browser.GetPageAsync("/courses/test-course/dates/2025-03-17/apply");
        Assert.Equal(HttpStatusCode.Conflict, past.StatusCode);
        Assert.Null(past.QuerySelector("main form"));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetPageAsync("/courses/test-refresher/dates/2027-04-09/apply")).StatusCode);
        Assert.Null((await browser.GetPageAsync("/courses/test-course/dates/2025-03-17")).QuerySelector("a[href$='/apply']"));
        Assert.NotNull((await browser.GetPageAsync(ApplyWalk.Run)).QuerySelector("main a[href$='/apply']"));
    }
}
