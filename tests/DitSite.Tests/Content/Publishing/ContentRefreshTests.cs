using DitSite.Content;
using DitSite.Content.Embedded;
using DitSite.Content.Publishing;
using Microsoft.Extensions.Logging.Abstractions;

namespace DitSite.Tests.Content.Publishing;

public sealed class ContentRefreshTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly TestClock clock = new();

    public ContentRefreshTests() => SmallContent.Good.Write(folder.File("content"));

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Start_GoodFolder_IsPublishedAndKept()
    {
        await using var site = await StartAsync();

        Assert.Null(site.Refusal);
        Assert.Equal("Knots and Ropes", site.Published.Current.Site.Title);
        Assert.False(site.Health.State.IsDegraded);
        Assert.True(File.Exists(folder.File("state", "last-good.json")));
    }

    [Fact]
    public async Task Start_BrokenFolderWithNothingKept_RefusesInOneSentenceWithThePlace()
    {
        File.AppendAllText(folder.File("content", "pages", "ropes.md"), "\nTBC\n");

        await using var site = await StartAsync();

        Assert.Contains("pages/ropes.md:", site.Refusal);
        Assert.DoesNotContain('\n', site.Refusal!);
    }

    [Fact]
    public async Task Start_BrokenFolderWithAKeptVersion_ServesItAndReports()
    {
        await (await StartAsync()).DisposeAsync();
        File.AppendAllText(folder.File("content", "pages", "ropes.md"), "\nTBC\n");

        await using var site = await StartAsync();

        Assert.Null(site.Refusal);
        Assert.DoesNotContain("TBC", site.Published.Current.FindPage("ropes")!.Body.PlainText, StringComparison.Ordinal);
        Assert.True(site.Health.State.IsDegraded);
        Assert.Equal(["/ropes/"], site.Health.State.Held.AsEnumerable());
    }

    [Fact]
    public async Task Start_WithTheContentOfLastTime_ServesItFirstAndChecksItAfterwards()
    {
        File.WriteAllText(folder.File("content", "pages", "ropes.md"), SmallContent.Good.Words("The GUILD decides.").Files[SmallContent.Page]);
        await using (var first = await StartAsync(run: false))
        {
            Assert.Contains(first.Health.State.Findings, finding => finding.Rule == "old-name");
        }

        await using var site = await StartAsync(run: false);
        Assert.Equal("The GUILD decides.", site.Published.Current.FindPage("ropes")!.Body.PlainText);
        Assert.Empty(site.Health.State.Findings);

        await site.Refresh.StartAsync(CancellationToken.None);
        await Until(() => site.Health.State.Findings.Any(finding => finding.Rule == "old-name"));
        Assert.False(site.Health.State.IsDegraded);
    }

    [Fact]
    public async Task Start_WithAFileOfLastTimeGone_SaysSoOnceItHasChecked()
    {
        var picture = folder.File("content", "media", "ropes.png");
        Directory.CreateDirectory(Path.GetDirectoryName(picture)!);
        File.WriteAllBytes(picture, []);
        File.WriteAllText(folder.File("content", "pages", "ropes.md"), SmallContent.Good.Words("![Two ropes](/media/ropes.png)").Files[SmallContent.Page]);
        await using (var first = await StartAsync(run: false))
        {
            Assert.DoesNotContain(first.Health.State.Findings, finding => finding.Message.Contains("ropes.png", StringComparison.Ordinal));
        }

        File.Delete(picture);
        await using var site = await StartAsync();

        await Until(() => site.Health.State.Findings.Any(finding => finding.Message.Contains("ropes.png", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Start_FolderGoneWithAKeptVersion_ServesIt()
    {
        await (await StartAsync()).DisposeAsync();
        Directory.Delete(folder.File("content"), recursive: true);

        await using var site = await StartAsync();

        Assert.Equal("Knots and Ropes", site.Published.Current.Site.Title);
        Assert.Contains("does not exist", site.Health.State.LastFailure);
    }

    [Fact]
    public async Task Start_FolderGoneWithNothingKept_Refuses()
    {
        Directory.Delete(folder.File("content"), recursive: true);

        await using var site = await StartAsync();

        Assert.Contains("does not exist", site.Refusal);
    }

    [Fact]
    public async Task Save_GoodFile_IsLiveSoonAfterwards()
    {
        await using var site = await StartAsync();
        var changes = 0;
        site.Published.Changed += _ => Interlocked.Increment(ref changes);

        File.WriteAllText(folder.File("content", "pages", "cords.md"), SmallContent.Good.Words("Words about cords.").Files[SmallContent.Page].Replace("000006", "000016", StringComparison.Ordinal));

        await Until(() => site.Published.Current.FindPage("cords") is not null && Volatile.Read(ref changes) > 0);
        Assert.Equal(1, changes);
    }

    [Fact]
    public async Task Save_BrokenFile_IsReportedAndChangesNothing_UntilItIsRepaired()
    {
        await using var site = await StartAsync();
        var version = site.Published.Current.Version;
        var file = folder.File("content", "pages", "ropes.md");

        File.WriteAllText(file, SmallContent.Good.Words("TBC").Files[SmallContent.Page]);
        await Until(() => site.Health.State.Errors == 1);
        Assert.Equal(version, site.Published.Current.Version);

        File.WriteAllText(file, SmallContent.Good.Words("Done.").Files[SmallContent.Page]);
        await Until(() => site.Published.Current.FindPage("ropes")!.Body.PlainText == "Done.");
        await Until(() => !site.Health.State.IsDegraded);
    }

    [Fact]
    public async Task Folder_GoneWhileRunning_LeavesTheSiteAndIsReported_UntilItIsBack()
    {
        await using var site = await StartAsync();

        Directory.Move(folder.File("content"), folder.File("away"));
        await Until(() => site.Health.State.LastFailure is not null);
        Assert.Equal("Knots and Ropes", site.Published.Current.Site.Title);

        Directory.Move(folder.File("away"), folder.File("content"));
        await Until(() => site.Health.State.LastFailure is null);
    }

    private static async Task Until(Func<bool> reached)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!reached())
        {
            await Task.Delay(20, patience.Token);
        }
    }

    private async Task<Running> StartAsync(bool run = true)
    {
        var source = new EmbeddedSource(folder.File("content"), showSamples: false);
        var published = new PublishedContent();
        var health = new ContentHealth();
        var refresh = new ContentRefresh(source, published, new LastGood(folder.File("state")), health, clock, NullLogger<ContentRefresh>.Instance);
        var refusal = await refresh.StartContentAsync(CancellationToken.None);
        if (run && refusal is null)
        {
            await refresh.StartAsync(CancellationToken.None);
        }

        return new Running(source, published, health, refresh, refusal);
    }

    private sealed record Running(EmbeddedSource Source, PublishedContent Published, ContentHealth Health, ContentRefresh Refresh, string? Refusal) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Refresh.StopAsync(CancellationToken.None);
            Refresh.Dispose();
            Source.Dispose();
        }
    }
}
