using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using DitSite.Bookings.Promises;
using DitSite.Bookings.Staff;
using DitSite.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace DitSite.Tests.Web.Staff.Desk;

/// <summary>From a message on the contact page to the word of staff that it was answered.</summary>
public sealed class AnswerPageTests : IDisposable
{
    private readonly ContentCopy content = new();
    private readonly StaffSite site;

    public AnswerPageTests()
    {
        content.Replace("site.md", "notice-working-days: 7\n", "notice-working-days: 7\nanswer-working-days: 3\ndecision-working-days: 12\n");
        site = new() { ContentFolder = content.Path };
    }

    public void Dispose()
    {
        site.Dispose();
        content.Dispose();
    }

    [Fact]
    public async Task Answer_IsPromisedOnThePage_AskedForOnTheDesk_AndMarkedByStaffWithTheirName()
    {
        await WriteAsync();
        using var staff = await site.SignedInAsync("admissions");
        Assert.Contains("1 message from the contact page to answer", (await staff.GetPageAsync("/staff")).QuerySelector(".dit-today")!.TextContent, StringComparison.Ordinal);
        var owed = Row(await staff.GetPageAsync("/staff/promises"));
        Assert.Contains("4 February 2027, 17:00", owed.TextContent, StringComparison.Ordinal);

        var message = await staff.GetPageAsync(owed.QuerySelector("a")!.GetAttribute("href")!);
        Assert.Contains("Owed until", message.QuerySelector("main dl")!.TextContent, StringComparison.Ordinal);
        var form = message.QuerySelectorAll<IHtmlFormElement>("main form").Single(one => one.GetAttribute("action") == "?handler=Answered");
        var done = await staff.FollowAsync(await staff.SubmitAsync(form, []));

        Assert.Contains("Given, says", done.QuerySelector("main dl")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(done.QuerySelectorAll("main form"), one => one.GetAttribute("action") == "?handler=Answered");
        Assert.DoesNotContain("An answer to a message", (await staff.GetPageAsync("/staff/promises")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Answered, says", (await staff.GetPageAsync("/staff/promises?ended=true")).QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("to answer", (await staff.GetPageAsync("/staff")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        // A thumb that slipped: it is owed again at once.
        var again = await staff.FollowAsync(await staff.SubmitAsync(done.QuerySelectorAll("main form").OfType<IHtmlFormElement>().Single(one => one.GetAttribute("action") == "?handler=NotAnswered"), []));
        Assert.Contains("Owed until", again.QuerySelector("main dl")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 message from the contact page to answer", (await staff.GetPageAsync("/staff")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var (entries, _) = await site.Services.GetRequiredService<StaffAudit>().PageAsync(1, 20, null, CancellationToken.None);
        Assert.Equal(["took-back-answer", "answered-message"], entries.Select(entry => entry.Action).Where(action => action.Contains("answer", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Answered_OfALetterThatAsksForNone_IsNotFound()
    {
        await WriteAsync();
        using var staff = await site.SignedInAsync("admissions");
        var message = await staff.GetPageAsync(Row(await staff.GetPageAsync("/staff/promises")).QuerySelector("a")!.GetAttribute("href")!);
        var form = message.QuerySelectorAll<IHtmlFormElement>("main form").Single(one => one.GetAttribute("action") == "?handler=Answered");

        using var refused = await staff.SendAsync(new(HttpMethod.Post, $"/staff/messages/{Guid.NewGuid()}?handler=Answered") { Content = new FormUrlEncodedContent(FormFields.Of(form).With([])) });
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    [Fact]
    public async Task Decision_IsPromisedInTheDaysOfTheContent_WherePeopleApply()
    {
        using var browser = site.Browse();
        var page = await browser.GetPageAsync("/courses/test-course/dates/2027-05-03/apply");

        Assert.Contains("We tell you the decision by email, within 12 working days of having everything", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    private static IElement Row(IDocument promises) =>
        promises.QuerySelectorAll("tbody tr").Single(row => row.TextContent.Contains("An answer to a message", StringComparison.Ordinal));

    private async Task WriteAsync()
    {
        using var visitor = site.Browse();
        var page = await visitor.GetPageAsync("/contact");
        Assert.Contains("We answer by email, within 3 working days.", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var sent = await visitor.SubmitAndFollowAsync(page, ("Name", "Ann Example"), ("Email", "ann@example.com"), ("Message", "Hello"));
        Assert.Contains("within 3 working days", sent.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await site.Services.GetRequiredService<PromiseLedger>().RunAsync();
    }
}
