using System.Net;
using DitSite.Tests.Site;
using DitSite.Web.Staff.SignIn;
using Microsoft.Extensions.DependencyInjection;

namespace DitSite.Tests.Web.Staff;

public sealed class SessionTests : IDisposable
{
    private readonly StaffSite site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task Session_WithoutARequestFor30Minutes_Ends()
    {
        using var browser = await site.SignedInAsync("editor");
        site.Clock.Advance(TimeSpan.FromMinutes(29));
        Assert.Equal(HttpStatusCode.OK, await DeskAsync(browser));
        site.Clock.Advance(TimeSpan.FromMinutes(29));
        Assert.Equal(HttpStatusCode.OK, await DeskAsync(browser));
        site.Clock.Advance(TimeSpan.FromMinutes(31));
        Assert.Equal(HttpStatusCode.Redirect, await DeskAsync(browser));
    }

    [Fact]
    public async Task Session_HoweverBusy_EndsAfterEightHours()
    {
        using var browser = await site.SignedInAsync("editor");
        for (var minutes = 20; minutes < 480; minutes += 20)
        {
            site.Clock.Advance(TimeSpan.FromMinutes(20));
            Assert.Equal(HttpStatusCode.OK, await DeskAsync(browser));
        }

        site.Clock.Advance(TimeSpan.FromMinutes(20));
        Assert.Equal(HttpStatusCode.Redirect, await DeskAsync(browser));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Session_PersonRemovedAtTheProvider_EndsWithinFiveMinutes(bool refreshToken)
    {
        site.Provider.GivesRefreshToken = refreshToken;
        using var browser = await site.SignedInAsync("editor");
        site.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(HttpStatusCode.OK, await DeskAsync(browser));

        site.Provider.PersonRemoved = true;
        site.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(HttpStatusCode.Redirect, await DeskAsync(browser));
        site.Provider.PersonRemoved = false;
        Assert.Equal(HttpStatusCode.Redirect, await DeskAsync(browser));
    }

    [Fact]
    public async Task Session_ProviderUnreachable_DoesNotOutliveThePromise()
    {
        using var browser = await site.SignedInAsync("editor");
        site.Provider.Down = true;
        site.Clock.Advance(TimeSpan.FromMinutes(4.5));
        Assert.Equal(HttpStatusCode.OK, await DeskAsync(browser));
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.Redirect, await DeskAsync(browser));
    }

    [Fact]
    public async Task SignOut_EndsEveryCopyOfTheCookieAndOffersTheProvidersSignOut()
    {
        using var browser = await site.SignedInAsync("editor");
        var desk = await browser.GetPageAsync("/staff");
        var signedOut = await browser.FollowAsync(await browser.SubmitAsync(desk, [], ".dit-desk-nav__out"));

        Assert.Equal("You have signed out", signedOut.QuerySelector("h1")!.TextContent);
        var there = signedOut.QuerySelector("main a[href^='https://provider.test/end']")!.GetAttribute("href");
        Assert.Contains("post_logout_redirect_uri=https%3A%2F%2Flocalhost%2Fstaff%2Fsigned-out", there);
        Assert.DoesNotContain("id_token", there);
        Assert.Equal(HttpStatusCode.Redirect, await DeskAsync(browser));
    }

    [Fact]
    public async Task SignOut_WithoutToken_IsRefused()
    {
        using var browser = await site.SignedInAsync("editor");
        using var answer = await browser.SendAsync(new(HttpMethod.Post, "/staff/sign-out") { Content = new FormUrlEncodedContent([]) });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await DeskAsync(browser));
    }

    [Theory]
    [InlineData("tutor", "/staff/audit", HttpStatusCode.Forbidden)]
    [InlineData("editor", "/staff/audit", HttpStatusCode.Forbidden)]
    [InlineData("administrator", "/staff/audit", HttpStatusCode.OK)]
    [InlineData("editor", "/staff/bookings", HttpStatusCode.Forbidden)]
    [InlineData("admissions", "/staff/bookings", HttpStatusCode.OK)]
    [InlineData("admissions", "/staff/messages", HttpStatusCode.OK)]
    [InlineData("editor", "/staff/messages", HttpStatusCode.Forbidden)]
    public async Task Role_OpensWhatItNeedsAndNoMore(string role, string address, HttpStatusCode expected)
    {
        using var browser = await site.SignedInAsync(role);
        using var answer = await browser.Http.GetAsync(address);
        Assert.Equal(expected, answer.StatusCode);
        var desk = await browser.GetPageAsync("/staff");
        Assert.Equal(expected == HttpStatusCode.OK, desk.QuerySelector($"nav a[href='{address}']") is not null);
    }

    [Fact]
    public async Task OneTimeLink_OnLoopbackInDevelopment_OpensTheDeskOnce()
    {
        using var open = new SiteFactory { EnvironmentName = "Development" };
        using var browser = open.Browse("127.0.0.1");
        await browser.GetPageAsync("/");
        var token = open.Services.GetRequiredService<OneTimeLink>().Create();

        var page = await browser.GetPageAsync("/staff/sign-in/link?token=" + token);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        using var second = open.Browse("127.0.0.1");
        var same = await second.GetPageAsync("/staff/sign-in/link?token=" + token);
        Assert.NotNull(same.QuerySelector("main form"));
        using var used = await browser.SubmitAsync(page, []);
        Assert.Equal("/staff", used.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, await DeskAsync(browser));
        using var again = await second.SubmitAsync(same, []);
        Assert.Equal(HttpStatusCode.Forbidden, again.StatusCode);
        Assert.Empty(open.Logs.Containing(token));
    }

    [Theory]
    [InlineData("Production", "127.0.0.1", 0)]
    [InlineData("Development", "198.51.100.7", 0)]
    [InlineData("Development", "127.0.0.1", 16)]
    public async Task OneTimeLink_InProductionFromElsewhereOrLate_IsRefused(string environment, string from, int minutes)
    {
        using var open = new SiteFactory { EnvironmentName = environment };
        using var browser = open.Browse(from);
        await browser.GetPageAsync("/");
        var token = open.Services.GetRequiredService<OneTimeLink>().Create();
        open.Clock.Advance(TimeSpan.FromMinutes(minutes));
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetPageAsync("/staff/sign-in/link?token=" + token)).StatusCode);
    }

    private static async Task<HttpStatusCode> DeskAsync(SiteClient browser)
    {
        using var answer = await browser.Http.GetAsync("/staff");
        return answer.StatusCode;
    }
}
