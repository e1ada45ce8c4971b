using DitSite.EndToEndTests.Browsing;
using Microsoft.Playwright;

namespace DitSite.EndToEndTests.Booking;

/// <summary>Every question of the journey as it looks after a mistake.</summary>
[Collection(BrowserCollection.Name)]
public sealed class BookingErrorTests(BrowserFixture browser)
{
    private const string Start = "/courses/test-refresher/dates/2027-03-29/book";

    [Theory]
    [InlineData(320, true)]
    [InlineData(1280, false)]
    public async Task EachQuestion_AfterAMistake_IsReadableByEverybody(int width, bool javaScript)
    {
        await using var visit = await browser.VisitAsync(new(width, JavaScript: javaScript));
        var (page, seen) = (visit.Page, new SeenPages(visit, javaScript));

        async Task MistakenAsync(string button = "Continue")
        {
            await PressAsync(button);
            await page.Locator(".govuk-error-summary").WaitForAsync();
            await seen.LookAsync();
        }

        async Task RightAsync(string next, string button = "Continue")
        {
            await PressAsync(button);
            await page.ArriveAsync("**/" + next);
        }

        Task PressAsync(string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

        await visit.GoToAsync(Start);
        await RightAsync("who-attends", "Start");
        await MistakenAsync();
        await page.GetByLabel("Somebody else").CheckAsync();
        await RightAsync("your-details");
        await MistakenAsync();
        await page.GetByLabel("Full name").FillAsync("Ann Example");
        await page.GetByLabel("Email address").FillAsync($"errors-{width}-{(javaScript ? "scripts" : "plain")}@example.com");
        await RightAsync("their-details");
        await MistakenAsync();
        await page.GetByLabel("Full name").FillAsync("Bea Sample");
        await page.GetByLabel("Email address").FillAsync($"errors-for-{width}-{(javaScript ? "scripts" : "plain")}@example.com");
        await RightAsync("training");
        await page.GetByLabel("Month").FillAsync("13");
        await MistakenAsync();
        await page.GetByLabel("Month").FillAsync("5");
        await page.GetByLabel("Year").FillAsync("2019");
        await RightAsync("system-requirements");
        await MistakenAsync();
        await page.Locator("main input[type=checkbox]").CheckAsync();
        await RightAsync("registration");
        await RightAsync("access-needs");
        await page.Locator("main textarea").FillAsync("Captions");
        await MistakenAsync();
        await page.Locator("main input[type=checkbox]").CheckAsync();
        await RightAsync("who-pays");
        await MistakenAsync();
        await page.GetByLabel("An employer or another organisation").CheckAsync();
        await RightAsync("employer");
        await MistakenAsync();
        await page.GetByLabel("Organisation").FillAsync("Testford Trust");
        await page.GetByLabel("Billing address").FillAsync("1 High Street\nTestford");
        await RightAsync("fee");
        await MistakenAsync();
        await page.GetByLabel("Course fee: £137.31").CheckAsync();
        await RightAsync("check");
        await MistakenAsync("Confirm and book");
        await page.GetByLabel("I have read the terms and accept them").CheckAsync();
        await RightAsync("done", "Confirm and book");
        await page.GetByRole(AriaRole.Link, new() { Name = "Correct it and have the email sent again" }).ClickAsync();
        await page.GetByLabel("What is your email address?").FillAsync("nobody");
        await MistakenAsync("Correct and send again");
        await page.GetByLabel("What is your email address?").FillAsync($"right-{width}-{(javaScript ? "scripts" : "plain")}@example.com");
        await RightAsync("done**", "Correct and send again");
        await seen.LookAsync();

        Assert.Contains("right-", (await browser.Site.Mail.FirstToAsync($"right-{width}-{(javaScript ? "scripts" : "plain")}@example.com")).To);
        await visit.GoToAsync(Start + "/not-completed");
        await seen.LookAsync();
        await seen.CheckHtmlAsync();
    }
}
