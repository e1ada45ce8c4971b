using System.Diagnostics;
using DitSite.EndToEndTests.Browsing;
using DitSite.Tests.Site;
using Microsoft.Playwright;

namespace DitSite.EndToEndTests.Staff;

/// <summary>What editors come for, in a real browser under the shipped content security policy.</summary>
[Collection(BrowserCollection.Name)]
public sealed class EditorJourneys(BrowserFixture browser)
{
    private const int MostActions = 8;
    private const string Run = "Friday 16 April 2027";

    [Theory]
    [InlineData(true, 1280)]
    [InlineData(false, 320)]
    public async Task Editor_FromSigningIn_HasAChangedFeeLiveInAMinuteAndEightActions(bool script, int width)
    {
        await using var desk = await StartAsync(script, width);
        var (work, watch) = (desk.Work, Stopwatch.StartNew());

        await work.LinkAsync("Content");
        await work.LinkAsync("Dates and fees");
        await work.FillAsync("Amount, Course fee", "152.83");
        await work.ButtonAsync("Review the changes");
        await work.ButtonAsync("Publish now");

        Assert.Equal("Published", await work.HeadingAsync());
        Assert.Contains("£152.83", await work.PublicAsync("/courses/test-refresher"));
        Assert.DoesNotContain("137.31", await work.PublicAsync("/courses/test-refresher"));
        Assert.InRange(work.Actions, 1, MostActions);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        Assert.Empty(work.Faults);
    }

    [Theory]
    [InlineData(true, 768)]
    [InlineData(false, 1280)]
    public async Task Editor_MovesARunSchedulesRestoresAndMeetsASecondEditor(bool script, int width)
    {
        await using var desk = await StartAsync(script, width);
        var work = desk.Work;

        // Moves a run.
        await work.OpenAsync("/staff/content/dates");
        await work.FillAsync($"First day, {Run}", "23 April 2027");
        await work.FillAsync($"Last day, {Run}", "23/4/2027");
        await work.ButtonAsync("Review the changes");
        await work.ButtonAsync("Publish now");
        Assert.Contains("23 April 2027", await work.PublicAsync("/courses/test-refresher/dates/2027-04-09"));

        // Schedules a change of words.
        await work.OpenAsync("/staff/content/edit/pages/about-test");
        var before = await work.Page.GetByLabel("Summary", new() { Exact = true }).InputValueAsync();
        await work.FillAsync("Summary", "Scheduled words.");
        await work.ButtonAsync("Save and review");
        await work.FillAsync("Day", "1 June 2028");
        await work.FillAsync("Time", "09:30");
        await work.ButtonAsync("Publish at this time");
        Assert.Contains("It goes live on 1 June 2028, 09:30.", await work.Page.InnerTextAsync("main"));
        Assert.DoesNotContain("Scheduled words.", await work.PublicAsync("/about-test"));

        // Publishes it at once after all, and takes the former words back.
        await work.LinkAsync("Publish or schedule");
        await work.ButtonAsync("Publish now");
        Assert.Contains("Scheduled words.", await work.PublicAsync("/about-test"));
        await work.OpenAsync("/staff/content/versions/pages/about-test");
        await work.Page.Locator("tbody a").Last.ClickAsync();
        await work.ButtonAsync("Restore this version as a draft");
        await work.ButtonAsync("Publish now");
        Assert.Contains(before[..20], await work.PublicAsync("/about-test"));

        // A second window on the same item is told, and loses nothing.
        await work.OpenAsync("/staff/content/edit/pages/about-test");
        var second = await work.Page.Context.NewPageAsync();
        await second.GotoAsync("/staff/content/edit/pages/about-test");
        await second.GetByLabel("Summary", new() { Exact = true }).FillAsync("Words of the second window.");
        await second.GetByRole(AriaRole.Button, new() { Name = "Save draft" }).ClickAsync();
        await work.FillAsync("Summary", "Words of the first window.");
        await work.ButtonAsync("Save draft");
        var shown = await work.Page.InnerTextAsync(".dit-conflict");
        Assert.Contains("Words of the second window.", shown);
        Assert.Contains("Words of the first window.", shown);
        Assert.Equal("Words of the first window.", await work.Page.GetByLabel("Summary", new() { Exact = true }).InputValueAsync());
        Assert.Empty(work.Faults);
    }

    [Fact]
    public async Task Editor_WithTheKeyboardAlone_ChangesAFee()
    {
        await using var desk = await StartAsync(script: true, 1280);
        var page = desk.Work.Page;
        await desk.Work.OpenAsync("/staff/content/dates");

        await TabToAsync(page, "Amount, Course fee");
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync("152.83");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/publish?**");
        await TabToAsync(page, "Publish now");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/published?**");

        Assert.Contains("£152.83", await desk.Work.PublicAsync("/courses/test-refresher"));
    }

    [Fact]
    public async Task Editor_WithScripts_SeesWordsAsTheyAreTypedAndInsertsAFact()
    {
        await using var desk = await StartAsync(script: true, 1280);
        var page = desk.Work.Page;
        await desk.Work.OpenAsync("/staff/content/edit/courses/test-refresher/course");
        var words = page.GetByLabel("Words", new() { Exact = true });

        await words.FillAsync("It costs ");
        await page.GetByText("Facts you can name in Words").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "{{ fees.standard }}", Exact = true }).Last.ClickAsync();
        Assert.Equal("It costs {{ fees.standard }}", await words.InputValueAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Preview of Words" }).ClickAsync();
        await Assertions.Expect(page.Locator("#p-body-preview")).ToContainTextAsync("It costs £137.31");
        await words.FillAsync("Now **live** " + new string('w', 400));

        await Assertions.Expect(page.Locator("#p-body-preview strong")).ToHaveTextAsync("live");
        Assert.Equal(1280, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Empty(desk.Work.Faults);
    }

    private static async Task TabToAsync(IPage page, string name)
    {
        for (var stops = 0; stops < 150; stops++)
        {
            await page.Keyboard.PressAsync("Tab");
            var reached = await page.EvaluateAsync<string>("(document.activeElement.labels?.[0] ?? document.activeElement).textContent.trim()");
            if (reached == name)
            {
                return;
            }
        }

        Assert.Fail($"The Tab key does not reach '{name}'.");
    }

    private async Task<Desk> StartAsync(bool script, int width)
    {
        var content = new ContentCopy();
        var site = new LiveSite { ContentFolder = content.Path };
        var provider = await SignInJourney.StartAsync(site);
        var visit = await browser.VisitAsync(new(width, JavaScript: script), site);
        visit.Allow(provider.Address);
        await SignInJourney.SignInAsync(visit, site);
        return new(content, site, provider, visit, new(visit, site.Address, script));
    }

    private sealed record Desk(ContentCopy Content, LiveSite Site, OpenIdProvider Provider, Visit Visit, EditorAtWork Work) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Visit.DisposeAsync();
            await Site.DisposeAsync();
            Provider.Dispose();
            Content.Dispose();
        }
    }
}
