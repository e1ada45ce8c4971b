using System.Net;
using DitSite.Tests.Site;

namespace DitSite.Tests.Web.Booking;

public sealed class JourneyOrderTests(SiteFactory site) : IClassFixture<SiteFactory>
{
    [Fact]
    public async Task Journey_ForOneself_AsksInTheOrderOfTheIssueAndSkipsWhatDoesNotApply()
    {
        var person = Questionnaire.In(site);
        var page = await person.StartAsync();
        var asked = new List<string>();
        while (Questionnaire.StepOf(page) != "done")
        {
            asked.Add(Questionnaire.StepOf(page));
            page = await person.AnswerAsync(page);
        }

        Assert.Equal(["who-attends", "your-details", "training", "system-requirements", "registration", "access-needs", "who-pays", "fee", "check"], asked);
    }

    [Fact]
    public async Task Journey_ForSomebodyElseAndAnEmployer_AsksForBoth()
    {
        var person = Questionnaire.In(site).With("who-attends", ("Attendee", "SomebodyElse")).With("who-pays", ("Payer", "Employer"));

        var check = await person.ToAsync("check");

        var text = check.QuerySelector("main")!.TextContent;
        Assert.Contains("bea@example.org", text);
        Assert.Contains("Testford Trust", text);
        Assert.Contains("PO-77", text);
    }

