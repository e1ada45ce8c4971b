using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using DitSite.Bookings.Applications;
using DitSite.Content.Eligibility;
using DitSite.Tests.Content;
using DitSite.Tests.Site;
using DitSite.Web.Applications;

namespace DitSite.Tests.Web.Applications;

/// <summary>From the self-check into an application, with nothing asked twice and nothing of it in an address.</summary>
public sealed class CarriedAnswersTests : IDisposable
{
    private const string Check = "/courses/test-course/eligibility";
    private readonly ContentCopy content = ApplyContent.WithEverythingAsked();
    private readonly SiteFactory site;

    public CarriedAnswersTests() => site = new() { ContentFolder = content.Path };

    public void Dispose()
    {
        site.Dispose();
        content.Dispose();
    }

    [Fact]
    public async Task Answers_ComeIntoANewApplicationAndAreNotAskedAgain()
    {
        var ann = new ApplyWalk(site, "ann@people.test");
        var door = await ToTheDoorAsync(ann, ("hours", "yes"), ("registration", "abroad"), ("place", "abroad"), ("diploma", "no"), ("role-play", "no"), ("commitment", "no"));
        Assert.Equal("/courses/test-course/dates/2027-05-03/apply?handler=WithAnswers", new Uri(door.Url).PathAndQuery);
        var wrong = await ann.Browser.SubmitAndFollowAsync(door, ("Email", "ann"));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        var asked = await ann.Browser.SubmitAndFollowAsync(wrong, ("Email", ann.Email));
        Assert.Equal("Check your email", asked.QuerySelector("h1")!.TextContent);
        await ann.OpenAsync((await ann.LastLetterAsync("Your link to apply")).Text);

        var tasks = (await ann.Browser.GetPageAsync(ann.Home)).QuerySelectorAll(".govuk-task-list__item").ToDictionary(item => item.QuerySelector("a")!.TextContent, item => item.QuerySelector(".govuk-task-list__status")!.TextContent.Trim());
        Assert.Equal(("Completed", "Completed", "Completed", "In progress", "In progress", "Incomplete"), (tasks["Diploma or equivalent"], tasks["Which fee"], tasks["Funded place"], tasks["About you"], tasks["Registration"], tasks["Supervised work"]));
        Assert.Equal("abroad", await ChosenAsync(ann, "/you"));
        Assert.Equal("no", await ChosenAsync(ann, "/diploma"));
        Assert.Equal("excluding-role-play", await ChosenAsync(ann, "/fee"));
        Assert.Equal("false", await ChosenAsync(ann, "/funding"));
        Assert.Equal("other", await ChosenAsync(ann, "/requirements/registration"));
        Assert.Contains("In the self-check you answered “Yes” to “Have you done 170 hours?”.", (await ann.Browser.GetPageAsync(ann.Home + "/requirements/hours")).QuerySelector("main")!.TextContent);
        Assert.Null((await ann.Browser.GetPageAsync(ann.Home + "/requirements/hours")).QuerySelector("#hours")!.GetAttribute("value"));
        Assert.DoesNotContain("self-check", (await ann.Browser.GetPageAsync(ann.Home + "/requirements/theory")).QuerySelector("main")!.TextContent);
    }

    [Fact]
    public async Task FundedPlace_AskedForFromLondon_StillNeedsThePromiseItself()
    {
        var ann = new ApplyWalk(site, "ann@people.test");
        var door = await ToTheDoorAsync(ann, ("hours", "yes"), ("registration", "named"), ("place", "london"), ("diploma", "yes"), ("role-play", "yes"), ("commitment", "yes"));
        await ann.Browser.SubmitAndFollowAsync(door, ("Email", ann.Email));
        await ann.OpenAsync((await ann.LastLetterAsync("Your link to apply")).Text);

        var funding = await ann.Browser.GetPageAsync(ann.Home + "/funding");
        Assert.Equal(["Wanted=true", "InLondon=true"], funding.QuerySelectorAll<IHtmlInputElement>("main input[checked]").Select(input => $"{input.Name}={input.Value}"));
        Assert.Equal("including-role-play", await ChosenAsync(ann, "/fee"));
        Assert.Null(await ChosenAsync(ann, "/requirements/registration"));
        Assert.Contains("The lighthouse asks for its diploma before you see cases.", (await ann.Browser.GetPageAsync(ann.Home + "/diploma")).QuerySelector("main")!.TextContent);
    }

