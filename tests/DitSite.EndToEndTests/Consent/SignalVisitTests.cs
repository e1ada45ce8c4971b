using DitSite.EndToEndTests.Browsing;
using DitSite.Tests.Web.Consent;
using DitSite.Web.Consent;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace DitSite.EndToEndTests.Consent;

[Collection(ConsentCollection.Name)]
public sealed class SignalVisitTests(BrowserFixture browser, MeasuringSite sites)
{
    [Theory]
    [InlineData("Sec-GPC", "Global Privacy Control")]
    [InlineData("DNT", "Do Not Track")]
    public async Task C13_Signal_InTheBrowser_IsARefusalWithoutCookieOrQuestion(string header, string name)
    {
        await using var person = await Person.ArriveAsync(browser, sites.Live, headers: (header, "1"));

        foreach (var address in new[] { "/", "/courses", "/nothing-here", "/cookies" })
        {
            await person.GoToAsync(address);
            Assert.False(await person.Page.IsVisibleAsync(Person.Banner), address);
        }

        await Expect(person.Page.Locator("[data-cookie-standing]")).ToContainTextAsync(name);
        await Task.Delay(500);
        Assert.Empty(await person.StoredAsync());
        Assert.Empty(person.Elsewhere.Requests);
    }

    [Fact]
    public async Task C13_ExplicitYes_OverridesTheSignalAndIsLoggedAsThat()
    {
        await using var person = await Person.ArriveAsync(browser, sites.Live, headers: ("Sec-GPC", "1"));
        await person.GoToAsync("/cookies");
        await person.Page.CheckAsync("input[type=radio][value=accept]");
        await person.Page.ClickAsync("button:has-text('Save cookie choice')");
        await Expect(person.Page.Locator(Person.Confirmation)).ToContainTextAsync("accepted");

        await person.GoToAsync("/courses");

        Assert.True(await person.Elsewhere.SeesAsync("/g/collect"));
        Assert.True(ChoiceCookie.TryParse(Assert.Single(await person.Context.CookiesAsync(), cookie => cookie.Name == ChoiceCookie.Name).Value, out var choice));
        var row = Assert.Single(await sites.Live.RowsAsync(choice.Record));
        Assert.Equal((true, "gpc", "page-script"), (row.OverridesSignal, row.Signal, row.Method));
    }

    [Theory]
    [InlineData("CookieControl", "%7B%22optionalCookies%22%3A%7B%22analytics%22%3A%22accepted%22%7D%7D")]
    [InlineData("cookieconsent_status", "allow")]
    public async Task C15_AcceptanceOnAnEarlierWebsite_IsAskedAfreshAndDeletedOnChoice(string name, string value)
    {
        await using var person = await Person.ArriveAsync(browser, sites.Live);
        var host = new Uri(sites.Live.Address).Host;
        await person.Context.AddCookiesAsync(new[] { host, "." + host, ".dit.localhost" }.Select(domain => new Cookie { Name = name, Value = value, Domain = domain, Path = "/" }));
        await person.GoToAsync("/courses");
        Assert.True(await person.Page.IsVisibleAsync(Person.Banner));
        Assert.Empty(person.Elsewhere.Requests);

        await person.Page.ClickAsync(Person.RejectButton);
        await Expect(person.Page.Locator(Person.Confirmation)).ToBeVisibleAsync();

        Assert.Equal([ChoiceCookie.Name], (await person.Context.CookiesAsync()).Select(cookie => cookie.Name));
    }
}