    [Fact]
    public async Task Page_BeforeTheJourneyStarted_LeadsToTheStartAndSetsNoCookie()
    {
        var person = Questionnaire.In(site);

        using var response = await person.Browser.Http.GetAsync($"{person.Start}/who-pays");

        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.Equal($"{person.Start}?ended=true", response.Headers.Location!.OriginalString);
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("your-details")]
    [InlineData("who-pays")]
    [InlineData("employer")]
    [InlineData("check")]
    public async Task Page_JumpedToAhead_LeadsToTheFirstUnansweredQuestion(string step)
    {
        var person = Questionnaire.In(site);
        await person.StartAsync();

        using var response = await person.Browser.Http.GetAsync($"{person.Start}/{step}");

        Assert.Equal($"{person.Start}/who-attends", response.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Question_GoneBackTo_ShowsItsAnswerAndItsBackLink()
    {
        var person = Questionnaire.In(site).As("Cy Back", "cy@example.com");
        await person.ToAsync("system-requirements");

        var training = await person.GetAsync("training");
        var details = await person.GetAsync("your-details");

        Assert.Equal("2019", training.QuerySelector("[name='Completed.Year']")!.GetAttribute("value"));
        Assert.Equal("cy@example.com", details.QuerySelector("[name=Email]")!.GetAttribute("value"));
        Assert.Equal($"{person.Start}/your-details", training.QuerySelector(".govuk-back-link")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Answer_ChangedFromTheCheckPage_LeadsBackToItAndIsShown()
    {
        var person = Questionnaire.In(site);
        var check = await person.ToAsync("check");
        var change = check.QuerySelector("a[href$='/your-details']")!;
        Assert.Contains("name and email address", change.TextContent);

        var again = await person.AnswerAsync(await person.Browser.GetPageAsync(change.GetAttribute("href")!), ("Name", "Dee Changed"), ("Email", "dee@example.com"));

        Assert.Equal("check", Questionnaire.StepOf(again));
        Assert.Contains("dee@example.com", again.QuerySelector("main")!.TextContent);
    }

    [Fact]
    public async Task WhoAttends_Changed_AsksAgainWhatWasSaidOfTheOtherPersonOnly()
    {
        var person = Questionnaire.In(site).With("registration", ("Body", "AAA"), ("Number", "123456"));
        await person.ToAsync("check");

        var page = await person.AnswerAsync(await person.GetAsync("who-attends"), ("Attendee", "SomebodyElse"));
        var asked = new List<string>();
        while (Questionnaire.StepOf(page) != "check")
        {
            asked.Add(Questionnaire.StepOf(page));
            Assert.Null(page.QuerySelector("[value='123456']"));
            page = await person.With("registration").AnswerAsync(page);
        }

        Assert.Equal(["their-details", "training", "registration", "access-needs"], asked);
        Assert.DoesNotContain("123456", page.QuerySelector("main")!.TextContent);
    }

    [Fact]
    public async Task Answers_After20Hours_AreGoneAndTheStartPageSaysSo()
    {
        using var own = new SiteFactory();
        var person = Questionnaire.In(own);
        await person.ToAsync("who-pays");

        own.Clock.Advance(TimeSpan.FromHours(19));
        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync("who-pays")).StatusCode);
        own.Clock.Advance(TimeSpan.FromMinutes(61));
        using var response = await person.Browser.Http.GetAsync($"{person.Start}/who-pays");
        var start = await person.Browser.FollowAsync(response);

        Assert.Equal(person.Start, new Uri(start.Url).AbsolutePath);
        Assert.Contains("20 hours", start.QuerySelector(".govuk-inset-text")!.TextContent);
    }

    [Fact]
    public async Task Journey_StartedTwice_OffersToGoOnAndKeepsTheAnswers()
    {
        var person = Questionnaire.In(site);
        await person.ToAsync("training");

        var start = await person.Browser.GetPageAsync(person.Start);

        Assert.Equal($"{person.Start}/training", start.QuerySelector("main a.govuk-button")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Cookie_IsSetByTheStartOnly_HostOnlySecureAndFor20Hours()
    {
        var person = Questionnaire.In(site);
        using var before = await person.Browser.Http.GetAsync(person.Start);
        Assert.False(before.Headers.Contains("Set-Cookie"));

        using var started = await person.SendAsync(await person.Browser.GetPageAsync(person.Start));

        var cookie = Assert.Single(started.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("__Host-booking=", cookie);
        foreach (var part in (string[])["secure", "httponly", "path=/", "max-age=72000", "samesite=lax"])
        {
            Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase);
        }

        Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Pages_OfTheJourney_AreNotStoredAndTellNoOtherSite()
    {
        var person = Questionnaire.In(site);
        await person.ToAsync("training");

        using var response = await person.Browser.Http.GetAsync($"{person.Start}/your-details");

        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Equal("same-origin", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
    }

    [Fact]
    public async Task Form_WithoutItsToken_IsRefused()
    {
        var person = Questionnaire.In(site);
        var page = await person.ToAsync("training");

        using var refused = await person.SendAsync(page, ("csrf", null), ("Completed.Month", "5"), ("Completed.Year", "2019"));
        using var taken = await person.SendAsync(page, ("Completed.Month", "5"), ("Completed.Year", "2019"));

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(HttpStatusCode.Found, taken.StatusCode);
    }

    [Fact]
    public async Task Course_ThatIsAppliedFor_HasNoBooking()
    {
        using var browser = site.Browse();

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetPageAsync("/courses/test-course/dates/2027-05-03/book")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetPageAsync("/courses/test-refresher/dates/2099-01-01/book")).StatusCode);
    }

    [Theory]
    [InlineData("2026-06-12", "This date is over")]
    [InlineData("2027-06-11", "This date is not confirmed")]
    [InlineData("2027-07-09", "This date has been cancelled")]
    public async Task Run_ThatIsNotOpen_SaysWhyWithAlternativesAndStartsNothing(string run, string heading)
    {
        var person = Questionnaire.In(site, run);

        var page = await person.Browser.GetPageAsync(person.Start);
        using var request = new HttpRequestMessage(HttpMethod.Post, person.Start);
        using var posted = await person.Browser.SendAsync(request);
        using var inside = await person.Browser.Http.GetAsync($"{person.Start}/who-attends");

        Assert.Equal(HttpStatusCode.Conflict, page.StatusCode);
        Assert.Equal(heading, page.QuerySelector("h1")!.TextContent);
        Assert.NotNull(page.QuerySelector($"main a[href='/courses/test-refresher/dates/{Questionnaire.RoomyRun}/book']"));
        Assert.NotNull(page.QuerySelector("main a[href^='/mailing-list']"));
        Assert.Equal(HttpStatusCode.Conflict, posted.StatusCode);
        Assert.False(posted.Headers.Contains("Set-Cookie"));
        Assert.Equal(person.Start, inside.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task NotCompleted_LeadsToTheCourseThatComesFirst()
    {
        var person = Questionnaire.In(site);
        var training = await person.ToAsync("training");

        var page = await person.Browser.GetPageAsync(training.QuerySelector("main a[href$='/not-completed']")!.GetAttribute("href")!);

        Assert.NotNull(page.QuerySelector("main a[href='/courses/test-course']"));
    }
}
