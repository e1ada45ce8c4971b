using System.Net;
using DitSite.Bookings.Staff;
using DitSite.Content.Editing;
using DitSite.Tests.Content.Umbraco;
using DitSite.Tests.Site;
using DitSite.Tests.Web.Pages;
using DitSite.Tests.Web.Umbraco;
using DitSite.Web.Staff;
using Microsoft.Extensions.DependencyInjection;

namespace DitSite.Tests.Web.Staff.Content;

public sealed class EditingTests : IAsyncLifetime
{
    private readonly EditorSite desk = new();

    [Fact]
    public async Task Item_EveryKind_OpensAndSavesWithoutAChange()
    {
        using var editor = await desk.EditorAsync();
        var tree = await editor.GetPageAsync("/staff/content");
        var links = tree.QuerySelectorAll(".dit-content-tree a").Select(link => link.GetAttribute("href")!).ToList();

        Assert.Equal(21, links.Count);
        foreach (var link in links)
        {
            var page = await editor.GetPageAsync(link);
            var saved = await EditorSite.PressAsync(editor, page, "save");
            Assert.True(saved.StatusCode == HttpStatusCode.OK, $"{link}: {saved.Words()} {string.Join('\n', desk.Site.Logs.Containing("antiforgery", "form"))}");
        }

        // A save that says the same makes no draft: every field reads back what it showed.
        Assert.Empty(desk.Site.Services.GetRequiredService<ContentEditor>().Waiting());
    }

    [Fact]
    public async Task Item_Changed_IsADraftThenReviewedThenLiveAndOnRecord()
    {
        using var editor = await desk.EditorAsync();
        var form = await editor.GetPageAsync(EditorSite.Page);

        var review = await EditorSite.PressAsync(editor, form, "review", ("p.summary", "A summary that nobody has read."));
        Assert.Contains("A summary that nobody has read.", review.QuerySelector(".dit-changes")!.TextContent);
        Assert.DoesNotContain("nobody has read", (await editor.GetPageAsync("/about-test")).Source.Text);
        var done = await EditorSite.PressAsync(editor, review, "publish");

        Assert.Equal("Published", done.QuerySelector("h1")!.TextContent);
        Assert.Contains("nobody has read", (await editor.GetPageAsync("/about-test")).Source.Text);
        var (entries, _) = await desk.Site.Services.GetRequiredService<StaffAudit>().PageAsync(1, 10, "/about-test/", CancellationToken.None);
        Assert.Equal(["published", "saved-draft"], entries.Select(entry => entry.Action));
        Assert.Contains("summary: A summary that nobody has read.", entries[0].After);
        Assert.NotEmpty(entries[0].Person);
    }

    [Fact]
    public async Task Rows_AddedMovedAndRemoved_KeepWhatWasTyped()
    {
        using var editor = await desk.EditorAsync();
        var page = await editor.GetPageAsync($"/staff/content/edit/{EditorSite.Course}");

        page = await EditorSite.PressAsync(editor, page, "add:fees", ("p.title", "Typed and kept"), ("p.fees[0].amount", "99.5"));
        Assert.Equal(("Typed and kept", "99.50"), (EditorSite.ValueOf(page, "p.title"), EditorSite.ValueOf(page, "p.fees[0].amount")));
        page = await EditorSite.PressAsync(editor, page, "up:fees[2]", ("p.fees[2].code", "late"), ("p.fees[2].label", "Late fee"), ("p.fees[2].amount", "£1,150"));
        Assert.Equal("late", EditorSite.ValueOf(page, "p.fees[1].code"));
        page = await EditorSite.PressAsync(editor, page, "remove:fees[0]");
        Assert.Equal(("late", "concession"), (EditorSite.ValueOf(page, "p.fees[0].code"), EditorSite.ValueOf(page, "p.fees[1].code")));
        Assert.Equal("1150", EditorSite.ValueOf(page, "p.fees[0].amount"));
        Assert.Null(page.QuerySelector("[name='p.fees[2].code']"));

        // Nothing was saved by any of it.
        Assert.Empty(desk.Site.Services.GetRequiredService<ContentEditor>().Waiting());
    }

