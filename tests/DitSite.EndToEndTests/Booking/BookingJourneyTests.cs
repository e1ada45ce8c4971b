using System.Text.RegularExpressions;
using DitSite.EndToEndTests.Browsing;
using Microsoft.Playwright;

namespace DitSite.EndToEndTests.Booking;

/// <summary>One person, one phone or one desk, with scripts and without: from the start button to the cancelled booking.</summary>
[Collection(BrowserCollection.Name)]
public sealed partial class BookingJourneyTests(BrowserFixture browser)
{
    private const string Start = "/courses/test-refresher/dates/2027-03-27/book";

    [Theory]
    [InlineData(320, true)]
    [InlineData(1280, false)]
    public async Task Person_BooksOpensTheLinkAndCancels(int width, bool javaScript)
    {
        await using var visit = await browser.VisitAsync(new(Width: width, JavaScript: javaScript));
        var page = visit.Page;
        var email = $"ann-{width}-{javaScript}@example.com".ToLowerInvariant();
        var seen = new SeenPages(visit, javaScript);

        async Task PressAsync(string button)
        {
            await seen.LookAsync();
            var from = page.Url;
            await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
            await page.ArriveAsync(address => address != from);
        }

        await visit.GoToAsync(Start);
        await PressAsync("Start");
        await page.GetByLabel("Somebody else").CheckAsync();
        await PressAsync("Continue");
        Assert.Contains("20 minutes left", await page.TextContentAsync(".dit-hold"));
        await page.GetByLabel("Full name").FillAsync("Ann Example");
        await page.GetByLabel("Email address").FillAsync(email);
        await PressAsync("Continue");
        await page.GetByLabel("Full name").FillAsync("Bea Sample");
        await page.GetByLabel("Email address").FillAsync("for-" + email);
        await PressAsync("Continue");
        await page.GetByLabel("Month").FillAsync("May");
        await page.GetByLabel("Year").FillAsync("2019");
        await PressAsync("Continue");
        await page.GetByLabel("They have a computer or tablet that meets the requirements").CheckAsync();
        await PressAsync("Continue");
        await PressAsync("Continue");
        await page.GetByLabel("need anything to take part").FillAsync("Captions");
        await page.GetByLabel("The person attending agrees").CheckAsync();
        await PressAsync("Continue");
        await page.GetByLabel("An employer or another organisation").CheckAsync();
        await PressAsync("Continue");
        await page.GetByLabel("Organisation").FillAsync("Testford Partnership University NHS Foundation Trust");
        await page.GetByLabel("Billing address").FillAsync("1 High Street\nTestford");
        await PressAsync("Continue");
        await page.GetByLabel("Course fee: £137.31").CheckAsync();
        await PressAsync("Continue");
        Assert.Contains("£137.31", await page.TextContentAsync("main"));
        await page.GetByLabel("I have read the terms and accept them").CheckAsync();
        await PressAsync("Confirm and book");
        await seen.LookAsync();
        Assert.EndsWith("/done", page.Url);
        var reference = Reference().Match(await page.TextContentAsync("main") ?? "").Value;

        // Back can't send the form again.
        await page.GoBackAsync();
        Assert.EndsWith("/done", page.Url);

        var letter = await browser.Site.Mail.FirstToAsync(email);
        await visit.GoToAsync(Link().Match(letter.Text).Value);
        await PressAsync("Show the booking");
        Assert.EndsWith($"/bookings/{reference}", page.Url);
        await seen.LookAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Cancel this booking" }).ClickAsync();
        await PressAsync("Cancel the booking");
        await seen.LookAsync();
        Assert.Contains("was cancelled on", await page.TextContentAsync("main"));
        await seen.CheckHtmlAsync();
    }

    [Fact]
    public async Task Hold_ExtendedWithTheScript_KeepsWhatWasTypedAndSaysSo()
    {
        await using var site = new LiveSite();
        site.StartServer();
        await using var visit = await browser.VisitAsync(site: site);
        await ToDetailsAsync(visit);
        site.Clock.Advance(TimeSpan.FromMinutes(15));
        await visit.Page.ReloadAsync();
        Assert.Contains("5 minutes left", await visit.Page.TextContentAsync(".dit-hold"));
        await visit.Page.GetByLabel("Full name").FillAsync("Ann Exam");

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Keep it for longer" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("[data-hold-says]")).ToContainTextAsync("20 minutes left");

        Assert.Contains("20 minutes left", await visit.Page.TextContentAsync("[data-hold-left]"));
        Assert.Equal("Ann Exam", await visit.Page.GetByLabel("Full name").InputValueAsync());
    }

    [Fact]
    public async Task Hold_RunningOut_WarnsAMinuteBeforeAndLosesOnlyTheHold()
    {
        await using var site = new LiveSite();
        site.StartServer();
        await using var visit = await browser.VisitAsync(site: site);
        await visit.Page.Clock.InstallAsync();
        await ToDetailsAsync(visit);

        await visit.Page.Clock.RunForAsync(19 * 60_000 + 1000);
        Assert.Contains("1 minute left", await visit.Page.TextContentAsync("[data-hold-says]"));
        await visit.Page.Clock.RunForAsync(60_000);

        Assert.Contains("No place is being kept", await visit.Page.TextContentAsync(".dit-hold"));
        Assert.Equal(0, await visit.Page.Locator(".dit-hold form").CountAsync());
        Assert.True(await visit.Page.GetByLabel("Full name").IsVisibleAsync());
    }

    [Fact]
    public async Task Hold_ExtendedWithoutScripts_ComesBackToTheQuestion()
    {
        await using var site = new LiveSite();
        site.StartServer();
        await using var visit = await browser.VisitAsync(new(JavaScript: false), site);
        await ToDetailsAsync(visit);
        site.Clock.Advance(TimeSpan.FromMinutes(15));
        await visit.Page.ReloadAsync();

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Keep it for longer" }).ClickAsync();

        Assert.EndsWith("/your-details", visit.Page.Url);
        Assert.Contains("20 minutes left", await visit.Page.TextContentAsync(".dit-hold"));
    }

    private static async Task ToDetailsAsync(Visit visit)
    {
        await visit.GoToAsync(Start);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Start", Exact = true }).ClickAsync();
        await visit.Page.GetByLabel("I will").CheckAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Continue", Exact = true }).ClickAsync();
        await visit.Page.ArriveAsync(address => address.EndsWith("/your-details", StringComparison.Ordinal));
    }

    [GeneratedRegex("[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}")]
    private static partial Regex Reference();

    [GeneratedRegex(@"http://localhost:\d+/bookings/\S+")]
    private static partial Regex Link();
}
