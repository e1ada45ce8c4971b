using System.Text.RegularExpressions;
using DitSite.Bookings.MailingList;
using DitSite.EndToEndTests.Browsing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace DitSite.EndToEndTests.MailingList;

[Collection(BrowserCollection.Name)]
public sealed partial class MailingListJourneyTests(BrowserFixture browser)
{
    [Theory]
    [InlineData(1280, true)]
    [InlineData(320, false)]
    public async Task Person_JoinsHearsOfADateAndLeaves(int width, bool javaScript)
    {
        await using var visit = await browser.VisitAsync(new(width, JavaScript: javaScript));
        var (page, seen) = (visit.Page, new SeenPages(visit, javaScript));
        var email = $"list-{width}-{javaScript}@example.com".ToLowerInvariant();

        await visit.GoToAsync("/mailing-list");
        await seen.LookAsync();
        await PressAsync(page, "Continue");
        await page.Locator(".govuk-error-summary").WaitForAsync();
        await seen.LookAsync();
        await page.GetByLabel("Test refresher").CheckAsync();
        await page.GetByLabel("Email address").FillAsync(email);
        await PressAsync(page, "Continue");
        await page.ArriveAsync("**/mailing-list/check-your-email");
        await seen.LookAsync();

        var confirm = await browser.Site.Mail.FirstToAsync(email);
        await visit.GoToAsync(Link().Match(confirm.Text).Value);
        await seen.LookAsync();
        await PressAsync(page, "Yes, write to me");
        await page.ArriveAsync("**/mailing-list/confirmed");
        await seen.LookAsync();

        await AnnounceAsync();
        var news = await browser.Site.Mail.FirstAsync(mail => mail.To == email && mail.Subject.StartsWith("New date", StringComparison.Ordinal));
        await visit.GoToAsync(Link().Match(news.Text).Value);
        await seen.LookAsync();
        await PressAsync(page, "Stop these emails");
        await page.ArriveAsync("**/mailing-list/unsubscribed");
        await seen.LookAsync();

        Assert.Equal(0, await AnnounceAsync());
        Assert.Empty(await visit.StoredAsync());
        await seen.CheckHtmlAsync();
    }

    /// <returns>How many people are told of a date that nobody has heard of.</returns>
    private Task<int> AnnounceAsync() => browser.Site.Services.GetRequiredService<NewDates>()
        .AnnounceAsync([new(Guid.NewGuid(), "test-refresher", "Test refresher", "/courses/test-refresher/dates/2027-10-15", "Friday 15 October 2027", "Online")]);

    private static Task PressAsync(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    [GeneratedRegex(@"http://localhost:\d+/mailing-list/\S+")]
    private static partial Regex Link();
}
