using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using DitSite.Bookings.Places;
using DitSite.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace DitSite.Tests.Web.Booking;

public sealed partial class ConfirmTests(SiteFactory site) : IClassFixture<SiteFactory>
{
    [Fact]
    public async Task Confirm_Books_SendsTheLetterAndTellsStaff()
    {
        var done = await Questionnaire.In(site).As("Eve Booker", "eve@example.com").BookAsync();

        var reference = ReferenceOn(done);
        var letter = await site.Mail.FirstToAsync("eve@example.com");
        var notice = await site.Mail.FirstAsync(mail => mail.To == "bookings@provider.test" && mail.Text.Contains(reference));
        Assert.Equal("done", Questionnaire.StepOf(done));
        Assert.Contains(reference, letter.Text);
        Assert.Contains("£137.31", letter.Text);
        Assert.Contains("text/calendar", letter.Raw);
        Assert.Contains("Eve Booker", notice.Text);
        Assert.Contains("eve@example.com", done.QuerySelector("main")!.TextContent);
        Assert.NotNull(done.QuerySelector("main a[href$='.ics']"));
    }

    [Fact]
    public async Task Confirm_SentTwiceAtOnce_IsOneBooking()
    {
        var person = Questionnaire.In(site).As("Flo Double", "flo@example.com");
        var check = await person.ToAsync("check");

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => person.SendAsync(check, ("Accepted", "true"))));
        var references = new HashSet<string>();
        foreach (var answer in answers)
        {
            references.Add(ReferenceOn(await person.Browser.FollowAsync(answer)));
        }

        await site.Mail.FirstToAsync("flo@example.com");
        Assert.Single(references);
        Assert.Single(site.Mail.Sent, mail => mail.To == "flo@example.com");
    }

    [Fact]
    public async Task Confirm_AgainByBackOrReload_ShowsTheSameResult()
    {
        var person = Questionnaire.In(site).As("Gus Again", "gus@example.com");
        var check = await person.ToAsync("check");
        var done = await person.AnswerAsync(check, ("Accepted", "true"));

        var resubmitted = await person.AnswerAsync(check, ("Accepted", "true"));
        var reloaded = await person.GetAsync("done");
        var wentBack = await person.Browser.FollowAsync(await person.Browser.Http.GetAsync($"{person.Start}/check"));

        Assert.All([resubmitted, reloaded, wentBack], page => Assert.Equal(ReferenceOn(done), ReferenceOn(page)));
        await site.Mail.FirstToAsync("gus@example.com");
        Assert.Single(site.Mail.Sent, mail => mail.To == "gus@example.com");
    }

    [Fact]
    public async Task Confirm_ASecondJourney_IsASecondBooking()
    {
        var person = Questionnaire.In(site).As("Hal First", "hal@example.com");
        var first = await person.BookAsync();

        var second = await person.As("Ida Second", "ida@example.com").BookAsync();

        Assert.NotEqual(ReferenceOn(first), ReferenceOn(second));
    }

    [Fact]
    public async Task LastPlace_WithTwoPeople_OneBooksAndTheOtherIsToldAtOnce()
    {
        using var own = new SiteFactory();
        var (first, second) = (Questionnaire.In(own, Questionnaire.OnePlaceRun), Questionnaire.In(own, Questionnaire.OnePlaceRun).As("Jo Late", "jo@example.com"));
        var started = await second.StartAsync();
        await first.ToAsync("check");

        var told = await second.AnswerAsync(started, ("Attendee", "Myself"));
        var done = await first.AnswerAsync(await first.GetAsync("check"));

        Assert.Equal("done", Questionnaire.StepOf(done));
        Assert.Equal(HttpStatusCode.Conflict, told.StatusCode);
        Assert.Equal("This date is full", told.QuerySelector("h1")!.TextContent);
        Assert.NotNull(told.QuerySelector($"main a[href='/courses/test-refresher/dates/{Questionnaire.RoomyRun}/book']"));
        Assert.NotNull(told.QuerySelector("main a[href='/mailing-list?course=test-refresher']"));
    }

    [Fact]
    public async Task LastPlace_TakenWhileTheHoldHadLapsed_IsToldOnConfirming()
    {
        using var own = new SiteFactory();
        var (slow, quick) = (Questionnaire.In(own, Questionnaire.OnePlaceRun), Questionnaire.In(own, Questionnaire.OnePlaceRun).As("Kim Quick", "kim@example.com"));
        var check = await slow.ToAsync("check");
        own.Clock.Advance(TimeSpan.FromMinutes(21));
        await own.Services.GetRequiredService<PlaceHolds>().SweepAsync();
        await quick.BookAsync();

        var told = await slow.AnswerAsync(check, ("Accepted", "true"));

        Assert.Equal("This date is full", told.QuerySelector("h1")!.TextContent);
        Assert.DoesNotContain(own.Mail.Sent, mail => mail.To == "ann@example.com");
    }

    [Fact]
    public async Task Delegate_WhoHasAPlaceAlready_IsToldByEmailOnly()
    {
        await Questionnaire.In(site).As("Lou Once", "lou@example.com").BookAsync();
        await site.Mail.FirstToAsync("lou@example.com");

        var stranger = Questionnaire.In(site).As("Max Curious", "max@example.com").With("who-attends", ("Attendee", "SomebodyElse")).With("their-details", ("Name", "Lou Once"), ("Email", "LOU@example.com"));
        var again = await stranger.BookAsync();
        var fresh = await Questionnaire.In(site).As("Max Curious", "max@example.com").With("who-attends", ("Attendee", "SomebodyElse")).With("their-details", ("Name", "Lou Once"), ("Email", "new@example.com")).BookAsync();

        Assert.Equal(Masked(fresh), Masked(again));
        var letter = await site.Mail.FirstAsync(mail => mail.To.Equals("lou@example.com", StringComparison.OrdinalIgnoreCase) && mail.Text.Contains("already"));
        Assert.Contains(ReferenceOn(again), letter.Text);
    }

    [Fact]
    public async Task Done_InAnotherBrowser_ShowsNothing()
    {
        await Questionnaire.In(site).As("Ned Own", "ned@example.com").BookAsync();
        var other = Questionnaire.In(site);

        using var response = await other.Browser.Http.GetAsync($"{other.Start}/done");

        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.Equal(other.Start, response.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Email_CorrectedWithin20Minutes_IsSentAgain()
    {
        using var own = new SiteFactory();
        var person = Questionnaire.In(own).As("Ola Typo", "ola@exmaple.com");
        var done = await person.BookAsync();
        own.Clock.Advance(TimeSpan.FromMinutes(19));

        var form = await person.Browser.GetPageAsync(done.QuerySelector("main a[href$='/done/email']")!.GetAttribute("href")!);
        var corrected = await person.AnswerAsync(form, ("Email", "ola@example.com"));

        Assert.Equal("done", Questionnaire.StepOf(corrected));
        Assert.Contains("ola@example.com", corrected.QuerySelector("main")!.TextContent);
        Assert.Contains(ReferenceOn(done), (await own.Mail.FirstToAsync("ola@example.com")).Text);
    }

    [Fact]
    public async Task Email_After20Minutes_CanNotBeCorrectedHere()
    {
        using var own = new SiteFactory();
        var person = Questionnaire.In(own).As("Pat Typo", "pat@exmaple.com");
        await person.BookAsync();
        var form = await person.GetAsync("done/email");
        own.Clock.Advance(TimeSpan.FromMinutes(20));

        var refused = await person.AnswerAsync(form, ("Email", "pat@example.com"));
        var done = await person.GetAsync("done");

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Null(done.QuerySelector("main a[href$='/done/email']"));
        Assert.DoesNotContain(own.Mail.Sent, mail => mail.To == "pat@example.com");
    }

    [Fact]
    public async Task Journey_LeavesNoPersonalDataInLogsOrAddresses()
    {
        using var own = new SiteFactory();
        var person = Questionnaire.In(own).As("Quin Canary", "quin@canary.example")
            .With("access-needs", ("Needs", "canaryneeds"), ("Agreed", "true")).With("registration", ("Body", "AAA"), ("Number", "CANARY77"));

        var done = await person.BookAsync();
        var letter = await own.Mail.FirstToAsync("quin@canary.example");
        var link = Link().Match(letter.Text.ReplaceLineEndings("\n")).Value;
        await person.Browser.GetPageAsync(new Uri(link).PathAndQuery);

        Assert.NotEmpty(link);
        Assert.DoesNotContain("canary", done.Url, StringComparison.OrdinalIgnoreCase);
        Assert.NotEmpty(own.Logs.Lines);
        Assert.Empty(own.Logs.Containing("canary", "Quin", link.Split('=')[^1]));
    }

    private static string ReferenceOn(IDocument page) => BookingWalk.ReferenceOn(page);

    private static string Masked(IDocument page) => page.QuerySelector("main")!.TextContent.Replace(ReferenceOn(page), "REFERENCE");

    [GeneratedRegex(@"https://localhost/bookings/\S+")]
    private static partial Regex Link();
}
