using DitSite.Content.Umbraco;
using DitSite.EndToEndTests.Browsing;
using DitSite.Tests;
using DitSite.Tests.Content.Umbraco;
using DitSite.Tests.Web.Umbraco;
using DitSite.Web.Staff.SignIn;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace DitSite.EndToEndTests.Staff;

/// <summary>Every page of the editor in every state: no violation of axe, no error of the HTML checker, no sideways scrolling.</summary>
[Collection(EditorCollection.Name)]
public sealed class EditorPageTests(BrowserFixture browser, DeskSite desk)
{
    private const string Content = "/staff/content";
    private const string About = "pages/about-test";
    private const string Run = "courses/test-refresher/runs/2027-04-09";

    [Fact]
    public async Task EveryForm_IsGood()
    {
        await using var walk = await WalkAsync();

        foreach (var item in new[] { "site", "courses/test-course/course", Run, "venues/harbour-house", About, "notices/cookies" })
        {
            await walk.OpenAsync($"{Content}/edit/{item}");
        }

        foreach (var page in new[] { "", "/dates", "/media", "/new", $"/copy/{Run}", $"/remove/{About}", $"/versions/{About}" })
        {
            await walk.OpenAsync(Content + page);
        }

        await walk.AssertGoodAsync();
    }

    [Fact]
    public async Task OneItemFromDraftToFormerVersion_IsGoodInEveryState()
    {
        await using var walk = await WalkAsync();

        await walk.GoToAsync($"{Content}/edit/{About}");
        await walk.Page.FillAsync("[name='p.body']", "## One\n\n#### Three\n\nIt skips a level, and [click here](/nowhere) says nothing.");
        await walk.PressAsync("Save and review", "review with errors");
        await walk.PressAsync("Publish at this time", "schedule without a time", 400);
        await walk.OpenAsync($"{Content}/edit/{About}", state: "form with what is to do");
        await walk.Page.FillAsync("[name='p.body']", "## One\n\nAll is well.");
        await walk.PressAsync("Save draft", "form after a save");
        await walk.Page.GetByRole(AriaRole.Button, new() { Name = "Preview of Words", Exact = true }).ClickAsync();
        await walk.Page.Locator("#p-body-preview h2").WaitForAsync();
        await walk.LookAsync("preview in the form");
        await walk.OpenAsync("/preview/about-test", state: "preview of the page");
        await walk.OpenAsync($"{Content}/publish?item={Uri.EscapeDataString(About)}", state: "review");
        await walk.FillAsync("Day", "1 April 2027");
        await walk.FillAsync("Time", "09:00");
        await walk.PressAsync("Publish at this time", "form of a scheduled draft");
        await walk.OpenAsync($"{Content}/publish?item={Uri.EscapeDataString(About)}", state: "review of a scheduled draft");
        await walk.OpenAsync(Content, state: "tree with a scheduled draft");
        await walk.OpenAsync($"{Content}/remove/{About}", state: "remove, with a draft");
        await walk.GoToAsync($"{Content}/publish?item={Uri.EscapeDataString(About)}");
        await walk.PressAsync("Publish now", "published");
        await walk.OpenAsync($"{Content}/versions/{About}", state: "versions");
        await walk.OpenAsync((await walk.Page.Locator("tbody a").Last.GetAttributeAsync("href"))!, state: "a version beside the present one");

        await walk.GoToAsync($"{Content}/edit/{About}");
        desk.Content.Replace("pages/about-test.md", "All is well.", "All is well, by another hand.");
        await walk.FillAsync("Summary", "Two people wrote this.");
        await walk.PressAsync("Save draft", "conflict", 409);
        await walk.PressAsync("Save draft");
        desk.Content.Replace("pages/about-test.md", "by another hand", "by a third hand");
        await walk.OpenAsync($"{Content}/edit/{About}", state: "a draft that was overtaken");
        await walk.AssertGoodAsync();
    }

