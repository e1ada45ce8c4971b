using DitSite.EndToEndTests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace DitSite.EndToEndTests.Consent;

[Collection(ConsentCollection.Name)]
public sealed class BookingFormTests(BrowserFixture browser, MeasuringSite sites)
{
    private const string CountAnnouncements = """
        () => {
          window.stayed = true;
          window.announced = 0;
          new MutationObserver((changes) => changes.forEach((change) => {
            const live = change.target.parentElement?.closest("[aria-live], [role=alert], [role=status], [role=log]") ?? change.target.closest?.("[aria-live], [role=alert], [role=status], [role=log]");
            if (live) { window.announced++; }
          })).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
          window.focused = 0;
          document.getElementById("cookies-saved").addEventListener("focus", () => window.focused++);
        }
        """;

    [Theory]
    [InlineData("accept", "accepted")]
    [InlineData("reject", "rejected")]
    public async Task C04_HalfFilledBooking_KeepsEveryValueWhileTheChoiceIsSaved(string choice, string word)
    {
        await using var person = await Person.ArriveAsync(browser, sites.Live);
        await Journeys.ToYourDetailsAsync(person);
        Assert.True(await person.Page.IsVisibleAsync(Person.Banner));
        await person.Page.FillAsync("[name=Name]", "Half a name");
        await person.Page.FillAsync("[name=Email]", "half@");
        await person.Page.EvaluateAsync(CountAnnouncements);

        await person.Page.ClickAsync($"{Person.Banner} button[value={choice}]");

        // Focus on an element that is named by its message announces the message: once, because nothing else does.
        await Expect(person.Page.Locator(Person.Confirmation)).ToBeFocusedAsync();
        await Expect(person.Page.Locator(Person.Confirmation)).ToContainTextAsync(word);
        Assert.Equal("cookies-saved-text", await person.Page.GetAttributeAsync(Person.Confirmation, "aria-labelledby"));
        Assert.Equal((1, 0), (await person.Page.EvaluateAsync<int>("window.focused"), await person.Page.EvaluateAsync<int>("window.announced")));
        await Expect(person.Page.Locator(Person.Banner)).ToBeHiddenAsync();
        Assert.True(await person.Page.EvaluateAsync<bool>("window.stayed === true"));
        Assert.Equal("Half a name", await person.Page.InputValueAsync("[name=Name]"));
        Assert.Equal("half@", await person.Page.InputValueAsync("[name=Email]"));
    }

    [Fact]
    public async Task C06_BookingPages_AreNeverMeasured()
    {
        await using var person = await Person.ArriveAsync(browser, sites.Live);
        await person.AcceptAsync("/cookies");

        await Journeys.ToYourDetailsAsync(person);
        await Task.Delay(500);

        Assert.Empty(person.Elsewhere.Requests);
    }
}
