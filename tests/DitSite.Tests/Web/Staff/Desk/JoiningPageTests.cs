using System.Net;
using DitSite.Bookings.Joining;
using DitSite.Bookings.Staff;
using DitSite.Content;
using DitSite.Tests.Site;
using DitSite.Tests.Web.Booking;
using Microsoft.Extensions.DependencyInjection;

namespace DitSite.Tests.Web.Staff.Desk;

public sealed class JoiningPageTests : IDisposable
{
    private const string Secret = "https://calls.example/j/4711?pwd=Canary-Passcode";
    private readonly StaffSite site = new();

    public void Dispose() => site.Dispose();

    private Guid Run => site.Services.GetRequiredService<PublishedContent>().Current.FindCourse("test-refresher")!.Runs.Single(run => run.Address == Questionnaire.RoomyRun).Key;

    [Fact]
    public async Task Staff_WriteThem_AndTheRecordHoldsNoWordOfThem()
    {
        using var browser = await site.SignedInAsync("admissions");

        var page = await WriteAsync(browser, ("Instructions", Secret));

        Assert.StartsWith("Saved.", page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(Secret, page.QuerySelector("textarea")!.TextContent);
        // Two working days before Good Friday, 26 March 2027.
        Assert.Contains("Wednesday 24 March 2027", page.QuerySelector("dl")!.TextContent, StringComparison.Ordinal);
        var (entries, _) = await site.Services.GetRequiredService<StaffAudit>().PageAsync(1, 20, Run.ToString(), CancellationToken.None);
        Assert.Contains(entries, entry => entry.Action == "wrote-joining-instructions");
        Assert.DoesNotContain(entries, entry => $"{entry.Before}{entry.After}".Contains("Canary", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Form_LeftEmptyOrTooLong_SaysSoAndKeepsWhatWasTyped()
    {
        using var browser = await site.SignedInAsync("admissions");
        var page = await browser.GetPageAsync($"/staff/runs/{Run}");

        using var empty = await browser.SubmitAsync(page, [("Instructions", "")]);
        Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
        using var tooLong = await browser.SubmitAsync(page, [("Instructions", new string('x', JoiningInstructions.TextLength + 1))]);
        var again = await SiteClient.ReadAsync(tooLong);
        Assert.Contains("4,000 characters", again.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(JoiningInstructions.TextLength + 1, again.QuerySelector("textarea")!.TextContent.Length);
    }

    [Fact]
    public async Task SecondOfTwoEditors_IsShownTheirOwnTextAndWhoCameFirst()
    {
        using var browser = await site.SignedInAsync("admissions");
        var page = await browser.GetPageAsync($"/staff/runs/{Run}");
        await WriteAsync(browser, ("Instructions", Secret));

        using var second = await browser.SubmitAsync(page, [("Instructions", "Mine")]);
        var shown = await SiteClient.ReadAsync(second);

        Assert.Equal(HttpStatusCode.BadRequest, second.StatusCode);
        Assert.Equal("Mine", shown.QuerySelector("textarea")!.TextContent);
        using var third = await browser.SubmitAsync(shown, []);
        Assert.Equal(HttpStatusCode.Redirect, third.StatusCode);
        Assert.Equal("Mine", (await site.Services.GetRequiredService<JoiningDesk>().FindAsync(Run))!.Text);
    }

    [Fact]
    public async Task Instructions_AreInTheLetterAndNowhereElse()
    {
        using var staff = await site.SignedInAsync("admissions");
        await WriteAsync(staff, ("Instructions", Secret));
        site.Clock.SetUtcNow(new(2027, 3, 22, 9, 0, 0, TimeSpan.Zero));
        var person = Questionnaire.In(site).As("Late Comer", "late@people.test");

        var check = await person.ToAsync("check");
        Assert.Contains("The joining instructions come at once", check.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var done = await person.AnswerAsync(check);

        Assert.Contains("The joining instructions come at once", done.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var letter = await site.Mail.FirstAsync(mail => mail.To == "late@people.test" && mail.Text.Contains("Canary-Passcode", StringComparison.Ordinal));
        Assert.StartsWith("How to join", letter.Subject, StringComparison.Ordinal);
        using var visitor = site.Browse();
        foreach (var address in new[] { $"/courses/test-refresher/dates/{Questionnaire.RoomyRun}", $"/courses/test-refresher/dates/{Questionnaire.RoomyRun}.ics", "/calendar.ics", "/feed.xml", "/courses/test-refresher", "/search/suggest?q=canary" })
        {
            Assert.DoesNotContain("Canary", await visitor.Http.GetStringAsync(address), StringComparison.Ordinal);
        }

        Assert.Single(site.Mail.Sent, mail => mail.Text.Contains("Canary", StringComparison.Ordinal));
        Assert.DoesNotContain("Canary", done.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Empty(site.Logs.Containing("Canary-Passcode"));
    }

    [Fact]
    public async Task Page_IsForAdmissionsAndAdministrators()
    {
        foreach (var (role, expected) in new[] { ("editor", HttpStatusCode.Forbidden), ("tutor", HttpStatusCode.Forbidden), ("admissions", HttpStatusCode.OK), ("administrator", HttpStatusCode.OK) })
        {
            using var browser = await site.SignedInAsync(role);
            using var answer = await browser.Http.GetAsync($"/staff/runs/{Run}");
            Assert.True(answer.StatusCode == expected, $"{role}: {answer.StatusCode}");
        }

        using var someone = await site.SignedInAsync("admissions");
        Assert.Equal(HttpStatusCode.NotFound, (await someone.GetPageAsync($"/staff/runs/{Guid.NewGuid()}")).StatusCode);
    }

    private async Task<AngleSharp.Dom.IDocument> WriteAsync(SiteClient browser, params (string, string?)[] values) =>
        await browser.SubmitAndFollowAsync(await browser.GetPageAsync($"/staff/runs/{Run}"), values);
}
