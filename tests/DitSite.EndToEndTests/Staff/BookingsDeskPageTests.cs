using DitSite.EndToEndTests.Browsing;
using DitSite.Tests.Bookings.Money;
using DitSite.Tests.Web.Outcomes;
using Microsoft.Playwright;

namespace DitSite.EndToEndTests.Staff;

/// <summary>Money, names, changes, the register, and what staff do for somebody else: every page in every state is good.</summary>
[Collection(DeskCollection.Name)]
public sealed class BookingsDeskPageTests(BrowserFixture browser)
{
    [Fact]
    public async Task MoneyChangesOnBehalfAndRegister_AreGoodInEveryState()
    {
        var desk = new DeskSite(MoneyExamples.SiteSettings);
        try
        {
            RolePlay.AddTo(desk.Content);
            var site = await desk.StartedAsync();
            var run = desk.Run("test-refresher", "2027-04-09").Key;
            await using (var walk = await WalkAsync(desk))
            {
                await MoneyAsync(walk, $"/staff/bookings/{desk.Booking}");
                await ChangesAsync(walk, $"/staff/bookings/{desk.Booking}", run);
                await walk.AssertGoodAsync();
            }

            site.Clock.Advance(new DateTimeOffset(2027, 4, 16, 17, 0, 0, TimeSpan.Zero) - site.Clock.GetUtcNow());
            await using (var walk = await WalkAsync(desk))
            {
                await RegisterAsync(walk, run);
                await walk.AssertGoodAsync();
            }
        }
        finally
        {
            await desk.DisposeAsync();
        }
    }

    private static async Task MoneyAsync(PageWalk walk, string booking)
    {
        await walk.OpenAsync(booking + "/money", state: "money, no invoice yet");
        await walk.OpenAsync(booking + "/money/invoice");
        await walk.FillAsync("Make the invoice out to", "");
        await walk.PressAsync("Issue and send the invoice", "invoice to nobody", 400);
        await walk.FillAsync("Make the invoice out to", "Jo Canary");
        await walk.PressAsync("Issue and send the invoice", "money with an invoice");
        await walk.OpenAsync((await walk.Page.Locator("main table a").First.GetAttributeAsync("href"))!, state: "invoice");
        await walk.OpenAsync("/staff/money", state: "money that is owed");
        await walk.OpenAsync(booking + "/money/payment");
        await walk.FillAsync("Amount", "a lot");
        await walk.PressAsync("Record the payment", "payment of no amount", 400);
        await walk.GoToAsync(booking + "/money/payment");
        await walk.PressAsync("Record the payment", "money that is paid");
        await walk.OpenAsync(booking + "/money/credit-note");
        await walk.PressAsync("Issue and send the credit note", "credit note without a reason", 400);
        await walk.FillAsync("Amount to credit", "10.00");
        await walk.FillAsync("Reason", "Left at noon");
        await walk.PressAsync("Issue and send the credit note", "money with a credit note");
        await walk.OpenAsync(booking + "/money/refund");
        await walk.PressAsync("Record the refund", "money that was paid back");
    }

    private static async Task ChangesAsync(PageWalk walk, string booking, Guid run)
    {
        await walk.OpenAsync(booking + "/name");
        await walk.FillAsync("Full name", "");
        await walk.PressAsync("Correct", "no name", 400);
        foreach (var page in new[] { "/cancel", "/transfer", "/substitute" })
        {
            await walk.OpenAsync(booking + page);
        }

        await walk.OpenAsync($"/staff/bookings/runs/{run}/book");
        await walk.PressAsync("Book, and send the confirmation", "booking for nobody", 400);
        await walk.OpenAsync("/staff/applications/new");
        await walk.PressAsync("Send the link", "application for nobody", 400);
        await walk.OpenAsync($"/staff/attendance/{run}", state: "register before the run");
    }

    private static async Task RegisterAsync(PageWalk walk, Guid run)
    {
        await walk.OpenAsync("/staff/attendance");
        await walk.OpenAsync($"/staff/attendance/{run}", state: "register");
        await walk.Page.GetByRole(AriaRole.Radio, new() { Name = "Yes", Exact = true }).CheckAsync();
        await walk.Page.GetByRole(AriaRole.Radio, new() { Name = "Passed", Exact = true }).CheckAsync();
        await walk.PressAsync("See what happens", "what the register does, with the letters of a pass");
        await walk.Page.Locator("[name=PassedWords]").FillAsync(new string('x', 20_000));
        await walk.PressAsync("Put it down", "words of a letter that are too long", 400);
        await walk.Page.Locator("[name=PassedWords]").FillAsync("Very good.");
        await walk.PressAsync("Put it down", "register, put down");
        await walk.OpenAsync((await walk.Page.GetByRole(AriaRole.Link, new() { Name = "Certificate of attendance" }).GetAttributeAsync("href"))!, state: "certificate");
    }

    private async Task<PageWalk> WalkAsync(DeskSite desk) => new(await desk.SignInAsync(browser, new(), "Kim Canary", "administrator"));
}
