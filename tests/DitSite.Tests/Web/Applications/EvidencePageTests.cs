using System.Net;
using System.Text;
using DitSite.Tests.Bookings.Evidence;
using DitSite.Tests.Site;

namespace DitSite.Tests.Web.Applications;

public sealed class EvidencePageTests : IDisposable
{
    private const string Canary = "CANARY5512WORD";
    private readonly SiteFactory site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task Hostile_EachGetsASentenceAndNoneIsKept()
    {
        var (ann, path) = await AtFilesAsync();
        var sentences = new Dictionary<string, string>();
        foreach (var (name, file, why) in HostileFiles.All)
        {
            using var answer = await ann.UploadAsync(path, (name, file));
            var page = await SiteClient.ReadAsync(answer);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Equal("#files", page.QuerySelector(".govuk-error-summary__list a")!.GetAttribute("href"));
            sentences[why.ToString()] = page.QuerySelector(".govuk-error-summary__list a")!.TextContent[(name.Length + 2)..];
            Assert.Null(page.QuerySelector(".dit-files"));
        }

        // A reason each, and none of them twice.
        Assert.Equal(sentences.Count, sentences.Values.Distinct().Count());
        Assert.True(sentences.Count >= 15);
    }

    [Fact]
    public async Task Several_GoodAndBadTogether_KeepTheGoodAndSayWhatWasWrong()
    {
        var (ann, path) = await AtFilesAsync();
        using var answer = await ann.UploadAsync(path, ("good.pdf", SampleFiles.Pdf()), ("page.html", "<html>"u8.ToArray()), ("good.png", SampleFiles.Png()));

        var page = await SiteClient.ReadAsync(answer);
        Assert.Equal(2, page.QuerySelectorAll(".dit-files li").Length);
        Assert.StartsWith("page.html: ", Assert.Single(page.QuerySelectorAll(".govuk-error-summary__list a")).TextContent);
    }

    [Fact]
    public async Task File_ForItsOwner_IsAnAttachmentInASandbox()
    {
        var (ann, path) = await AtFilesAsync();
        await ann.UploadAsync(path, ("Zeugnis Ä.docx", SampleFiles.Docx("Patient 943 476 5919")));
        var page = await ann.Browser.GetPageAsync(path);
        Assert.Contains("seems to hold an NHS number", page.QuerySelector(".govuk-warning-text")!.TextContent);
        var link = page.QuerySelector(".dit-files a[download]")!.GetAttribute("href")!;

        using var file = await ann.Browser.Http.GetAsync(link);
        Assert.Equal("sandbox; default-src 'none'; frame-ancestors 'none'", file.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("Zeugnis Ä.docx", file.Content.Headers.ContentDisposition.FileNameStar);
        Assert.Equal("nosniff", file.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.True(file.Headers.CacheControl!.NoStore);

        using var stranger = site.Browse();
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetPageAsync(link)).StatusCode);

        var removed = await ann.Browser.SubmitAndFollowAsync(await ann.Browser.GetPageAsync(link + "/remove"));
        Assert.Null(removed.QuerySelector(".dit-files"));
        Assert.Equal(HttpStatusCode.NotFound, (await ann.Browser.GetPageAsync(link)).StatusCode);
    }

    [Fact]
    public async Task Upload_WithoutTheTokenOrAsSomethingElse_IsRefused()
    {
        var (ann, path) = await AtFilesAsync();
        Assert.Equal(HttpStatusCode.BadRequest, (await ann.PostFilesAsync(path, null, ("a.pdf", SampleFiles.Pdf()))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await ann.PostFilesAsync(path, "made-up", ("a.pdf", SampleFiles.Pdf()))).StatusCode);
        using var form = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent([new("Files", "x")]) };
        Assert.Equal(HttpStatusCode.BadRequest, (await ann.Browser.SendAsync(form)).StatusCode);
        using var none = await ann.UploadAsync(path);
        Assert.Contains("Choose a file", (await SiteClient.ReadAsync(none)).QuerySelector(".govuk-error-summary")!.TextContent);
        Assert.Null((await ann.Browser.GetPageAsync(path)).QuerySelector(".dit-files"));
    }

    [Fact]
    public async Task Canary_UploadedThroughThePage_IsNowhereOnDisk()
    {
        var before = Directory.GetFiles(Path.GetTempPath(), "ASPNETCORE_*").ToHashSet();
        var (ann, path) = await AtFilesAsync();
        var padding = new string('x', 400_000);
        using var answer = await ann.UploadAsync(path, ($"{Canary}.docx", SampleFiles.Docx(Canary + padding)));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);

        Assert.DoesNotContain(Directory.GetFiles(Path.GetTempPath(), "ASPNETCORE_*"), file => !before.Contains(file) && Holds(file));
        Assert.DoesNotContain(Directory.GetFiles(site.DataFolder, "*", SearchOption.AllDirectories), Holds);
        Assert.Empty(site.Logs.Containing(Canary));
    }

    private static bool Holds(string file)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return Encoding.Latin1.GetString(copy.ToArray()).Contains(Canary, StringComparison.Ordinal);
        }
        catch (FileNotFoundException)
        {
            // The last connection to the database takes its two side files with it.
            return false;
        }
    }

    private async Task<(ApplyWalk, string)> AtFilesAsync()
    {
        var ann = new ApplyWalk(site, "ann@people.test");
        await ann.StartAsync();
        return (ann, ann.Home + "/requirements/theory/files");
    }
}
