using DitSite.Bookings.Bookings;
using DitSite.Bookings.Changes;
using DitSite.Bookings.Joining;
using DitSite.Bookings.Promises;
using DitSite.Bookings.Sales;
using DitSite.Content;
using DitSite.EndToEndTests.Browsing;
using DitSite.Tests.Bookings;
using DitSite.Web.Sync;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DitSite.EndToEndTests.Staff;

/// <summary>The pages of promises in a real browser: no fault that axe finds, nothing that scrolls sideways, everything by keyboard.</summary>
[Collection(DeskCollection.Name)]
public sealed class DeskJourneys(BrowserFixture browser)
{
    private const string FullRun = "/courses/test-refresher/dates/2027-05-14/book";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Desk_TodayPromisesChangesAndJoining_AreWithoutFault(bool script)
    {
        await using var site = new LiveSite();
        using var provider = await SignInJourney.StartAsync(site);
        await using var visit = await browser.VisitAsync(new(JavaScript: script), site);
        visit.Allow(provider.Address);
        await SignInJourney.SignInAsync(visit, site);
        var work = new EditorAtWork(visit, site.Address, script);
        var (run, notice) = await FillAsync(site);

        foreach (var path in new[] { "/staff", "/staff/promises", "/staff/promises?ended=true", "/staff/changes", $"/staff/changes/{notice}", $"/staff/runs/{run}", $"/staff/bookings/runs/{run}" })
        {
            await work.OpenAsync(path);
        }

        await work.OpenAsync($"/staff/runs/{run}");
        await work.ButtonAsync("Save");
        Assert.Contains("Enter the joining instructions", await visit.Page.Locator(".govuk-error-summary").InnerTextAsync(), StringComparison.Ordinal);
        await work.OpenAsync($"/staff/changes/{notice}");
        await work.ButtonAsync("Tell this person");
        Assert.Contains("People are being told now", await visit.Page.Locator("[role=status]").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(work.Faults);
    }

    [Fact]
    public async Task JoiningInstructions_AreWrittenWithTheKeyboardAlone()
    {
        await using var site = new LiveSite();
        using var provider = await SignInJourney.StartAsync(site);
        await using var visit = await browser.VisitAsync(new(), site);
        visit.Allow(provider.Address);
        await SignInJourney.SignInAsync(visit, site);
        var (run, _) = await FillAsync(site);
        await visit.GoToAsync($"/staff/runs/{run}");

        await EditorJourneys.TabToAsync(visit.Page, "Joining instructions");
        await visit.Page.Keyboard.TypeAsync("https://calls.example/j/1");
        await EditorJourneys.TabToAsync(visit.Page, "Save");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.ArriveAsync(address => address.EndsWith("?done=saved", StringComparison.Ordinal));

        Assert.Equal("https://calls.example/j/1", (await site.Services.GetRequiredService<JoiningDesk>().FindAsync(run))!.Text);
    }

    [Fact]
    public async Task WaitingList_IsJoinedWithoutFault()
    {
        await using var site = new LiveSite();
        await using var visit = await browser.VisitAsync(new(), site);
        var work = new EditorAtWork(visit, site.Address, axe: true);
        await BookAsync(site, "2027-05-14");

        await work.OpenAsync(FullRun);
        await work.LinkAsync("Join the waiting list");
        await work.ButtonAsync("Continue");
        await work.FillAsync("Full name", "Ann Example");
        await work.FillAsync("Email address", "ann@people.test");
        await work.ButtonAsync("Continue");
        Assert.Equal("Look for our email", await work.HeadingAsync());
        var letter = await site.Mail.FirstAsync(mail => mail.Subject.StartsWith("Waiting list", StringComparison.Ordinal));
        await work.OpenAsync("/waiting-list?token=" + letter.Text.Split("token=")[1].Split('\n')[0].Trim());
        await work.ButtonAsync("Join the waiting list");

        Assert.Equal("You are on the waiting list", await work.HeadingAsync());
        Assert.Empty(work.Faults);
    }

    /// <summary>A booking on a run that then moves. The provider keeps real time, and so does the site: the run opens in it.</summary>
    private static async Task<(Guid Run, Guid Notice)> FillAsync(LiveSite site)
    {
        var content = site.Services.GetRequiredService<PublishedContent>().Current;
        var key = content.FindCourse("test-refresher")!.Runs.Single(one => one.Address == "2027-03-26").Key;
        var runs = SellableRunList.Of(content, site.Services.GetRequiredService<IOptions<DitSite.Web.SiteOptions>>().Value)
            .Select(one => one.RunKey == key ? one with { OpensAt = site.Clock.GetUtcNow().AddDays(-1) } : one).ToList();
        var sellable = site.Services.GetRequiredService<SellableRuns>();
        await sellable.PublishAsync(runs);
        Assert.Equal(key, await BookAsync(site, "2027-03-26"));
        await sellable.PublishAsync([.. runs.Select(one => one.RunKey != key ? one : one with
        {
            Facts = one.Facts with { DatesText = "Saturday 27 March 2027", Starts = new(2027, 3, 27), Ends = new(2027, 3, 27), EndsAt = one.Facts.EndsAt.AddDays(1) },
        })]);
        await site.Services.GetRequiredService<PromiseLedger>().RunAsync();
        return (key, (await site.Services.GetRequiredService<ChangeNotices>().ListAsync()).Single().Id);
    }

    private static async Task<Guid> BookAsync(LiveSite site, string address)
    {
        var run = site.Services.GetRequiredService<PublishedContent>().Current.FindCourse("test-refresher")!.Runs.Single(one => one.Address == address);
        var fee = run.Fees.First(option => option.Amount is not null);
        Assert.IsType<BookPlaceResult.Booked>(await site.Services.GetRequiredService<PlaceBooking>().BookPlaceAsync(
            Examples.Booking() with { RunKey = run.Key, FeeCode = fee.Code, TotalShown = fee.Amount!.Value }));
        return run.Key;
    }
}