    [Fact]
    public async Task Answers_ForAnApplicationThatExists_ChangeNothingInIt()
    {
        var ann = new ApplyWalk(site, "ann@people.test");
        await ann.StartAsync();
        var first = ApplyWalk.LinkIn((await ann.LastLetterAsync("Your link to apply")).Text);
        var stranger = new ApplyWalk(site, "ann@people.test");
        var door = await ToTheDoorAsync(stranger, ("hours", "yes"), ("registration", "abroad"), ("place", "abroad"), ("diploma", "no"), ("role-play", "no"), ("commitment", "no"));
        await stranger.Browser.SubmitAndFollowAsync(door, ("Email", "ann@people.test"));
        await ann.OpenAsync((await site.Mail.FirstAsync(mail => mail.To == ann.Email && ApplyWalk.LinkIn(mail.Text) is { Length: > 0 } link && link != first)).Text);

        Assert.Null(await ChosenAsync(ann, "/diploma"));
        Assert.Null(await ChosenAsync(ann, "/you"));
    }

    [Fact]
    public async Task Answers_StandInNoAddressLogOrCookie()
    {
        var ann = new ApplyWalk(site, "ann@people.test");
        var door = await ToTheDoorAsync(ann, ("hours", "yes"), ("registration", "abroad"), ("place", "london"), ("diploma", "no"), ("role-play", "no"), ("commitment", "yes"));
        var logged = site.Logs.Containing("london").Count();
        using var sent = await ann.Browser.SubmitAsync(door, [("Email", ann.Email)]);

        Assert.Equal("/applications/check-your-email", sent.Headers.Location!.OriginalString);
        Assert.False(sent.Headers.Contains("Set-Cookie"));
        Assert.Equal(logged, site.Logs.Containing("london").Count());
        Assert.DoesNotContain("=london", (await ann.LastLetterAsync("Your link to apply")).Raw);
    }

    [Fact]
    public async Task Result_ThatClosesTheFirstDoor_OffersNoApplication()
    {
        using var browser = site.Browse();
        var page = await browser.SubmitAndFollowAsync(await browser.GetPageAsync(Check), Named(("hours", "no"), ("registration", "none"), ("place", "uk"), ("diploma", "no"), ("role-play", "no"), ("commitment", "no")));

        Assert.Empty(page.QuerySelectorAll("form[action*=apply]"));
    }

