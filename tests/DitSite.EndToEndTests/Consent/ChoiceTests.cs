using System.Text.Json;
using System.Text.RegularExpressions;
using DitSite.EndToEndTests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace DitSite.EndToEndTests.Consent;

[Collection(ConsentCollection.Name)]
public sealed partial class ChoiceTests(BrowserFixture browser, MeasuringSite sites)
{
    private const string TwoButtons = """
        () => {
          const light = (colour) => {
            const parts = colour.match(/[\d.]+/g).slice(0, 3).map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
            return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
          };
          const buttons = [...document.querySelectorAll("[data-cookie-banner] button")];
          return {
            adjacent: buttons.length === 2 && buttons[0].nextElementSibling === buttons[1],
            buttons: buttons.map((button) => {
              const box = button.getBoundingClientRect();
              const style = getComputedStyle(button);
              const [a, b] = [light(style.color), light(style.backgroundColor)].sort();
              return {
                width: box.width, height: box.height, contrast: (b + 0.05) / (a + 0.05),
                looks: [button.tagName, button.type, button.className, style.font, style.color, style.backgroundColor, style.border, style.textDecoration, style.opacity].join("|"),
              };
            }),
          };
        }
        """;

    [Theory]
    [InlineData(320)]
    [InlineData(768)]
    [InlineData(1280)]
    public async Task C02_AcceptAndReject_AreEqualInEveryWay(int width)
    {
        await using var person = await Person.ArriveAsync(browser, sites.Live, width: width);
        await person.GoToAsync("/");

        var found = await person.Page.EvaluateAsync<JsonElement>(TwoButtons);
        var (accept, reject) = (found.GetProperty("buttons")[0], found.GetProperty("buttons")[1]);
        var stops = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            await person.Page.Keyboard.PressAsync("Tab");
            stops.Add(await person.Page.EvaluateAsync<string>("document.activeElement.textContent.trim()"));
        }

        Assert.True(found.GetProperty("adjacent").GetBoolean());
        Assert.Equal(accept.GetProperty("looks").GetString(), reject.GetProperty("looks").GetString());
        Assert.Equal(accept.GetProperty("width").GetDouble(), reject.GetProperty("width").GetDouble(), 1.0);
        Assert.Equal(accept.GetProperty("height").GetDouble(), reject.GetProperty("height").GetDouble(), 1.0);
        Assert.InRange(accept.GetProperty("contrast").GetDouble(), 4.5, 21);
        Assert.InRange(accept.GetProperty("height").GetDouble(), 44, 200);
        Assert.Contains("Accept analytics cookies", stops);
        Assert.Contains("Reject analytics cookies", stops);
    }

    [Theory]
    [InlineData("accept", "accepted")]
    [InlineData("reject", "rejected")]
    public async Task C03_Banner_WithoutScripts_ComesBackToThePageAndConfirms(string choice, string word)
    {
        await using var person = await Person.ArriveAsync(browser, sites.Live, scripts: false);
        await person.GoToAsync("/courses?dates=all");

        await person.Page.ClickAsync($"{Person.Banner} button[value={choice}]");

        await Expect(person.Page).ToHaveURLAsync($"{sites.Live.Address}/courses?dates=all#cookies-saved");
        await Expect(person.Page.Locator(Person.Confirmation)).ToBeVisibleAsync();
        await Expect(person.Page.Locator(Person.Confirmation)).ToContainTextAsync(word);
        Assert.Equal(["__Host-cookie-choice"], (await person.Context.CookiesAsync()).Select(cookie => cookie.Name));

        await person.Page.ClickAsync("[data-cookie-hide]");
        await Expect(person.Page.Locator(Person.Confirmation)).ToBeHiddenAsync();
        await Expect(person.Page.Locator(Person.Banner)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task C03_CookiesPage_WithoutScripts_SavesTheChoiceAndWithdrawsIt()
    {
        await using var person = await Person.ArriveAsync(browser, sites.Live, scripts: false);
        await person.GoToAsync("/cookies");

        await person.Page.CheckAsync("input[type=radio][value=accept]");
        await person.Page.ClickAsync("button:has-text('Save cookie choice')");
        await Expect(person.Page.Locator(Person.Confirmation)).ToContainTextAsync("accepted");
        await Expect(person.Page.Locator("input[type=radio][value=accept]")).ToBeCheckedAsync();

        await person.GoToAsync("/courses");
        await person.WithdrawAsync();

        await Expect(person.Page).ToHaveURLAsync(AfterSaving());
        await Expect(person.Page.Locator("input[type=radio][value=reject]")).ToBeCheckedAsync();
        await Expect(person.Page.Locator("[data-cookie-withdraw]")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task C03_Confirmation_BeforeAnyChoice_IsNotThere()
    {
        await using var person = await Person.ArriveAsync(browser, sites.Live, scripts: false);

        await person.GoToAsync("/courses");

        await Expect(person.Page.Locator(Person.Confirmation)).ToBeHiddenAsync();
    }

    [Fact]
    public async Task CookiesPage_WithScripts_SavesWithoutLeavingAndSaysHowThingsStand()
    {
        await using var person = await Person.ArriveAsync(browser, sites.Live);
        await person.GoToAsync("/cookies");
        await person.Page.EvaluateAsync("window.stayed = true");

        await person.Page.CheckAsync("input[type=radio][value=accept]");
        await person.Page.ClickAsync("button:has-text('Save cookie choice')");

        await Expect(person.Page.Locator(Person.Confirmation)).ToBeFocusedAsync();
        await Expect(person.Page.Locator("[data-cookie-standing]")).ToContainTextAsync("accepted");
        await Expect(person.Page.Locator("[data-cookie-withdraw]")).ToBeVisibleAsync();
        await Expect(person.Page.Locator(Person.Banner)).ToBeHiddenAsync();
        Assert.True(await person.Page.EvaluateAsync<bool>("window.stayed === true"));
    }

    [GeneratedRegex("/cookies#cookies-saved$")]
    private static partial Regex AfterSaving();
}
