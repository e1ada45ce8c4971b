using DitSite.EndToEndTests.Browsing;
using Microsoft.Playwright;

namespace DitSite.EndToEndTests.Eligibility;

[Collection(BrowserCollection.Name)]
public sealed class EligibilityJourneyTests(BrowserFixture browser)
{
    [Theory]
    [InlineData(1280, true)]
    [InlineData(320, false)]
    public async Task Person_SeesWhatIsOpenAndChangesAnAnswer(int width, bool javaScript)
    {
        await using var visit = await browser.VisitAsync(new(width, JavaScript: javaScript));
        var (page, seen) = (visit.Page, new SeenPages(visit, javaScript));
        await visit.GoToAsync("/courses/test-course");
        await page.GetByRole(AriaRole.Link, new() { Name = "Check what is open to you" }).First.ClickAsync();
        await page.ArriveAsync("**/eligibility");
        await seen.LookAsync();

        await ChooseAsync(page, "Have you done 170 hours?", "Yes");
        await SeeAsync(page);
        await page.Locator(".govuk-error-summary").WaitForAsync();
        await seen.LookAsync();

        await ChooseAsync(page, "Are you registered?", "Yes, with a board elsewhere");
        await ChooseAsync(page, "Where do you work?", "Inland");
        await SeeAsync(page);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "What is open to you", Exact = true })).ToBeVisibleAsync();
        Assert.Equal(1, await page.Locator(".dit-door--open").CountAsync());
        await seen.LookAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Change your answers" }).ClickAsync();
        await ChooseAsync(page, "Where do you work?", "At the harbour");
        await seen.LookAsync();
        await SeeAsync(page);
        await Assertions.Expect(page.Locator(".dit-door--open")).ToHaveCountAsync(2);
        Assert.Empty(await visit.StoredAsync());
        await seen.CheckHtmlAsync();
    }

    private static Task ChooseAsync(IPage page, string question, string answer) =>
        page.GetByRole(AriaRole.Group, new() { Name = question }).GetByRole(AriaRole.Radio, new() { Name = answer, Exact = true }).CheckAsync();

    private static Task SeeAsync(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "See what is open to you" }).ClickAsync();
}