    [Fact]
    public async Task Link_ThatRanOut_IsRenewedToTheSameAddressWithTheAnswers()
    {
        var ann = new ApplyWalk(site, "ann@people.test");
        var door = await ToTheDoorAsync(ann, ("hours", "yes"), ("registration", "named"), ("place", "uk"), ("diploma", "yes"), ("role-play", "yes"), ("commitment", "no"));
        await ann.Browser.SubmitAndFollowAsync(door, ("Email", ann.Email));
        var link = ApplyWalk.LinkIn((await ann.LastLetterAsync("Your link to apply")).Text);
        site.Clock.Advance(ApplicationLinks.ContinueLifetime);
        var dead = await ann.Browser.GetPageAsync(link);
        Assert.Equal(HttpStatusCode.Gone, dead.StatusCode);

        var renewed = await ann.Browser.SubmitAndFollowAsync(dead);
        Assert.Equal("Check your email", renewed.QuerySelector("h1")!.TextContent);
        await site.Mail.FirstAsync(mail => mail.To == ann.Email && ApplyWalk.LinkIn(mail.Text) != link);
        await ann.OpenAsync((await ann.LastLetterAsync("Your link to apply")).Text);
        Assert.Equal("yes", await ChosenAsync(ann, "/diploma"));

        // One that never was, and one that is used up, get the same answer and no letter.
        var letters = site.Mail.Sent.Count;
        var unknown = await ann.Browser.SubmitAndFollowAsync(await ann.Browser.GetPageAsync("/applications/continue?link=" + new string('x', 43)));
        Assert.Equal("Check your email", unknown.QuerySelector("h1")!.TextContent);
        var used = await ann.Browser.SubmitAndFollowAsync(await ann.Browser.GetPageAsync(ApplyWalk.LinkIn((await ann.LastLetterAsync("Your link to apply")).Text)));
        Assert.Equal("Check your email", used.QuerySelector("h1")!.TextContent);
        await Task.Delay(200);
        Assert.Equal(letters, site.Mail.Sent.Count);
    }

    private async Task<IDocument> ToTheDoorAsync(ApplyWalk walk, params (string Question, string Answer)[] answers)
    {
        var result = await walk.Browser.SubmitAndFollowAsync(await walk.Browser.GetPageAsync(Check), Named(answers));
        var form = Assert.Single(result.QuerySelectorAll<IHtmlFormElement>("form[action*=apply]"));
        return await walk.Browser.FollowAsync(await walk.Browser.SubmitAsync(form, []));
    }

    private static (string Name, string? Value)[] Named(params (string Question, string Answer)[] answers) => [.. answers.Select(pair => ($"Answers[{pair.Question}]", (string?)pair.Answer))];

    private static async Task<string?> ChosenAsync(ApplyWalk walk, string page) =>
        (await walk.Browser.GetPageAsync(walk.Home + page)).QuerySelector("main input[type=radio][checked]")?.GetAttribute("value");
}

/// <summary>The course as it ships: each question of its self-check has a place in an application.</summary>
public sealed class ShippedCarriedAnswersTests(ShippedContent content) : IClassFixture<ShippedContent>
{
    [Fact]
    public void ShippedCheck_IsTakenOverWhole()
    {
        var course = content.Snapshot.FindCourse("dynamic-interpersonal-therapy")!;
        var run = course.Runs[0];
        EligibilityAnswers Of(params (string Question, string Answer)[] other) => other.Aggregate(
            course.Check!.Questions.Aggregate(EligibilityAnswers.None, (answers, question) => answers.With(question.Code, question.Answers[0].Code)), (answers, pair) => answers.With(pair.Question, pair.Answer));

        var london = CarriedAnswers.Of(course, run, Of())!;
        Assert.Equal((true, "yes", "including-role-play", new FundingAnswer(true, InLondon: true)), (london.WorksInUk, london.Diploma, london.FeeCode, london.Funding));
        Assert.Empty(london.Requirements);
        Assert.Equal(course.EntryRequirements.Select(requirement => requirement.Code), london.SelfCheck.Select(answer => answer.Question).Where(code => course.EntryRequirements.Any(requirement => requirement.Code == code)));
        Assert.Equal("Yes", course.Check!.FindQuestion("diploma")!.Find("yes")!.Words);
        Assert.Contains("For supervised practice you need a diploma", AppliedForContent.Of(course, run, new()).Diploma!.Why);

        var overseas = CarriedAnswers.Of(course, run, Of(("registration", "abroad"), ("place", "abroad"), ("commitment", "no"), ("role-play", "no")))!;
        Assert.Equal((false, "excluding-role-play", new FundingAnswer(false), RequirementAnswer.OtherBody), (overseas.WorksInUk, overseas.FeeCode, overseas.Funding, overseas.Requirements["registration"].Body));
        Assert.Null(CarriedAnswers.Of(course, run, EligibilityAnswers.None));
    }
}
