using DitSite.Bookings.Bookings;
using DitSite.Content;
using DitSite.EndToEndTests.Browsing;
using DitSite.Tests.Bookings;
using DitSite.Web.Staff.SignIn;
using Microsoft.Extensions.DependencyInjection;

namespace DitSite.EndToEndTests.Staff;

/// <summary>The desk as it looks to somebody who came in by the one-time link of the console.</summary>
[Collection(BrowserCollection.Name)]
public sealed class DeskPagesTests(BrowserFixture browser)
{
    [Theory]
    [InlineData(320, true)]
    [InlineData(1280, true)]
    [InlineData(1280, false)]
    public async Task EachPageOfTheDesk_IsReadableByEverybody(int width, bool javaScript)
    {
        await using var site = new LiveSite { EnvironmentName = "Development" };
        site.StartServer();
        var reference = await BookAsync(site);
        await using var visit = await browser.VisitAsync(new(width, JavaScript: javaScript), site);
        var (page, seen) = (visit.Page, new SeenPages(visit, width, javaScript));
        await visit.GoToAsync("/staff/sign-in");
        await seen.LookAsync();

        await visit.GoToAsync("/staff/sign-in/link?token=" + site.Services.GetRequiredService<OneTimeLink>().Create());
        await seen.LookAsync();
        await page.Locator("main form button").ClickAsync();
        await page.WaitForURLAsync("**/staff");
        await seen.LookAsync();
        foreach (var address in new[] { "/staff/bookings", "/staff/bookings?q=" + reference, "/staff/bookings/" + reference, "/staff/messages", "/staff/audit", "/staff/bookings/AAAA-2222" })
        {
            await visit.GoToAsync(address);
            await seen.LookAsync();
        }

        await visit.GoToAsync("/staff/bookings");
        await page.Locator("tbody a").First.ClickAsync();
        await page.WaitForURLAsync("**/staff/bookings/runs/*");
        await seen.LookAsync();
        await seen.CheckHtmlAsync();
    }

    private static async Task<string> BookAsync(LiveSite site)
    {
        var run = site.Services.GetRequiredService<PublishedContent>().Current.FindCourse("test-refresher")!.Runs.First(one => one.IsOpen(site.Clock.Today));
        var fee = run.Fees.First(option => option.Amount is not null);
        var result = await site.Services.GetRequiredService<PlaceBooking>()
            .BookPlaceAsync(Examples.Booking() with { RunKey = run.Key, FeeCode = fee.Code, TotalShown = fee.Amount!.Value });
        return Assert.IsType<BookPlaceResult.Booked>(result).Reference.ToString();
    }
}
