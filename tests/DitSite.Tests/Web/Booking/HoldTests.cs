using System.Net.Http.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using DitSite.Tests.Site;

namespace DitSite.Tests.Web.Booking;

public sealed class HoldTests : IDisposable
{
    private readonly SiteFactory site = new();

    [Fact]
    public async Task Hold_FromTheFirstAnswer_ShowsTheTimeLeft()
    {
        var person = Questionnaire.In(site);
        var first = await person.StartAsync();
        Assert.Null(first.QuerySelector(".dit-hold"));

        var second = await person.AnswerAsync(first);
        site.Clock.Advance(TimeSpan.FromMinutes(7));
        var later = await person.GetAsync("your-details");

        Assert.Contains("20 minutes left", Hold(second));
        Assert.Contains("13 minutes left", Hold(later));
    }

    [Fact]
    public async Task Hold_Extended_LastsTwentyMinutesFromThenAndComesBackToTheQuestion()
    {
        var person = Questionnaire.In(site);
        await person.ToAsync("training");
        site.Clock.Advance(TimeSpan.FromMinutes(19));

        using var response = await person.Browser.SubmitAsync(ExtendForm(await person.GetAsync("training"))!, []);
        var page = await person.Browser.FollowAsync(response);

        Assert.Equal("training", Questionnaire.StepOf(page));
        Assert.Contains("20 minutes left", Hold(page));
    }

    [Fact]
    public async Task Hold_ExtendedTenTimes_CanNotBeMadeLonger()
    {
        var person = Questionnaire.In(site);
        await person.ToAsync("training");
        for (var i = 0; i < 10; i++)
        {
            site.Clock.Advance(TimeSpan.FromMinutes(19));
            using var response = await person.Browser.SubmitAsync(ExtendForm(await person.GetAsync("training"))!, []);
        }

        var page = await person.GetAsync("training");

        Assert.Null(ExtendForm(page));
        Assert.Contains("can't be made longer", Hold(page));
    }

    [Fact]
    public async Task Hold_ExtendedByTheScript_AnswersWithSecondsAndExtensionsLeft()
    {
        var person = Questionnaire.In(site);
        var form = ExtendForm(await person.ToAsync("training"))!;
        using var request = new HttpRequestMessage(HttpMethod.Post, form.Action)
        {
            Content = new FormUrlEncodedContent(FormFields.Of(form).With([])),
            Headers = { Accept = { new("application/json") } },
        };

        using var response = await person.Browser.SendAsync(request);
        var answer = await response.Content.ReadFromJsonAsync<Dictionary<string, int>>();

        Assert.Equal(1200, answer!["secondsLeft"]);
        Assert.Equal(9, answer["extensionsLeft"]);
    }

    [Fact]
    public async Task Hold_Expired_LosesOnlyTheHold()
    {
        var person = Questionnaire.In(site);
        await person.ToAsync("who-pays");
        site.Clock.Advance(TimeSpan.FromMinutes(21));

        var page = await person.GetAsync("who-pays");
        var next = await person.AnswerAsync(page);
        var done = await person.AnswerAsync(await person.AnswerAsync(next));

        Assert.Contains("No place is being kept", Hold(page));
        Assert.Equal("fee", Questionnaire.StepOf(next));
        Assert.Equal("done", Questionnaire.StepOf(done));
    }

    [Fact]
    public async Task Hold_BeyondThreePerAddress_GoesOnWithoutAndSaysSo()
    {
        const string address = "203.0.113.9";
        for (var i = 0; i < 3; i++)
        {
            var held = new Questionnaire(site.Browse(address));
            Assert.Contains("20 minutes left", Hold(await held.AnswerAsync(await held.StartAsync())));
        }

        var fourth = new Questionnaire(site.Browse(address)).As("Ron Fourth", "ron@example.com");
        var page = await fourth.AnswerAsync(await fourth.StartAsync());
        var done = await fourth.BookAsync();

        Assert.Contains("No place is being kept", Hold(page));
        Assert.Equal("done", Questionnaire.StepOf(done));
    }

    [Fact]
    public async Task Hold_OnTheLastPlace_KeepsTheRunOpenForItsHolderOnly()
    {
        var holder = Questionnaire.In(site, Questionnaire.OnePlaceRun);
        await holder.ToAsync("who-pays");

        var mine = await holder.GetAsync("who-pays");
        var theirs = await Questionnaire.In(site, Questionnaire.OnePlaceRun).Browser.GetPageAsync(holder.Start);

        Assert.Equal(System.Net.HttpStatusCode.OK, mine.StatusCode);
        Assert.Equal("This date is full", theirs.QuerySelector("h1")!.TextContent);
    }

    public void Dispose() => site.Dispose();

    private static string Hold(IDocument page) => page.QuerySelector(".dit-hold")!.TextContent;

    private static IHtmlFormElement? ExtendForm(IDocument page) => page.QuerySelector<IHtmlFormElement>("main form[action$='/hold']");
}
