using System.Net;
using DitSite.Tests.Site;
using DitSite.Tests.Web.Pages;
using DitSite.Tests.Web.Staff;

namespace DitSite.Tests.Web.Preview;

public sealed class PreviewTests : IDisposable
{
    private const string Secret = "heliotrope";

    private readonly ContentCopy content = new();
    private readonly StaffSite site;

    public PreviewTests()
    {
        site = new() { ContentFolder = content.Path };
        content.Draft("pages/about-test.md", text => text + $"\n\n## A {Secret} section\n\nNot yet said.\n");
        content.Draft("courses/test-refresher/course.md", text => text.Replace("137.31", "141.73", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/about-test", Secret)]
    [InlineData("/courses/test-refresher", "£141.73")]
    [InlineData("/courses", "£141.73")]
    [InlineData("/courses/test-refresher/dates/2027-04-09", "£141.73")]
    public async Task Preview_ForAnEditor_IsTheRealPageWithTheDraftAndThePublicPageIsNot(string path, string drafted)
    {
        using var editor = await site.SignedInAsync("editor");

        var preview = await editor.GetPageAsync("/preview" + path);
        var published = await editor.GetPageAsync(path);

        Assert.Contains(drafted, preview.Words());
        Assert.NotNull(preview.QuerySelector(".dit-preview"));
        Assert.Equal(HttpStatusCode.OK, published.StatusCode);
        Assert.DoesNotContain(drafted, published.Source.Text);
        Assert.Null(published.QuerySelector(".dit-preview"));
    }

    [Fact]
    public async Task Preview_WithoutSignIn_LeadsToSignInAndBack()
    {
        using var visitor = site.Browse();

        using var answer = await visitor.Http.GetAsync("/preview/about-test");

        Assert.Equal("/staff/sign-in?to=%2Fpreview%2Fabout-test", answer.Headers.Location!.OriginalString.Replace("https://localhost", "", StringComparison.Ordinal));
        Assert.DoesNotContain(Secret, await answer.Content.ReadAsStringAsync());
        using var back = await site.SignInAsync(visitor, "/preview/about-test");
        Assert.Equal("/preview/about-test", back.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Preview_ForARoleWithoutContent_IsRefused()
    {
        using var admissions = await site.SignedInAsync("admissions");

        var page = await admissions.GetPageAsync("/preview/about-test");

        Assert.Equal(HttpStatusCode.Forbidden, page.StatusCode);
        Assert.DoesNotContain(Secret, page.Source.Text);
    }

    [Fact]
    public async Task Preview_IsNeitherKeptNorIndexedNorMeasured()
    {
        site.Settings["Analytics:MeasurementId"] = "G-TEST";
        using var editor = await site.SignedInAsync("editor");
        editor.Http.DefaultRequestHeaders.Add("If-None-Match", "*");

        using var answer = await editor.Http.GetAsync("/preview/about-test");
        var page = await SiteClient.ReadAsync(answer);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.Null(answer.Headers.ETag);
        Assert.Equal("noindex", answer.Headers.GetValues("X-Robots-Tag").Single());
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        Assert.Null(page.QuerySelector("link[rel=canonical]"));
        Assert.Null(page.QuerySelector("[data-cookie-banner]"));
        Assert.DoesNotContain("googletagmanager", page.Source.Text + answer.Headers.GetValues("Content-Security-Policy").Single());
        // The control: the same page in public has all of what is missing above.
        editor.Http.DefaultRequestHeaders.Remove("If-None-Match");
        Assert.DoesNotContain("/preview", await editor.Http.GetStringAsync("/sitemap.xml"));
        using var open = await editor.Http.GetAsync("/about-test");
        var published = await SiteClient.ReadAsync(open);
        Assert.NotNull(open.Headers.ETag);
        Assert.NotNull(published.QuerySelector("link[rel=canonical]"));
        Assert.NotNull(published.QuerySelector("[data-cookie-banner]"));
    }

    [Fact]
    public async Task Preview_Links_StayInThePreviewAndAssetsDoNot()
    {
        using var editor = await site.SignedInAsync("editor");

        var page = await editor.GetPageAsync("/preview/courses/test-refresher");

        var links = page.QuerySelectorAll("main a[href^='/']").Select(link => link.GetAttribute("href")!).ToList();
        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.StartsWith("/preview/", link));
        Assert.StartsWith("/assets/site.css", page.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href"));
        Assert.Equal("https://localhost/courses/test-refresher", page.QuerySelector(".dit-preview a")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("/contact")]
    [InlineData("/search?q=refresher")]
    [InlineData("/staff")]
    [InlineData("/calendar.ics")]
    [InlineData("/courses/test-refresher/dates/2027-04-09/book")]
    public async Task Preview_OfWhatIsNotMadeFromContentAlone_LeadsToTheRealPage(string path)
    {
        using var editor = await site.SignedInAsync("editor");

        using var answer = await editor.Http.GetAsync("/preview" + path);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(path, answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Preview_OfARedirectAMissingPageAndAPost_StaysWithoutTheDraft()
    {
        content.Draft("courses/test-refresher/runs/2027-04-09.md", text => text.Replace("state: scheduled", "state: scheduled\naddress: april", StringComparison.Ordinal));
        using var editor = await site.SignedInAsync("editor");

        using var moved = await editor.Http.GetAsync("/preview/courses/test-refresher/dates/2027-04-09");
        var missing = await editor.GetPageAsync("/preview/no-such-page");
        using var posted = await editor.SendAsync(new(HttpMethod.Post, "/preview/about-test") { Content = new FormUrlEncodedContent([]) });

        Assert.Equal(HttpStatusCode.Redirect, moved.StatusCode);
        Assert.Equal("/preview/courses/test-refresher/dates/april", moved.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        Assert.Null(missing.QuerySelector(".dit-preview"));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, posted.StatusCode);
    }

    [Fact]
    public async Task Preview_OfADraftWithAnError_IsShownWithIt()
    {
        content.Draft("pages/about-test.md", text => text + "\n\n#### Deep\n\nSkips a level.\n");
        using var editor = await site.SignedInAsync("editor");

        Assert.Contains("Skips a level.", (await editor.GetPageAsync("/preview/about-test")).Words());
    }

    public void Dispose()
    {
        site.Dispose();
        content.Dispose();
    }
}
