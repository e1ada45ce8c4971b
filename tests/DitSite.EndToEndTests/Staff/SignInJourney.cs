using DitSite.EndToEndTests.Browsing;
using Microsoft.Playwright;

namespace DitSite.EndToEndTests.Staff;

/// <summary>A member of staff in a real browser, a real provider, the shipped content security policy.</summary>
[Collection(DeskCollection.Name)]
public sealed class SignInJourney(BrowserFixture browser)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Staff_SignsInAndOut_AndSessionEndsEverywhere(bool script)
    {
        await using var site = new LiveSite();
        using var provider = await StartAsync(site);
        await using var visit = await browser.VisitAsync(new(JavaScript: script), site);
        visit.Allow(provider.Address);

        await SignInAsync(visit, site);
        Assert.Equal("Today", await visit.Page.Locator("h1").InnerTextAsync());
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        Assert.Equal("You have signed out", await visit.Page.Locator("h1").InnerTextAsync());

        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "sign out there too" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Yes, sign me out" }).ClickAsync();
        await visit.Page.ArriveAsync(site.Address + "/staff/signed-out**");
        await visit.GoToAsync("/staff");
        Assert.Equal("Sign in to the desk", await visit.Page.Locator("h1").InnerTextAsync());
    }

    [Fact]
    public async Task Staff_RemovedAtTheProvider_IsOutWithinFiveMinutes()
    {
        await using var site = new LiveSite();
        // The provider keeps real time, so the site's clock starts there.
        site.Clock.SetUtcNow(TimeProvider.System.GetUtcNow());
        using var provider = await StartAsync(site);
        await using var visit = await browser.VisitAsync(new(), site);
        visit.Allow(provider.Address);
        await SignInAsync(visit, site);

        site.Clock.Advance(TimeSpan.FromMinutes(5));
        await visit.GoToAsync("/staff");
        Assert.Equal("Today", await visit.Page.Locator("h1").InnerTextAsync());

        await provider.RemovePersonAsync();
        site.Clock.Advance(TimeSpan.FromMinutes(5));
        await visit.GoToAsync("/staff");
        Assert.Equal("Sign in to the desk", await visit.Page.Locator("h1").InnerTextAsync());
    }

    internal static async Task<OpenIdProvider> StartAsync(LiveSite site)
    {
        var provider = await OpenIdProvider.StartAsync(site.Address);
        site.Clock.SetUtcNow(TimeProvider.System.GetUtcNow());
        site.Settings["SignIn:Authority"] = provider.Address;
        site.Settings["SignIn:ClientId"] = OpenIdProvider.ClientId;
        site.Settings["SignIn:ClientSecret"] = OpenIdProvider.ClientSecret;
        site.StartServer();
        return provider;
    }

    internal static async Task SignInAsync(Visit visit, LiveSite site)
    {
        await visit.GoToAsync("/staff");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).Or(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Sign in", Exact = true })).First.ClickAsync();
        await visit.Page.FillAsync("input[name=login]", "alex");
        await visit.Page.FillAsync("input[name=password]", "anything");
        await visit.Page.ClickAsync("button[type=submit]");
        await visit.Page.ClickAsync("button[type=submit]");
        await visit.Page.ArriveAsync(site.Address + "/staff");
    }
}
