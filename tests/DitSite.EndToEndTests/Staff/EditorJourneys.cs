using DitSite.Bookings.Sales;
using DitSite.Bookings.Storage;
using DitSite.EndToEndTests.Browsing;
using DitSite.Tests;
using DitSite.Web.Staff.Content;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace DitSite.EndToEndTests.Staff;

/// <summary>What editors come for, with scripts in a wide window and without them in a narrow one, under the shipped content security policy.</summary>
[Collection(EditorCollection.Name)]
public sealed class EditorJourneys(BrowserFixture browser, DeskSite desk)
{
    private const string Form = "/staff/content/edit/pages/about-test";
    private const string CourseForm = "/staff/content/edit/courses/test-refresher/course";
    private const string Page = "/about-test";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task BookedRun_Moved_SaysHowManyAreToBeToldAndOpensANoticeAndSendsNothing(bool script)
    {
        await using var work = await SitDownAsync(script);
        var letters = await ReadAsync(context => context.Outbox.CountAsync());

        await work.OpenAsync("/staff/content/dates");
        await work.FillAsync($"First day, {DeskSite.BookedRunName}", "23 April 2027");
        await work.FillAsync($"Last day, {DeskSite.BookedRunName}", "23/4/2027");
        await work.ButtonAsync("Review the changes");
        var review = await work.WordsAsync();
        Assert.Contains("1 booking, 1 person to be told", review);
        Assert.Contains("16 April 2027", review);
        Assert.Contains("23 April 2027", review);
        Assert.Contains("/calendar.ics", review);
        await work.ButtonAsync("Publish now");

        Assert.Equal("Published", await work.HeadingAsync());
        Assert.Contains("23 April 2027", await work.PublicAsync(DeskSite.BookedRun));
        var key = desk.Run("test-refresher", "2027-04-09").Key;
        // Bookings follow a publish within a moment.
        var notice = await Patience.UntilAsync(
            () => ReadAsync(context => context.ChangeNotices.SingleOrDefaultAsync(one => one.RunKey == key && one.State == ChangeNoticeState.Open)),
            one => one?.After.Starts == new DateOnly(2027, 4, 23));
        Assert.Equal(new DateOnly(2027, 4, 16), notice!.Before.Starts);
        Assert.Equal(letters, await ReadAsync(context => context.Outbox.CountAsync()));
        Assert.Empty(work.Faults);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Draft_Scheduled_GoesLiveAtItsLondonTimeAndNotBefore(bool script)
    {
        await using var work = await SitDownAsync(script);
        var now = desk.Site.Clock.GetUtcNow();
        var schedule = desk.Site.Services.GetRequiredService<ContentSchedule>();
        await work.OpenAsync(Form);
        await work.FillAsync("Summary", "What is said from today on.");
        await work.ButtonAsync("Save and review");

        await work.FillAsync("Day", "1 January 2020");
        await work.FillAsync("Time", "09:30");
        await work.ButtonAsync("Publish at this time");
        Assert.Contains("must be in the future", await work.WordsAsync());
        // February: London's time is UTC. The tests' clock stands at nine o'clock or some minutes after.
        await work.FillAsync("Day", now.UtcDateTime.ToString("d MMMM yyyy", DitSite.Content.Facts.UkText.Culture));
        await work.FillAsync("Time", now.AddMinutes(2).UtcDateTime.ToString("HH:mm", DitSite.Content.Facts.UkText.Culture));
        await work.ButtonAsync("Publish at this time");

        Assert.Contains("It goes live on", await work.WordsAsync());
        await schedule.PublishDueAsync(CancellationToken.None);
        Assert.DoesNotContain("from today on", await work.PublicAsync(Page));
        desk.Site.Clock.Advance(TimeSpan.FromMinutes(2));
        await schedule.PublishDueAsync(CancellationToken.None);
        Assert.Contains("from today on", await Patience.UntilAsync(() => work.PublicAsync(Page), page => page.Contains("from today on", StringComparison.Ordinal)));
        Assert.Empty(work.Faults);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task FormerVersion_BesideThePresentOne_IsRestored(bool script)
    {
        await using var work = await SitDownAsync(script);
        await work.OpenAsync(Form);
        var former = await work.ValueAsync("p.summary");
        await work.FillAsync("Summary", "Words that turn out to be worse.");
        await work.ButtonAsync("Save and review");
        await work.ButtonAsync("Publish now");
        Assert.Contains("turn out to be worse", await work.PublicAsync(Page));

        await work.OpenAsync(Form);
        await work.LinkAsync("Versions");
        var before = await work.Page.Locator("tbody tr").Filter(new() { HasText = "Found in the content folder" }).First.Locator("a").GetAttributeAsync("href");
        await work.OpenAsync(before!);
        var beside = await work.Page.Locator(".dit-changes").InnerTextAsync();
        Assert.Contains(former, beside);
        Assert.Contains("Words that turn out to be worse.", beside);
        await work.ButtonAsync("Restore this version as a draft");
        await work.ButtonAsync("Publish now");

        var page = await work.PublicAsync(Page);
        Assert.Contains(former, page);
        Assert.DoesNotContain("turn out to be worse", page);
        Assert.Empty(work.Faults);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task TwoEditors_OnOneItem_TheSecondSeesBothVersionsAndNothingIsLost(bool script)
    {
        await using var alex = await SitDownAsync(script);
        await using var blake = new EditorAtWork(await desk.SignInAsync(browser, OptionsOf(script), "Blake Canary"), desk.Site.Address);
        await alex.OpenAsync(Form);
        await blake.OpenAsync(Form);
        await alex.FillAsync("Summary", "What Alex wrote.");
        await alex.ButtonAsync("Save draft");

        await blake.FillAsync("Summary", "What Blake wrote.");
        await blake.ButtonAsync("Save draft");

        var conflict = await blake.Page.Locator(".dit-conflict").InnerTextAsync();
        Assert.Contains("What Alex wrote.", conflict);
        Assert.Contains("What Blake wrote.", conflict);
        Assert.Equal("What Blake wrote.", await blake.ValueAsync("p.summary"));
        // Nothing was overwritten; the second save, with both in sight, decides, and the other stays a version.
        await alex.OpenAsync(Form);
        Assert.Equal("What Alex wrote.", await alex.ValueAsync("p.summary"));
        await blake.ButtonAsync("Save draft");
        await blake.LinkAsync("Versions");
        var rows = blake.Page.Locator("tbody tr");
        Assert.Contains("Blake Canary", await rows.Nth(0).InnerTextAsync());
        Assert.Contains("Alex Canary", await rows.Nth(1).InnerTextAsync());
        await blake.OpenAsync((await rows.Nth(1).Locator("a").GetAttributeAsync("href"))!);
        Assert.Contains("What Alex wrote.", await blake.Page.Locator(".dit-changes").InnerTextAsync());
        Assert.Empty(alex.Faults.Concat(blake.Faults));
    }

    [Fact]
    public async Task Words_WhileTheyAreTyped_AreShownAsTheSiteWillShowThemAndTakeFactsFromAPicker()
    {
        await using var work = await SitDownAsync(script: true);
        await work.OpenAsync(Form);
        var area = work.Page.Locator("[name='p.body']");
        var preview = work.Page.Locator("#p-body-preview");

        await area.FillAsync("## Typed\n\nFirst words.");
        await work.ButtonAsync("Preview of Words");
        await Assertions.Expect(preview.Locator("h2")).ToHaveTextAsync("Typed");
        // From now on it follows by itself.
        await area.PressSequentiallyAsync(" Then ");
        await Assertions.Expect(preview).ToContainTextAsync("First words. Then");
        await work.Page.GetByText("Facts you can name in Words").ClickAsync();
        await work.Page.GetByRole(AriaRole.Button, new() { Name = "{{ figures.sessions }}" }).First.ClickAsync();
        Assert.EndsWith("Then {{ figures.sessions }}", await area.InputValueAsync());
        await Assertions.Expect(preview).ToContainTextAsync("Then 23 sessions");

        // The editor's place in the text is not lost, and nothing was saved.
        Assert.True(await area.EvaluateAsync<bool>("area => area === document.activeElement"));
        await work.OpenAsync(Form);
        Assert.DoesNotContain("First words.", await work.ValueAsync("p.body"));
    }

    [Fact]
    public async Task Words_WithoutScripts_ArePreviewedByAButtonThatKeepsWhatWasTyped()
    {
        await using var work = await SitDownAsync(script: false);
        await work.OpenAsync(Form);

        await work.FillAsync("Summary", "Not saved yet.");
        await work.FillFieldAsync("p.body", "## Typed\n\nIt takes {{ figures.sessions }}.");
        await work.ButtonAsync("Preview of Words");

        Assert.Contains("It takes 23 sessions.", await work.Page.Locator("#p-body-preview").InnerTextAsync());
        Assert.EndsWith("#p-body-preview", work.Page.Url);
        Assert.Equal("Not saved yet.", await work.ValueAsync("p.summary"));
        await work.Page.GetByText("Facts you can name in Words").ClickAsync();
        Assert.True(await work.Page.Locator(".dit-facts code").GetByText("{{ figures.sessions }}", new() { Exact = true }).First.IsVisibleAsync());
        await work.OpenAsync(Form);
        Assert.DoesNotContain("It takes {{ figures.sessions }}.\n", await work.ValueAsync("p.body"));
        Assert.Empty(work.Faults);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Rows_AddedFilledMovedAndRemoved_AreSavedAsTheyStand(bool script)
    {
        await using var work = await SitDownAsync(script);
        await work.OpenAsync(CourseForm);
        var (first, second) = (await work.ValueAsync("p.fees[0].code"), await work.ValueAsync("p.fees[1].code"));

        await work.FillFieldAsync("p.summary", "Typed before the row.");
        await work.ButtonAsync("Add to Fee options");
        await work.FillFieldAsync("p.fees[2].code", "late");
        await work.FillFieldAsync("p.fees[2].label", "Late fee");
        await work.FillFieldAsync("p.fees[2].amount", "£1,150");
        await work.ButtonAsync("Move up row 3 of Fee options");
        Assert.Equal("late", await work.ValueAsync("p.fees[1].code"));
        await work.ButtonAsync("Move down row 1 of Fee options");
        Assert.Equal(("late", first, second), (await work.ValueAsync("p.fees[0].code"), await work.ValueAsync("p.fees[1].code"), await work.ValueAsync("p.fees[2].code")));
        await work.ButtonAsync("Remove row 3 of Fee options");
        await work.ButtonAsync("Save draft");

        Assert.Equal(("late", first), (await work.ValueAsync("p.fees[0].code"), await work.ValueAsync("p.fees[1].code")));
        Assert.Equal(0, await work.Page.Locator("[name='p.fees[2].code']").CountAsync());
        Assert.Equal(("1150", "Typed before the row."), (await work.ValueAsync("p.fees[0].amount"), await work.ValueAsync("p.summary")));
        Assert.Contains("Saved as a draft", await work.WordsAsync());
        Assert.Empty(work.Faults);
    }

    [Fact]
    public async Task Photograph_TakenOnItsSide_IsShownUprightAndWithoutWhatTheCameraWrote()
    {
        await using var work = await SitDownAsync(script: true);
        await work.OpenAsync("/staff/content/media");
        var picture = await work.Page.ScreenshotAsync(new() { Type = ScreenshotType.Jpeg, Clip = new() { X = 0, Y = 0, Width = 80, Height = 40 } });
        // As a camera does: a note of which way up it was held, and another of where.
        byte[] notes = [.. "Exif\0\0II*\0\b\0\0\0"u8, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0, .. "GPS 52.1N SECRET-PLACE"u8];
        byte[] photograph = [0xFF, 0xD8, 0xFF, 0xE1, 0, (byte)(notes.Length + 2), .. notes, .. picture.AsSpan(2)];

        await work.Page.GetByLabel("File", new() { Exact = true }).SetInputFilesAsync(new FilePayload { Name = "holiday.jpg", MimeType = "image/jpeg", Buffer = photograph });
        await work.FillAsync("What the picture shows, or the title of the PDF", "A page of the desk");
        await work.ButtonAsync("Add the file");

        var image = work.Page.Locator(".dit-media img[alt='A page of the desk']").First;
        await image.ScrollIntoViewIfNeededAsync();
        Assert.Equal("40 x 80", await image.EvaluateAsync<string>("async image => { await image.decode(); return `${image.naturalWidth} x ${image.naturalHeight}`; }"));
        var kept = await (await work.Page.APIRequest.GetAsync(desk.Site.Address + await image.GetAttributeAsync("src"))).BodyAsync();
        Assert.True(photograph.AsSpan().IndexOf("SECRET-PLACE"u8) > 0);
        Assert.Equal(-1, kept.AsSpan().IndexOf("SECRET-PLACE"u8));
        Assert.Empty(work.Faults);
    }

    [Fact]
    public async Task Editor_WithTheKeyboardAlone_ChangesAFee()
    {
        await using var work = await SitDownAsync(script: true);
        var page = work.Page;
        await work.OpenAsync("/staff/content/dates");

        await TabToAsync(page, "Amount, Course fee");
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync("152.83");
        await page.Keyboard.PressAsync("Enter");
        await page.ArriveAsync("**/publish?**");
        await TabToAsync(page, "Publish now");
        await page.Keyboard.PressAsync("Enter");
        await page.ArriveAsync("**/published?**");

        Assert.Contains("£152.83", await work.PublicAsync("/courses/test-refresher"));
    }

    internal static async Task TabToAsync(IPage page, string name)
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

    private static VisitOptions OptionsOf(bool script) => new(script ? 1280 : 320, JavaScript: script);

    private async Task<EditorAtWork> SitDownAsync(bool script)
    {
        var site = await desk.FreshAsync();
        return new(await desk.SignInAsync(browser, OptionsOf(script)), site.Address);
    }

    private async Task<T> ReadAsync<T>(Func<BookingsContext, Task<T>> read)
    {
        await using var context = await desk.Site.Services.GetRequiredService<IDbContextFactory<BookingsContext>>().CreateDbContextAsync();
        return await read(context);
    }
}
