using DitSite.EndToEndTests.Browsing;
using Microsoft.Playwright;

namespace DitSite.EndToEndTests.Search;

/// <summary>The search box as people meet it who use a keyboard only, a narrow screen, or no JavaScript.</summary>
[Collection(BrowserCollection.Name)]
public sealed class SearchBoxTests(BrowserFixture browser)
{
    private const string Box = "#site-search";

    [Fact]
    public async Task SearchBox_ByKeyboardAt320Pixels_SuggestsAndOpensTheChosenPage()
    {
        await using var visit = await browser.VisitAsync(new(320, 640));
        await visit.GoToAsync("/about-test");
        await visit.Page.FocusAsync(Box);
        await Assertions.Expect(visit.Page.Locator(Box)).ToHaveAttributeAsync("role", "combobox");
        await visit.Page.Keyboard.TypeAsync("refresh");
        await Assertions.Expect(visit.Page.Locator("[role=option]").First).ToBeVisibleAsync();

        Assert.Equal("true", await visit.Page.GetAttributeAsync(Box, "aria-expanded"));
        Assert.InRange(await visit.Page.Locator("[role=option]").CountAsync(), 1, 8);
        Assert.Equal(320, await visit.ScrollWidthAsync());
        Assert.Empty(await visit.AccessibilityViolationsAsync());

        await visit.Page.Keyboard.PressAsync("ArrowUp");
        await visit.Page.Keyboard.PressAsync("ArrowDown");
        Assert.Null(await visit.Page.GetAttributeAsync(Box, "aria-activedescendant"));
        await visit.Page.Keyboard.PressAsync("ArrowDown");
        var active = await visit.Page.GetAttributeAsync(Box, "aria-activedescendant");
        Assert.Equal("true", await visit.Page.GetAttributeAsync($"#{active}", "aria-selected"));

        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.ArriveAsync("**/courses/test-refresher");
        Assert.Empty(await visit.StoredAsync());
    }

    [Fact]
    public async Task SearchBox_OnEscapeAndEnter_ClosesTheListAndSearchesForWhatWasTyped()
    {
        await using var visit = await browser.VisitAsync();
        await visit.GoToAsync("/about-test");
        await visit.Page.FocusAsync(Box);
        await Assertions.Expect(visit.Page.Locator(Box)).ToHaveAttributeAsync("role", "combobox");
        await visit.Page.Keyboard.TypeAsync("refresher");
        await Assertions.Expect(visit.Page.Locator("[role=option]").First).ToBeVisibleAsync();
        await visit.Page.Keyboard.PressAsync("Escape");

        Assert.Equal("false", await visit.Page.GetAttributeAsync(Box, "aria-expanded"));
        Assert.Equal("refresher", await visit.Page.InputValueAsync(Box));

        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.ArriveAsync("**/search?q=refresher");
        Assert.Empty(await visit.AccessibilityViolationsAsync());
    }

    [Theory]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task SearchPage_WithoutJavaScript_FindsAnswersAndFits(int width)
    {
        await using var visit = await browser.VisitAsync(new(width, 800, JavaScript: false));
        await visit.GoToAsync("/about-test");
        await visit.Page.FillAsync(Box, "how long is the refresher");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.ArriveAsync("**/search?q=how*");

        Assert.True(await visit.Page.Locator(".dit-answer").IsVisibleAsync());
        Assert.True(await visit.Page.Locator(".dit-hits a").CountAsync() > 0);
        Assert.Equal(width, await visit.ScrollWidthAsync());
    }

    [Theory]
    [InlineData("/search")]
    [InlineData("/search?q=test")]
    [InlineData("/search?q=qqqqzzzz")]
    public async Task SearchPage_InEachState_HasNoAccessibilityViolation(string address)
    {
        await using var visit = await browser.VisitAsync(new(320, 640));
        await visit.GoToAsync(address);

        Assert.Empty(await visit.AccessibilityViolationsAsync());
        Assert.Equal(320, await visit.ScrollWidthAsync());
    }
}
