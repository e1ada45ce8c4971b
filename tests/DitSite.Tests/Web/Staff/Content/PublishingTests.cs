using System.Net;
using DitSite.Bookings.Bookings;
using DitSite.Bookings.Sales;
using DitSite.Bookings.Storage;
using DitSite.Content;
using DitSite.Content.Editing;
using DitSite.Tests.Bookings;
using DitSite.Tests.Site;
using DitSite.Tests.Web.Pages;
using DitSite.Web.Staff.Content;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DitSite.Tests.Web.Staff.Content;

public sealed class PublishingTests : IAsyncLifetime
{
    private const string RunCell = "d[" + EditorSite.Run + "].";

    private readonly EditorSite desk = new();

    [Fact]
    public async Task Fee_ChangedInTheTable_IsLiveEverywhereWithTheAnswer()
    {
        using var editor = await desk.EditorAsync();

        var done = await EditorSite.PublishAsync(editor, (EditorSite.Fee, "£152.83"));

        Assert.Equal("Published", done.QuerySelector("h1")!.TextContent);
        foreach (var path in new[] { "/courses/test-refresher", "/courses/test-refresher/dates/2027-04-09" })
        {
            var page = await editor.GetPageAsync(path);
            Assert.Contains("£152.83", page.Words());
            Assert.DoesNotContain("137.31", page.Source.Text);
        }

        Assert.Contains("£152.83", (await editor.GetPageAsync("/courses")).Words());
    }

    [Fact]
    public async Task Touched_BeforePublishing_IsExactlyWhatIsDifferentAfterwards()
    {
        using var editor = await desk.EditorAsync();
        using var visitor = desk.Site.Browse();
        var review = await editor.SubmitAndFollowAsync(await editor.GetPageAsync("/staff/content/dates"), (RunCell + "starts", "23 April 2027"), (RunCell + "ends", "23/4/2027"));
        var radius = await OutlookAsync();
        var before = await AllAsync(visitor);

        var done = await EditorSite.PressAsync(editor, review, "publish");
        Assert.Equal("Published", done.QuerySelector("h1")!.TextContent);
        var after = await AllAsync(visitor);

        var really = before.Keys.Where(path => before[path] != after[path]).Order().ToList();
        var foretold = radius.Touched.Where(one => one.Kind is not (TouchedKind.StructuredData or TouchedKind.Search)).Select(one => one.Address).Distinct().Order().ToList();
        Assert.Equal(really, foretold);
        Assert.NotEmpty(really);
        Assert.True(really.Count < before.Count, "Everything changed, so the comparison shows nothing.");
        var data = before.Keys.Where(path => Data(before[path]) != Data(after[path])).Order();
        Assert.Equal(data, radius.Touched.Where(one => one.Kind == TouchedKind.StructuredData).Select(one => one.Address).Order());
        Assert.Contains(radius.Touched, one => one is { Kind: TouchedKind.Search, Address: "/courses/test-refresher/dates/2027-04-09" });
    }

    [Fact]
    public async Task Run_WithBookingsMoved_TellsTheCountOpensANoticeAndSendsNothing()
    {
        using var editor = await desk.EditorAsync();
        var key = await BookAsync();
        var letters = await LettersAsync();

        var review = await editor.SubmitAndFollowAsync(await editor.GetPageAsync("/staff/content/dates"), (RunCell + "starts", "23 April 2027"), (RunCell + "ends", "23 April 2027"));
        Assert.Contains("1 booking, 1 person to be told", review.Words());
        await EditorSite.PressAsync(editor, review, "publish");

        var notice = await NoticeAsync(key);
        Assert.Equal(ChangeNoticeState.Open, notice.State);
        Assert.Equal(new DateOnly(2027, 4, 23), notice.After.Starts);
        Assert.NotEqual(0, letters);
        Assert.Equal(letters, await LettersAsync());
        Assert.Contains("sequence: 2", File.ReadAllText(Path.Combine(desk.Content.Path, EditorSite.Run + ".md")));
    }

