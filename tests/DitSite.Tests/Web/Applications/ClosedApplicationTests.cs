using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using DitSite.Bookings.Applications;
using DitSite.Tests.Bookings.Evidence;
using DitSite.Tests.Site;

namespace DitSite.Tests.Web.Applications;

/// <summary>A form sent after the session ended loses nothing, and tells nobody whether an application exists.</summary>
public sealed class ClosedApplicationTests : IDisposable
{
    private readonly SiteFactory site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task Form_SentAfterTheSessionEnded_IsKeptInThePageAndSavedAfterANewLink()
    {
        var ann = new ApplyWalk(site, "ann@people.test");
        await ann.StartAsync();
        var form = await ann.Browser.GetPageAsync(ann.Home + "/requirements/theory");
        site.Clock.Advance(ApplicationLinks.SessionLength);
        var kept = await ann.Browser.SubmitAndFollowAsync(form, ("Details", "Two years at <Testford> & \"Sons\"\nand one more"));
        Assert.Equal((HttpStatusCode.NotFound, "Open your application first"), (kept.StatusCode, kept.QuerySelector("h1")!.TextContent));
        Assert.Equal("/applications/return", kept.QuerySelector("main a[target=_blank]")!.GetAttribute("href"));

        // Too early: the same page, with everything still in it.
        kept = await ann.Browser.SubmitAndFollowAsync(kept);
        Assert.Equal("Open your application first", kept.QuerySelector("h1")!.TextContent);

        await ann.Browser.SubmitAndFollowAsync(await ann.Browser.GetPageAsync("/applications/return"), ("Email", ann.Email));
        await ann.OpenAsync((await ann.LastLetterAsync("Your application")).Text);
        var saved = await ann.Browser.SubmitAndFollowAsync(kept);
        Assert.Equal(ann.Home + "/requirements/theory/files", new Uri(saved.Url).AbsolutePath);
        Assert.Equal("Two years at <Testford> & \"Sons\"\nand one more", ((IHtmlTextAreaElement)(await ann.Browser.GetPageAsync(ann.Home + "/requirements/theory")).QuerySelector("#details")!).Value);
        Assert.Empty(site.Logs.Containing("Testford> &"));
    }

    [Fact]
    public async Task Form_OfAStranger_GetsTheSameAnswerForAnApplicationThatIsThereAndOneThatIsNot()
    {
        var ann = new ApplyWalk(site, "ann@people.test");
        await ann.StartAsync();
        var bea = new ApplyWalk(site, "bea@people.test");
        await bea.StartAsync();
        var form = (await bea.Browser.GetPageAsync(bea.Home + "/you")).QuerySelector<IHtmlFormElement>("main form")!;
        var answers = new List<(HttpStatusCode Status, string Page)>();
        foreach (var reference in new[] { ann.Reference.ToString(), "ABCD-2345" })
        {
            var address = $"/applications/{reference}/you";
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(FormFields.Of(form).With([("Name", "Mallory")])) };
            using var answer = await bea.Browser.SendAsync(request);
            var page = await SiteClient.ReadAsync(answer);
            page.QuerySelector("main input[name=csrf]")!.Remove();
            answers.Add((answer.StatusCode, page.QuerySelector("main")!.OuterHtml.Replace(address, "", StringComparison.Ordinal)));
            Assert.Contains("Mallory", answers[^1].Page);
        }

        Assert.Equal(answers[0], answers[1]);
        Assert.Equal(HttpStatusCode.NotFound, answers[0].Status);
        Assert.Null((await ann.Browser.GetPageAsync(ann.Home + "/you")).QuerySelector("#name")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Files_SentAfterTheSessionEnded_AreSaidNotToBeTaken()
    {
        var ann = new ApplyWalk(site, "ann@people.test");
        await ann.StartAsync();
        var path = ann.Home + "/requirements/theory/files";
        var token = (await ann.Browser.GetPageAsync(path)).QuerySelector("form[enctype] input[name=__RequestVerificationToken]")!.GetAttribute("value");
        site.Clock.Advance(ApplicationLinks.SessionLength);
        using var answer = await ann.PostFilesAsync(path, token, ("a.pdf", SampleFiles.Pdf()));
        var page = await SiteClient.ReadAsync(answer);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("The files have not been taken.", page.QuerySelector("main")!.TextContent);
        Assert.Null(page.QuerySelector("main form"));
    }

    [Fact]
    public async Task Form_ThatCantBeRead_IsRefusedAndNoFailure()
    {
        using var browser = site.Browse();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/applications/ABCD-2345/requirements/theory/files") { Content = new StringContent("a=%00", System.Text.Encoding.ASCII, "application/x-www-form-urlencoded") };
        using var answer = await browser.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Page_AskedForWithoutASession_SaysHowToOpenIt()
    {
        using var browser = site.Browse();
        var page = await browser.GetPageAsync("/applications/ABCD-2345/funding");

        Assert.Equal((HttpStatusCode.NotFound, "Open your application first"), (page.StatusCode, page.QuerySelector("h1")!.TextContent));
        Assert.NotNull(page.QuerySelector("main a[href='/applications/return']"));
        Assert.DoesNotContain("ABCD", page.QuerySelector("main")!.TextContent);
    }
}
