using System.Net;
using DitSite.Tests.Site;
using DitSite.Tests.Web.Forms;
using DitSite.Tests.Web.Pages;

namespace DitSite.Tests.Web.Eligibility;

public sealed class EligibilityTests(SiteFactory site) : IClassFixture<SiteFactory>
{
    private const string Address = "/courses/test-course/eligibility";

    private static (string Name, string? Value)[] Answers(string hours, string registration, string place) =>
        [("Answers[hours]", hours), ("Answers[registration]", registration), ("Answers[place]", place)];

    [Fact]
    public async Task Questions_ComeFromTheContentWithItsFacts_AndTheCoursePageLeadsThere()
    {
        using var browser = site.Browse();

        var page = await browser.GetPageAsync(Address);

        Assert.Equal(["Have you done 170 hours?", "Are you registered?", "Where do you work?"], page.QuerySelectorAll("main legend").Select(legend => legend.Words()));
        Assert.Contains("Yes, with AAA or BBB", page.QuerySelectorAll("main label").Select(label => label.Words()));
        Assert.Empty(page.QuerySelectorAll("main input[checked]"));
        Assert.Contains(Address, (await browser.GetPageAsync("/courses/test-course")).Links());
        Assert.Contains($"https://localhost{Address}<", await browser.Http.GetStringAsync("/sitemap.xml"));
    }

    [Theory]
    [InlineData("yes", "named", "harbour", "Come to the course: Open | Register with the Testford Council: Open | Ask for a funded place: Open", "everything here is open to you")]
    [InlineData("yes", "abroad", "inland", "Come to the course: Open | Register with the Testford Council: Closed | Ask for a funded place: Closed", "1 of 3 is open to you")]
    [InlineData("yes", "abroad", "harbour", "Come to the course: Open | Register with the Testford Council: Closed | Ask for a funded place: Open", "2 of 3 are open to you")]
    [InlineData("no", "none", "inland", "Come to the course: Closed | Register with the Testford Council: Closed | Ask for a funded place: Closed", "nothing here is open to you yet")]
    public async Task Answers_OpenAndCloseDoors(string hours, string registration, string place, string doors, string summary)
    {
        using var browser = site.Browse();

        var result = await browser.SubmitAndFollowAsync(await browser.GetPageAsync(Address), Answers(hours, registration, place));

        Assert.Equal(doors, string.Join(" | ", result.QuerySelectorAll(".dit-door").Select(door => $"{door.QuerySelector("h2")!.Words()}: {door.QuerySelector(".govuk-tag")!.Words()}")));
        Assert.Contains(summary, result.QuerySelector(".dit-lead")!.Words());
    }

    [Fact]
    public async Task ClosedDoor_SaysTheRuleAndTheSmallestChange()
    {
        using var browser = site.Browse();

        var result = await browser.SubmitAndFollowAsync(await browser.GetPageAsync(Address), Answers("no", "abroad", "harbour"));

        var council = result.QuerySelectorAll(".dit-door")[1];
        Assert.Equal(["You need 170 hours of supervised work.", "The council asks for AAA or BBB.", "Complete 170 hours.", "Register with AAA or BBB."], council.QuerySelectorAll("li").Select(item => item.Words()));
        Assert.Contains("What would open it, all together", council.Words());
        Assert.DoesNotContain("The tutors decide", result.Words());
        Assert.Equal("Not yet", result.Fact("Have you done 170 hours?"));
    }

    [Fact]
    public async Task OpenDoor_SaysWhatToKnowBeforehand()
    {
        using var browser = site.Browse();

        var result = await browser.SubmitAndFollowAsync(await browser.GetPageAsync(Address), Answers("yes", "abroad", "harbour"));

        Assert.Contains("The tutors decide about a board elsewhere.", result.QuerySelector(".dit-door--open")!.Words());
    }

    [Fact]
    public async Task Form_SentEmptyOrInPart_SaysWhatIsMissingAndKeepsTheRest()
    {
        using var browser = site.Browse();
        var page = await browser.GetPageAsync(Address);

        var empty = await browser.SubmitAndFollowAsync(page);
        var part = await browser.SubmitAndFollowAsync(page, ("Answers[hours]", "yes"), ("Answers[place]", "moon"));

        Assert.Equal(3, empty.QuerySelectorAll(".govuk-error-summary li").Length);
        ErrorContract.AssertHolds(empty);
        Assert.Equal(["Select an answer: Are you registered?", "Select an answer: Where do you work?"], part.QuerySelectorAll(".govuk-error-summary li").Select(item => item.Words()));
        ErrorContract.AssertHolds(part, ("Answers[hours]", "yes"));
    }

    [Fact]
    public async Task Change_ShowsTheQuestionsWithTheAnswersInTheirPlaces()
    {
        using var browser = site.Browse();
        var result = await browser.SubmitAndFollowAsync(await browser.GetPageAsync(Address), Answers("no", "abroad", "inland"));

        var again = await browser.SubmitAndFollowAsync(result);

        Assert.Equal(["no", "abroad", "inland"], again.QuerySelectorAll("main input[checked]").Select(input => input.GetAttribute("value")));
        Assert.Null(again.QuerySelector(".govuk-error-summary"));
        Assert.Contains("everything here is open", (await browser.SubmitAndFollowAsync(again, Answers("yes", "named", "harbour"))).Words());
    }

    [Fact]
    public async Task Answers_AreStoredNowhere()
    {
        using var browser = site.Browse();
        var page = await browser.GetPageAsync(Address);
        var logged = site.Logs.Containing("inland").Count();

        using var response = await browser.SubmitAsync(page, Answers("yes", "abroad", "inland"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
        Assert.False(response.Headers.Contains("Set-Cookie"));
        Assert.Contains("noindex", response.Headers.GetValues("X-Robots-Tag"));
        Assert.Empty(response.RequestMessage!.RequestUri!.Query);
        Assert.Equal(logged, site.Logs.Containing("inland").Count());
    }

    [Fact]
    public async Task Result_WithoutAForm_LeadsToTheQuestions_AndOtherSitesAndCoursesHaveNone()
    {
        using var browser = site.Browse();
        using var foreign = new HttpRequestMessage(HttpMethod.Post, Address + "/result") { Content = new FormUrlEncodedContent([]), Headers = { { "Sec-Fetch-Site", "cross-site" } } };

        using var opened = await browser.Http.GetAsync(Address + "/result");
        using var refused = await browser.Http.SendAsync(foreign);
        using var another = await browser.SendAsync(new(HttpMethod.Post, "/courses/test-refresher/eligibility/result") { Content = new FormUrlEncodedContent([]) });

        Assert.Equal((HttpStatusCode.Found, Address), (opened.StatusCode, opened.Headers.Location!.ToString()));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, another.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetPageAsync("/courses/test-refresher/eligibility")).StatusCode);
        Assert.DoesNotContain("eligibility", string.Join(' ', (await browser.GetPageAsync("/courses/test-refresher")).Links()));
    }
}