    [Fact]
    public async Task Preview_ByItsButton_ShowsTheMarkdownByTheSitesRendererWithFacts()
    {
        using var editor = await desk.EditorAsync();
        var page = await editor.GetPageAsync($"/staff/content/edit/{EditorSite.Course}");

        page = await EditorSite.PressAsync(editor, page, "look:p.body", ("p.body", "## Above\n\nIt takes {{ duration | words }}. [Bad](javascript:alert(1)) <script>alert(1)</script>"));

        var preview = page.QuerySelector("#p-body-preview")!;
        Assert.False(preview.HasAttribute("hidden"));
        Assert.Contains("It takes one day.", preview.TextContent);
        Assert.Null(preview.QuerySelector("script, a[href^='javascript']"));
        Assert.Contains(page.QuerySelectorAll(".dit-facts li"), fact => fact.TextContent.Contains("{{ fees.standard }}", StringComparison.Ordinal) && fact.TextContent.Contains("£137.31", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Publish_OfADraftWithAnError_IsRefusedWithItsSentenceAndNothingIsLost()
    {
        using var editor = await desk.EditorAsync();
        var review = await EditorSite.PressAsync(editor, await editor.GetPageAsync(EditorSite.Page), "review", ("p.body", "## One\n\n#### Three\n\nSkips a level, see [click here](/nowhere)."));

        Assert.Null(review.QuerySelector("button[value=publish]"));
        using var refused = await editor.SubmitAsync(review, []);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.DoesNotContain("Skips a level", (await editor.GetPageAsync("/about-test")).Source.Text);
        var form = await editor.GetPageAsync(EditorSite.Page);
        Assert.Contains("Skips a level", EditorSite.ValueOf(form, "p.body"));
        Assert.Contains("Put right before publishing", form.QuerySelector(".dit-todo")!.TextContent);
    }

    [Fact]
    public async Task Save_ByTheSecondOfTwoEditors_Is409WithBothVersionsAndASecondSaveDecides()
    {
        using var ann = await desk.EditorAsync();
        using var ben = await desk.EditorAsync();
        var (anns, bens) = (await ann.GetPageAsync(EditorSite.Page), await ben.GetPageAsync(EditorSite.Page));
        await EditorSite.PressAsync(ann, anns, "save", ("p.summary", "Ann's summary."));

        var conflict = await EditorSite.PressAsync(ben, bens, "save", ("p.summary", "Ben's summary."));

        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        Assert.Contains("Ann's summary.", conflict.QuerySelector(".dit-conflict")!.TextContent);
        Assert.Contains("Ben's summary.", conflict.QuerySelector(".dit-conflict")!.TextContent);
        Assert.Equal("Ben's summary.", EditorSite.ValueOf(conflict, "p.summary"));
        Assert.Equal("Ann's summary.", EditorSite.ValueOf(await ben.GetPageAsync(EditorSite.Page), "p.summary"));
        var decided = await EditorSite.PressAsync(ben, conflict, "save");
        Assert.Equal("Ben's summary.", EditorSite.ValueOf(decided, "p.summary"));
    }

    [Fact]
    public async Task Table_ChangedBySomebodyElseMeanwhile_Is409AndKeepsWhatWasTyped()
    {
        using var editor = await desk.EditorAsync();
        var table = await editor.GetPageAsync("/staff/content/dates");
        desk.Content.Replace(EditorSite.Course + ".md", "137.31", "138.31");

        using var answer = await editor.SubmitAsync(table, [(EditorSite.Fee, "152.83")]);
        var conflict = await SiteClient.ReadAsync(answer);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("£138.31", conflict.QuerySelector(".dit-changes")!.TextContent);
        Assert.Contains("£152.83", conflict.QuerySelector(".dit-changes")!.TextContent);
        Assert.Equal("152.83", EditorSite.ValueOf(conflict, EditorSite.Fee));
        Assert.Equal("138.31", EditorSite.ValueOf(await editor.GetPageAsync("/staff/content/dates"), EditorSite.Fee));
        var review = await editor.SubmitAndFollowAsync(conflict);
        Assert.Contains("£152.83", review.QuerySelector(".dit-changes")!.TextContent);
    }

    [Fact]
    public async Task Versions_AreShownBesideThePresentAndRestored()
    {
        using var editor = await desk.EditorAsync();
        var before = EditorSite.ValueOf(await editor.GetPageAsync(EditorSite.Page), "p.summary");
        var review = await EditorSite.PressAsync(editor, await editor.GetPageAsync(EditorSite.Page), "review", ("p.summary", "Another summary."));
        await EditorSite.PressAsync(editor, review, "publish");

        var list = await editor.GetPageAsync("/staff/content/versions/pages/about-test");
        Assert.Equal(["Published", "Saved as a draft", "Found in the content folder"], list.QuerySelectorAll("tbody tr").Select(row => row.QuerySelectorAll("td").Last().TextContent.Split(": ").Last()));
        var first = await editor.GetPageAsync(list.QuerySelectorAll("tbody a").Last().GetAttribute("href")!);
        Assert.Contains("Another summary.", first.QuerySelector(".dit-changes")!.TextContent);
        var restored = await editor.SubmitAndFollowAsync(first);
        await EditorSite.PressAsync(editor, restored, "publish");

        Assert.Contains(before, (await editor.GetPageAsync("/about-test")).Words());
        Assert.Equal(HttpStatusCode.NotFound, (await editor.GetPageAsync("/staff/content/versions/pages/about-test?id=../../x")).StatusCode);
    }

    [Fact]
    public async Task Draft_DroppedBeforeItWasEverPublished_IsListedWithItsVersionsAndTakenBack()
    {
        using var editor = await desk.EditorAsync();
        var made = await editor.SubmitAndFollowAsync(await editor.GetPageAsync("/staff/content/new"), ("Kind", "page"), ("Title", "A passing thought"));
        await EditorSite.PressAsync(editor, made, "save", ("p.summary", "Words that were worth keeping."));

        var tree = await EditorSite.PressAsync(editor, await editor.GetPageAsync("/staff/content/remove/pages/a-passing-thought"), "discard");

        Assert.Equal(HttpStatusCode.NotFound, (await editor.GetPageAsync("/staff/content/edit/pages/a-passing-thought")).StatusCode);
        var versions = await editor.GetPageAsync(tree.QuerySelector("a[href='/staff/content/versions/pages/a-passing-thought']")!.GetAttribute("href")!);
        Assert.Contains("neither published nor a draft", versions.Words());
        var newest = await editor.GetPageAsync(versions.QuerySelector("tbody a")!.GetAttribute("href")!);
        Assert.Contains("Words that were worth keeping.", newest.QuerySelector(".dit-changes")!.TextContent);
        var back = await editor.SubmitAndFollowAsync(newest);
        Assert.Contains("Words that were worth keeping.", back.Words());
        Assert.Equal("Words that were worth keeping.", EditorSite.ValueOf(await editor.GetPageAsync("/staff/content/edit/pages/a-passing-thought"), "p.summary"));
        // The control: what was never there has no versions.
        Assert.Equal(HttpStatusCode.NotFound, (await editor.GetPageAsync("/staff/content/versions/pages/never-thought")).StatusCode);
        Assert.DoesNotContain("Dropped and removed", (await editor.GetPageAsync("/staff/content")).Words());
    }

    [Fact]
    public async Task Editor_IsForEditorsKeptByNobodyAndNeedsItsToken()
    {
        using var visitor = desk.Site.Browse();
        using var admissions = await desk.Site.SignedInAsync("admissions");
        using var editor = await desk.EditorAsync();
        foreach (var path in new[] { "/staff/content", "/staff/content/dates", EditorSite.Page, "/staff/content/new", $"/staff/content/copy/{EditorSite.Run}", "/staff/content/versions/pages/about-test", "/staff/content/remove/pages/about-test" })
        {
            using var anonymous = await visitor.Http.GetAsync(path);
            Assert.Equal(HttpStatusCode.Redirect, anonymous.StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await admissions.GetPageAsync(path)).StatusCode);
            using var answer = await editor.Http.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.True(answer.Headers.CacheControl!.NoStore);
        }

        using var forged = await editor.SendAsync(new(HttpMethod.Post, EditorSite.Page) { Content = new FormUrlEncodedContent([new("do", "save"), new("p.title", "Forged")]) });
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.GetPageAsync("/staff/content/edit/..%2f..%2fsecret")).StatusCode);
    }