    [Fact]
    public async Task Run_WithBookings_CanNeitherShrinkBelowThemNorLeaveTheSite()
    {
        using var editor = await desk.EditorAsync();
        await BookAsync();

        var review = await editor.SubmitAndFollowAsync(await editor.GetPageAsync("/staff/content/dates"), (RunCell + "capacity", "0"));
        Assert.Contains("can't go down to 0, because 1 are taken", review.Words());
        Assert.Null(review.QuerySelector("button[value=publish]"));
        var remove = await editor.GetPageAsync($"/staff/content/remove/{EditorSite.Run}");
        Assert.Contains("it has 1 booking.", remove.Words());
        Assert.Null(remove.QuerySelector("button[value=unpublish]"));
        using var forced = await editor.SubmitAsync(remove, []);
        Assert.Equal(HttpStatusCode.BadRequest, forced.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await editor.GetPageAsync("/courses/test-refresher/dates/2027-04-09")).StatusCode);
        // The control: a run without bookings may go.
        var free = await editor.GetPageAsync("/staff/content/remove/courses/test-refresher/runs/2027-10-15");
        await EditorSite.PressAsync(editor, free, "unpublish");
        Assert.Equal(HttpStatusCode.NotFound, (await editor.GetPageAsync("/courses/test-refresher/dates/2027-10-15")).StatusCode);
    }

    [Fact]
    public async Task Schedule_InLondonTime_GoesLiveAtItsTimeAfterARestart()
    {
        using var editor = await desk.EditorAsync();
        var review = await EditorSite.PressAsync(editor, await editor.GetPageAsync(EditorSite.Page), "review", ("p.summary", "From April on."));

        var wrong = await EditorSite.PressAsync(editor, review, "schedule", ("Day", "1 January 2027"), ("Time", "09:00"));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        var set = await EditorSite.PressAsync(editor, review, "schedule", ("Day", "1 April 2027"), ("Time", "09:00"));
        Assert.Contains("It goes live on 1 April 2027, 09:00.", set.Words());

        // Another program on the same folder, as after a restart. London is an hour ahead of UTC on that day.
        await using var restarted = new EditorSiteOver(desk.Content);
        using var visitor = restarted.Site.Browse();
        restarted.Site.Clock.SetUtcNow(new(2027, 4, 1, 7, 59, 0, TimeSpan.Zero));
        var schedule = restarted.Site.Services.GetRequiredService<ContentSchedule>();
        await schedule.PublishDueAsync(CancellationToken.None);
        Assert.DoesNotContain("From April on.", (await visitor.GetPageAsync("/about-test")).Words());
        restarted.Site.Clock.SetUtcNow(new(2027, 4, 1, 8, 0, 0, TimeSpan.Zero));
        await schedule.PublishDueAsync(CancellationToken.None);
        Assert.Contains("From April on.", (await visitor.GetPageAsync("/about-test")).Words());
    }

    [Fact]
    public async Task Schedule_OfADraftThatHasAnErrorAtItsTime_IsKeptWithTheReason()
    {
        using var editor = await desk.EditorAsync();
        var review = await EditorSite.PressAsync(editor, await editor.GetPageAsync(EditorSite.Page), "review", ("p.body", "See [this](/nowhere)."));
        await EditorSite.PressAsync(editor, review, "schedule", ("Day", "1 April 2027"), ("Time", "09:00"));
        desk.Site.Clock.SetUtcNow(new(2027, 4, 1, 8, 0, 0, TimeSpan.Zero));

        await desk.Site.Services.GetRequiredService<ContentSchedule>().PublishDueAsync(CancellationToken.None);

        var item = desk.Site.Services.GetRequiredService<ContentEditor>().Find("pages/about-test.md")!;
        Assert.Null(item.PublishAt);
        Assert.Contains("did not go live", item.Problem);
        Assert.NotNull(item.Draft);
    }

    [Theory]
    [InlineData("14 May 2027", null)]
    [InlineData("15 May 2027", "must be a Friday, as it is now. The nearest one is 14 May 2027")]
    [InlineData("soon", "Enter the first day")]
    public async Task Copy_ToNewDates_KeepsTheWeekdayAndMovesTheWholeCalendar(string wanted, string? refused)
    {
        using var editor = await desk.EditorAsync();

        var made = await editor.SubmitAndFollowAsync(await editor.GetPageAsync($"/staff/content/copy/{EditorSite.Run}"), ("Wanted", wanted));

        if (refused is not null)
        {
            Assert.Contains(refused, made.Words());
            return;
        }

        // A run is on that day already: the copy gets the next address.
        Assert.EndsWith("/runs/2027-05-14-2?said=saved", made.Url);
        Assert.Equal(("14 May 2027", "14 May 2027", "4 February 2027", "15"), (EditorSite.ValueOf(made, "p.starts"), EditorSite.ValueOf(made, "p.ends"), EditorSite.ValueOf(made, "p.opens"), EditorSite.ValueOf(made, "p.capacity")));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await desk.DisposeAsync();

    private async Task<Outlook> OutlookAsync()
    {
        var services = desk.Site.Services;
        return await services.GetRequiredService<ContentPublishing>().LookAsync(services.GetRequiredService<ContentEditor>().Waiting(), CancellationToken.None);
    }

    /// <summary>Everything public, as a visitor gets it, without the contact form's fresh number.</summary>
    private async Task<Dictionary<string, string>> AllAsync(SiteClient visitor)
    {
        var content = desk.Site.Services.GetRequiredService<PublishedContent>().Current;
        var runs = content.Courses.SelectMany(course => course.Runs.Select(run => $"/courses/{course.Slug}/dates/{run.Address}")).ToList();
        string[] paths = ["/", "/courses", "/cookies", "/contact", "/mailing-list", "/feed.xml", "/calendar.ics", "/sitemap.xml",
            .. content.Courses.Select(course => $"/courses/{course.Slug}"), .. content.Pages.Select(page => "/" + page.Slug), .. runs, .. runs.Select(run => run + ".ics")];
        var all = new Dictionary<string, string>();
        foreach (var path in paths)
        {
            using var answer = await visitor.Http.GetAsync(path);
            all[path] = System.Text.RegularExpressions.Regex.Replace($"{answer.StatusCode} {await answer.Content.ReadAsStringAsync()}", "value=\"[0-9a-f]{32}", "");
        }

        return all;
    }

    private static string Data(string page) => System.Text.RegularExpressions.Regex.Match(page, "<script type=\"application/ld\\+json\">[^<]*").Value;

    private async Task<Guid> BookAsync()
    {
        var run = desk.Site.Services.GetRequiredService<PublishedContent>().Current.FindCourse("test-refresher")!.Runs.Single(one => one.Address == "2027-04-09");
        var fee = run.Fees.First(option => option.Amount is not null);
        var person = new Person("Jo Canary", "jo@people.test");
        var result = await desk.Site.Services.GetRequiredService<PlaceBooking>().BookPlaceAsync(
            Examples.Booking() with { RunKey = run.Key, Booker = person, Delegate = person, FeeCode = fee.Code, TotalShown = fee.Amount!.Value });
        Assert.IsType<BookPlaceResult.Booked>(result);
        return run.Key;
    }

    /// <summary>Letters promised so far, sent or not.</summary>
    private async Task<int> LettersAsync()
    {
        await using var context = await desk.Site.Services.GetRequiredService<IDbContextFactory<BookingsContext>>().CreateDbContextAsync();
        return await context.Outbox.CountAsync();
    }

    /// <summary>Bookings follow a publish within a moment.</summary>
    private async Task<ChangeNotice> NoticeAsync(Guid run)
    {
        for (var tries = 0; tries < 200; tries++)
        {
            await using var context = await desk.Site.Services.GetRequiredService<IDbContextFactory<BookingsContext>>().CreateDbContextAsync();
            if (await context.ChangeNotices.SingleOrDefaultAsync(notice => notice.RunKey == run) is { } found)
            {
                return found;
            }

            await Task.Delay(50);
        }

        throw new InvalidOperationException("No change notice was opened.");
    }

    private sealed class EditorSiteOver(ContentCopy content) : IAsyncDisposable
    {
        public StaffSite Site { get; } = new() { ContentFolder = content.Path };

        public ValueTask DisposeAsync()
        {
            Site.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