    [Fact]
    public async Task DatesNewItemsAndPictures_AreGoodInEveryState()
    {
        await using var walk = await WalkAsync();

        await walk.GoToAsync(Content + "/dates");
        await walk.PressAsync("Review the changes", "dates, nothing changed", 400);
        await walk.FillAsync($"Places, {DeskSite.BookedRunName}", "0");
        await walk.PressAsync("Review the changes", "review that bookings forbid");
        await walk.OpenAsync($"{Content}/remove/{Run}", state: "remove that bookings forbid");
        await walk.GoToAsync(Content + "/dates");
        await walk.FillAsync($"Places, {DeskSite.BookedRunName}", "15");
        await walk.FillAsync($"First day, {DeskSite.BookedRunName}", "23 April 2027");
        await walk.FillAsync($"Last day, {DeskSite.BookedRunName}", "23 April 2027");
        await walk.PressAsync("Review the changes", "review of a move");
        await walk.GoToAsync(Content + "/dates");
        desk.Content.Replace("courses/test-refresher/course.md", "137.31", "138.31");
        await walk.FillAsync("Amount, Course fee", "152.83");
        await walk.PressAsync("Review the changes", "dates, conflict", 409);

        await walk.GoToAsync($"{Content}/copy/{Run}");
        await walk.FillAsync("First day", "15 May 2027");
        await walk.PressAsync("Make the draft", "copy to another weekday", 400);
        await walk.GoToAsync(Content + "/new");
        await walk.PressAsync("Make the draft", "new item, nothing said", 400);
        await walk.Page.GetByLabel("A page", new() { Exact = true }).CheckAsync();
        await walk.Page.FillAsync("[name=Title]", "A passing thought");
        await walk.PressAsync("Make the draft", "form of a new item");
        await walk.OpenAsync($"{Content}/remove/pages/a-passing-thought", state: "drop a draft");
        await walk.PressAsync("Drop the draft", "tree with a dropped draft");
        await walk.OpenAsync($"{Content}/versions/pages/a-passing-thought", state: "versions of a dropped draft");
        await walk.GoToAsync($"{Content}/edit/courses/test-refresher/course");
        await walk.PressAsync("Add to Fee options", "form with a new row");

        await walk.GoToAsync(Content + "/media");
        await walk.PressAsync("Add the file", "pictures, nothing chosen", 400);
        await walk.Page.GetByLabel("File", new() { Exact = true }).SetInputFilesAsync(new FilePayload { Name = "a.png", MimeType = "image/png", Buffer = await walk.Page.ScreenshotAsync() });
        await walk.Page.FillAsync("[name=Text]", "A page of the desk with a long name and averyverylongwordthatnobodywouldwritebutsomebodywill");
        await walk.PressAsync("Add the file", "pictures, one there");
        await walk.AssertGoodAsync();
    }

    [Fact]
    public async Task Content_HeldByUmbraco_IsGoodWhileItAnswersAndWhileItDoesNot()
    {
        using var cms = new StubUmbraco(StubUmbraco.DocumentsOf(Repository.TestContent));
        await using var site = new LiveSite { EnvironmentName = "Development" };
        UmbracoSiteFactory.UseCms(site, cms);
        site.StartServer();
        await using var walk = new PageWalk(await browser.VisitAsync(site: site));

        await walk.OpenAsync("/staff", state: "sign in with the link on the console");
        await walk.OpenAsync("/staff/sign-in/link?token=" + site.Services.GetRequiredService<OneTimeLink>().Create(), state: "the link on the console");
        await walk.PressAsync("Open the desk", "desk");
        await walk.OpenAsync(Content, state: "content in Umbraco");
        Assert.Equal(0, await walk.Page.Locator("main form, main input").CountAsync());
        Assert.StartsWith(cms.Address, await walk.Page.GetByRole(AriaRole.Link, new() { Name = "Open Umbraco", Exact = true }).GetAttributeAsync("href"));
        cms.Fault = context =>
        {
            context.Response.StatusCode = 503;
            return Task.FromResult(true);
        };
        using var program = new HttpClient();
        program.DefaultRequestHeaders.Add(UmbracoOptions.SecretHeader, StubUmbraco.Secret);
        using var knock = await program.PostAsync(site.Address + "/umbraco/webhook", null);
        await Patience.UntilAsync(
            async () =>
            {
                await walk.GoToAsync(Content);
                return await walk.Page.Locator("main").InnerTextAsync();
            },
            words => words.Contains("could not read", StringComparison.Ordinal));
        await walk.LookAsync("content in Umbraco, which does not answer");
        await walk.AssertGoodAsync();
    }

    private async Task<PageWalk> WalkAsync()
    {
        await desk.FreshAsync();
        return new(await desk.SignInAsync(browser, new(), "Kim Canary", "administrator"));
    }
}
