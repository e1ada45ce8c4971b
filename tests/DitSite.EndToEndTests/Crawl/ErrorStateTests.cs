using DitSite.EndToEndTests.Browsing;
using DitSite.EndToEndTests.Tools;

namespace DitSite.EndToEndTests.Crawl;

/// <summary>Forms sent empty: what a person reads then is a page like any other.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ErrorStateTests(BrowserFixture browser)
{
    private static readonly string[] Forms = ["/contact", "/mailing-list", "/courses/test-course/eligibility"];

    [Theory]
    [InlineData(PageLook.Narrow)]
    [InlineData(PageLook.Wide)]
    public async Task Form_SentEmpty_ShowsItsErrorsAccessibly(int width)
    {
        await using var visit = await browser.VisitAsync(new(width));
        List<(string, string)> pages = [];
        foreach (var address in Forms)
        {
            await visit.GoToAsync(address);
            await visit.Page.Locator("main form[method=post] button[type=submit]").First.ClickAsync();
            await visit.Page.WaitForSelectorAsync(".govuk-error-summary");

            Assert.StartsWith("Error: ", await visit.Page.TitleAsync());
            Assert.True(await visit.Page.EvaluateAsync<bool>("document.activeElement.closest('.govuk-error-summary') !== null"), $"{address} does not move the focus to its errors.");
            Assert.True(await visit.ScrollWidthAsync() <= width, $"{address} scrolls sideways with errors.");
            var violations = await visit.AccessibilityViolationsAsync();
            Assert.True(violations.Count == 0, string.Join('\n', violations));
            pages.Add((address, await visit.Page.ContentAsync()));
        }

        // The menu's script hides with two attributes where one is enough; the checker remarks on it, and the page as sent has one.
        var found = (await NuChecker.CheckAsync(pages)).Where(message => !message.Contains("“aria-hidden” is unnecessary", StringComparison.Ordinal)).ToList();
        Assert.True(found.Count == 0, string.Join('\n', found));
    }
}
