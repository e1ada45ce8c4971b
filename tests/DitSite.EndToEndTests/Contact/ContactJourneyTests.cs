using DitSite.EndToEndTests.Browsing;
using Microsoft.Playwright;

namespace DitSite.EndToEndTests.Contact;

[Collection(BrowserCollection.Name)]
public sealed class ContactJourneyTests(BrowserFixture browser)
{
    [Theory]
    [InlineData(1280, true)]
    [InlineData(320, false)]
    public async Task Person_SendsAMessageAfterCorrectingIt(int width, bool javaScript)
    {
        await using var visit = await browser.VisitAsync(new(width, JavaScript: javaScript));
        var (page, seen) = (visit.Page, new SeenPages(visit, javaScript));
        var question = $"Is there a date in May? {width} {javaScript}";
        await visit.GoToAsync("/contact");
        await seen.LookAsync();

        await page.GetByLabel("Your message").FillAsync(question);
        await SendAsync(page);
        await page.Locator(".govuk-error-summary").WaitForAsync();
        await seen.LookAsync();
        Assert.Equal(question, await page.GetByLabel("Your message").InputValueAsync());

        await page.GetByLabel("Full name").FillAsync("Ann Example");
        await page.GetByLabel("Email address").FillAsync("ann@example.com");
        await page.GetByLabel("Which course is it about?").SelectOptionAsync("test-refresher");
        await SendAsync(page);
        await page.ArriveAsync("**/contact/sent");
        await seen.LookAsync();

        var mail = await browser.Site.Mail.FirstAsync(mail => mail.Text.Contains(question, StringComparison.Ordinal));
        Assert.Equal("enquiries@provider.test", mail.To);
        Assert.Empty(await visit.StoredAsync());
        await seen.CheckHtmlAsync();
    }

    private static Task SendAsync(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();
}
