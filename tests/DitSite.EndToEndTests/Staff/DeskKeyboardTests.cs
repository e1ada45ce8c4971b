using DitSite.Bookings;
using DitSite.Bookings.Applications;
using DitSite.Bookings.Money;
using DitSite.Bookings.Outcomes;
using DitSite.EndToEndTests.Applications;
using DitSite.EndToEndTests.Browsing;
using DitSite.Tests.Bookings;
using DitSite.Tests.Bookings.Applications;
using DitSite.Tests.Bookings.Money;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace DitSite.EndToEndTests.Staff;

/// <summary>A member of staff who uses no mouse. Each stop of the Tab key on the way must be seen, and marked.</summary>
[Collection(DeskCollection.Name)]
public sealed class DeskKeyboardTests(BrowserFixture browser)
{
    [Fact]
    public async Task Keyboard_AloneTakesMoneyBooksDecidesAndMarksTheRegister()
    {
        var desk = new DeskSite(MoneyExamples.SiteSettings);
        try
        {
            var site = await desk.FreshAsync();
            var run = desk.Run("test-refresher", "2027-04-09").Key;
            var application = await AppliedAsync(desk);
            Assert.IsType<MoneyResult.Done>(await Get<Invoicing>().IssueAsync(Reference(desk.Booking), new("Jo Canary", null, null), "Kim Canary"));
            await using (var visit = await desk.SignInAsync(browser, new(), "Kim Canary", "administrator"))
            {
                await PayAsync(visit, desk.Booking);
                await BookAsync(visit, run);
                await DecideAsync(visit, application.ToString());
                Assert.Empty(visit.Problems);
            }

            Assert.Equal(0, (await Get<MoneyDesk>().FindAsync(Reference(desk.Booking)))!.Outstanding);
            Assert.Equal(ApplicationState.Offered, await Applicants.StateAsync(site, application));
            site.Clock.Advance(new DateTimeOffset(2027, 4, 16, 17, 0, 0, TimeSpan.Zero) - site.Clock.GetUtcNow());
            await using (var visit = await desk.SignInAsync(browser, new(), "Kim Canary", "administrator"))
            {
                await MarkAsync(visit, run);
            }

            var (_, lines) = (await Get<Register>().OfRunAsync(run))!.Value;
            Assert.Equal([("Bo Canary", null), ("Jo Canary", (bool?)true)], lines.Select(line => (line.Delegate, line.Outcome?.Attended)));

            T Get<T>()
                where T : notnull => site.Services.GetRequiredService<T>();
        }
        finally
        {
            await desk.DisposeAsync();
        }
    }

    /// <summary>An application of which all but one requirement is judged.</summary>
    private static async Task<BookingReference> AppliedAsync(DeskSite desk)
    {
        var application = await Applicants.SubmittedAsync(desk.Site.Services, "ann", desk.Run("test-course", "2027-05-03").Key, Examples.Run());
        Assert.Equal(DecisionResult.Done, await desk.Site.Services.GetRequiredService<Assessments>().AssessAsync(application, "hours", FindingKind.Met, null, false, "Kim Canary"));
        return application;
    }

    private static async Task PayAsync(Visit visit, string booking)
    {
        var (page, hands) = Hands(visit);
        await visit.GoToAsync($"/staff/bookings/{booking}/money");
        await GoOnAsync(page, hands, AriaRole.Link, "Record a payment");
        await hands.TypeAsync(page.GetByLabel("What the bank statement says"), "BACS 7");
        await GoOnAsync(page, hands, AriaRole.Button, "Record the payment");
    }

    private static async Task BookAsync(Visit visit, Guid run)
    {
        var (page, hands) = Hands(visit);
        await visit.GoToAsync($"/staff/bookings/runs/{run}/book");
        await hands.TypeAsync(page.GetByLabel("Booker’s full name"), "Bo Canary");
        await hands.TypeAsync(page.GetByLabel("Booker’s email address"), "bo@people.test");
        await hands.TypeAsync(page.GetByLabel("Month"), "5");
        await hands.TypeAsync(page.GetByLabel("Year"), "2024");
        await hands.ChooseAsync(page.GetByLabel("equipment meets", new() { Exact = false }));
        await hands.ChooseAsync(page.GetByRole(AriaRole.Group, new() { Name = "Which fee?" }).GetByRole(AriaRole.Radio).First);
        await hands.ChooseAsync(page.GetByLabel("The booker", new() { Exact = true }));
        await hands.ChooseAsync(page.GetByLabel("The booker has read", new() { Exact = false }));
        await GoOnAsync(page, hands, AriaRole.Button, "Book, and send the confirmation");
        Assert.StartsWith("Booking ", await page.Locator("h1").InnerTextAsync(), StringComparison.Ordinal);
    }

    private static async Task DecideAsync(Visit visit, string application)
    {
        var (page, hands) = Hands(visit);
        await visit.GoToAsync($"/staff/applications/{application}");
        var rule = page.Locator("section", new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = "Registration", Exact = true }) });
        await hands.PressAsync(rule.Locator("summary", new() { HasText = "Judge this requirement" }));
        await hands.ChooseAsync(rule.GetByLabel("Met", new() { Exact = true }));
        await GoOnAsync(page, hands, rule.GetByRole(AriaRole.Button, new() { Name = "Save this judgement" }));
        await GoOnAsync(page, hands, page.GetByText("Offer the funded place").Or(page.GetByText("Offer a place", new() { Exact = true })));
        await hands.TypeAsync(page.GetByLabel("Your words to the applicant", new() { Exact = false }), "Welcome, Ann.");
        await GoOnAsync(page, hands, AriaRole.Button, "Show the letter with these words");
        Assert.Contains("Welcome, Ann.", await page.Locator(".dit-letter").InnerTextAsync(), StringComparison.Ordinal);
        await GoOnAsync(page, hands, AriaRole.Button, "Offer the place and send the letter");
    }

    private static async Task MarkAsync(Visit visit, Guid run)
    {
        var (page, hands) = Hands(visit);
        await visit.GoToAsync($"/staff/attendance/{run}");
        await hands.ChooseAsync(page.GetByRole(AriaRole.Group, new() { Name = "Did Jo Canary come?" }).GetByLabel("Yes"));
        await GoOnAsync(page, hands, AriaRole.Button, "See what happens");
        Assert.Contains("Your certificate of attendance", await page.Locator(".dit-letter").InnerTextAsync() + await page.Locator("main dl").InnerTextAsync(), StringComparison.Ordinal);
        await GoOnAsync(page, hands, AriaRole.Button, "Put it down");
    }

    private static (IPage Page, Keyboard Hands) Hands(Visit visit) => (visit.Page, new(visit.Page, looks: true));

    private static Task GoOnAsync(IPage page, Keyboard hands, AriaRole role, string name) => GoOnAsync(page, hands, page.Locator("main").GetByRole(role, new() { Name = name, Exact = true }));

    /// <summary>Presses what leads to another page, and waits for it.</summary>
    private static async Task GoOnAsync(IPage page, Keyboard hands, ILocator what)
    {
        var here = page.Url;
        await hands.PressAsync(what);
        await page.ArriveAsync(address => address != here);
    }

    private static BookingReference Reference(string text) => BookingReference.TryParse(text, out var reference) ? reference : throw new InvalidOperationException(text);
}
