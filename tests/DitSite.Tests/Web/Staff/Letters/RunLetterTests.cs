using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using DitSite.Bookings.Desk;
using DitSite.Bookings.Staff;
using DitSite.Content;
using DitSite.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace DitSite.Tests.Web.Staff.Letters;

/// <summary>One letter to everybody with a place: from content, shown with whom it reaches, sent once.</summary>
public sealed class RunLetterTests : IDisposable
{
    private readonly ContentCopy content = new();
    private readonly StaffSite site;

    public RunLetterTests()
    {
        content.Replace("courses/test-refresher/course.md", "vat: No VAT is charged.\n", "vat: No VAT is charged.\nletter-texts:\n  - kind: run\n    text: The day takes {{ duration | words }}.\n");
        site = new() { ContentFolder = content.Path };
    }

    public void Dispose()
    {
        site.Dispose();
        content.Dispose();
    }

    [Fact]
    public async Task Letter_BeginsWithTheCoursesWords_IsShownFirst_AndReachesEachOnce()
    {
        await BookedAtTheDesk.BookAsync(site, "ann", command => command with { Delegate = new("Bea", "bea@people.test") });
        await BookedAtTheDesk.BookAsync(site, "ann");
        using var browser = await site.SignedInAsync("admissions");
        var page = await browser.GetPageAsync(Address);
        Assert.Equal("The day takes one day.", page.QuerySelector("textarea")!.TextContent);
        Assert.Null(page.QuerySelector("button[formaction]"));

        using var looked = await browser.SubmitAsync(page, [("Words", "Bring a pen.\nAnd paper.")]);
        var shown = await SiteClient.ReadAsync(looked);
        Assert.Contains("Bring a pen.\n\nAnd paper.", shown.QuerySelector("pre.dit-letter")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Send it to these 2 people", shown.QuerySelector("button[formaction]")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(site.Mail.Sent, mail => mail.Text.Contains("Bring a pen.", StringComparison.Ordinal));

        var done = await SendAsync(browser, shown);
        var again = await SendAsync(browser, shown);

        Assert.Equal("On its way to 2 people.", done.QuerySelector("[role=status]")!.TextContent);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        foreach (var address in new[] { "ann@people.test", "bea@people.test" })
        {
            await site.Mail.FirstAsync(mail => mail.To == address && mail.Text.Contains("Bring a pen.", StringComparison.Ordinal));
            Assert.Single(site.Mail.Sent, mail => mail.To == address && mail.Text.Contains("Bring a pen.", StringComparison.Ordinal));
        }

        var (entries, _) = await site.Services.GetRequiredService<StaffAudit>().PageAsync(1, 20, Run.ToString(), default);
        Assert.Contains(entries, entry => entry.Action == "wrote-to-run");
        Assert.DoesNotContain(entries, entry => $"{entry.Before}{entry.After}".Contains("Bring", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Letter_WhenSomebodyHasBookedSince_IsNotSent()
    {
        await BookedAtTheDesk.BookAsync(site, "ann");
        using var browser = await site.SignedInAsync("admissions");
        using var looked = await browser.SubmitAsync(await browser.GetPageAsync(Address), [("Words", "Bring a pen.")]);
        var shown = await SiteClient.ReadAsync(looked);
        await BookedAtTheDesk.BookAsync(site, "cy");

        var refused = await SendAsync(browser, shown);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("has changed since you looked", refused.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Bring a pen.", refused.QuerySelector("textarea")!.TextContent);
        Assert.Empty(await BookedLettersAsync());
    }

    [Fact]
    public async Task Letter_WithoutSubjectOrWords_SaysSo()
    {
        await BookedAtTheDesk.BookAsync(site, "ann");
        using var browser = await site.SignedInAsync("admissions");

        using var refused = await browser.SubmitAsync(await browser.GetPageAsync(Address), [("Subject", ""), ("Words", "")]);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(2, (await SiteClient.ReadAsync(refused)).QuerySelectorAll(".govuk-error-summary li").Length);
    }

    private Guid Run => site.Services.GetRequiredService<PublishedContent>().Current.FindCourse("test-refresher")!.Runs.First(one => one.IsOpen(DateOnly.FromDateTime(site.Clock.GetUtcNow().UtcDateTime))).Key;

    private string Address => $"/staff/runs/{Run}/letter";

    private async Task<IDocument> SendAsync(SiteClient browser, IDocument page)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address + "?handler=Send") { Content = new FormUrlEncodedContent(FormFields.Of(page.QuerySelector<IHtmlFormElement>("main form")!).With([])) };
        return await browser.FollowAsync(await browser.SendAsync(request));
    }

    private async Task<IReadOnlyList<DeskMessage>> BookedLettersAsync() =>
        [.. (await site.Services.GetRequiredService<MessagesDesk>().PageAsync(null, 1, default)).Messages.Where(message => message.Kind == RunLetters.Kind)];
}
