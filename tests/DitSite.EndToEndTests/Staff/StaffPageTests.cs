using DitSite.EndToEndTests.Browsing;
using DitSite.Tests.Bookings;
using DitSite.Tests.Bookings.Applications;
using DitSite.Web.Staff.SignIn;

namespace DitSite.EndToEndTests.Staff;

/// <summary>Every page of the desk in every state, but the editor's: no violation of axe, no error of the HTML checker, no sideways scrolling.</summary>
[Collection(DeskCollection.Name)]
public sealed class StaffPageTests(BrowserFixture browser, DeskSite desk)
{
    [Fact]
    public async Task Desk_BookingsMessagesApplicationsAndRecord_AreGood()
    {
        await using var walk = await WalkAsync();
        var run = desk.Run("test-refresher", "2027-04-09");
        var application = await Applicants.SubmittedAsync(desk.Site.Services, "ann", desk.Run("test-course", "2027-05-03").Key, Examples.Run());

        foreach (var page in new[]
        {
            "", "/bookings", "/bookings?q=canary", "/bookings?q=nobody-of-this-name", $"/bookings/runs/{run.Key}", $"/bookings/{desk.Booking}", $"/runs/{run.Key}", "/messages",
            "/promises", "/promises?ended=true", "/changes", "/audit", "/applications", "/applications?over=true", $"/applications/{application}",
        })
        {
            await walk.OpenAsync("/staff" + page);
        }

        await walk.GoToAsync("/staff/messages");
        await walk.OpenAsync((await walk.Page.Locator("tbody a").First.GetAttributeAsync("href"))!, state: "a message");
        await walk.AssertGoodAsync();
    }

    [Fact]
    public async Task SignIn_EveryPage_IsGood()
    {
        await using var walk = new PageWalk(await browser.VisitAsync(site: await desk.FreshAsync()));

        await walk.OpenAsync("/staff", state: "sign in");
        await walk.OpenAsync("/staff/signed-out");
        foreach (var refusal in Enum.GetNames<SignInRefusal>())
        {
            await walk.OpenAsync("/staff/sign-in/refused?why=" + refusal, refusal == nameof(SignInRefusal.ProviderUnreachable) ? 503 : 403);
        }

        await walk.OpenAsync("/staff/sign-in/link?token=used", status: 403);
        await walk.AssertGoodAsync();
    }

    private async Task<PageWalk> WalkAsync()
    {
        await desk.FreshAsync();
        return new(await desk.SignInAsync(browser, new(), "Kim Canary", "administrator"));
    }
}