    [Fact]
    public async Task Editor_WithACmsBehindTheSite_OnlyShowsTheContent()
    {
        using var cms = new StubUmbraco(StubUmbraco.DocumentsOf(Repository.TestContent));
        UmbracoSiteFactory.UseCms(desk.Site, cms);
        using var editor = await desk.EditorAsync();

        var tree = await editor.GetPageAsync("/staff/content");

        Assert.Empty(tree.QuerySelectorAll(".dit-content-tree a"));
        Assert.StartsWith(cms.Address, tree.QuerySelector("main .govuk-inset-text a")!.GetAttribute("href"));
        Assert.Contains("to fill in or look at", tree.Words());
        using var form = await editor.Http.GetAsync(EditorSite.Page);
        Assert.Equal("/staff/content", form.Headers.Location!.OriginalString);
        using var post = await editor.SendAsync(new(HttpMethod.Post, EditorSite.Page) { Content = new FormUrlEncodedContent([]) });
        Assert.Equal(HttpStatusCode.MethodNotAllowed, post.StatusCode);
    }

    [Fact]
    public async Task Editor_WhileTheCmsIsOutOfReach_SeesWhyAndHowOldTheContentIs_UntilItIsBack()
    {
        using var cms = new StubUmbraco(StubUmbraco.DocumentsOf(Repository.TestContent));
        UmbracoSiteFactory.UseCms(desk.Site, cms);
        using var editor = await desk.EditorAsync();
        var read = $"It was last read on {StaffTime.Of(desk.Site.Clock.GetUtcNow())}.";
        await UntilAsync(words => words.Contains(read, StringComparison.Ordinal) && !words.Contains("could not read", StringComparison.Ordinal));

        cms.Fault = context =>
        {
            context.Response.StatusCode = 503;
            return Task.FromResult(true);
        };
        desk.Site.Clock.Advance(TimeSpan.FromMinutes(10));
        await UmbracoSiteFactory.KnockAsync(desk.Site);
        await UntilAsync(words => words.Contains(read, StringComparison.Ordinal) && words.Contains("could not read", StringComparison.Ordinal));

        cms.Fault = null;
        var again = $"It was last read on {StaffTime.Of(desk.Site.Clock.GetUtcNow())}.";
        await UmbracoSiteFactory.KnockAsync(desk.Site);
        await UntilAsync(words => words.Contains(again, StringComparison.Ordinal) && !words.Contains("could not read", StringComparison.Ordinal));

        Task UntilAsync(Func<string, bool> reached) => Patience.UntilAsync(async () => (await editor.GetPageAsync("/staff/content")).Words(), reached);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await desk.DisposeAsync();
}
