using DitSite.Content.Embedded;
using DitSite.Content.Rules;

namespace DitSite.Tests.Content.Embedded;

public sealed class EmbeddedSourceTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public EmbeddedSourceTests() => SmallContent.Good.Write(folder.Path);

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Read_SampleRun_IsThereOnlyWhenSamplesAreShown(bool show)
    {
        await File.WriteAllTextAsync(folder.File("courses", "knots", "runs", "sample-1.md"), "---\nkey: 00000000-0000-4000-8000-00000000000a\nstate: scheduled\n---\n");
        using var source = new EmbeddedSource(folder.Path, show);

        var batch = await source.ReadAsync(CancellationToken.None);

        Assert.Equal(show, batch.Documents.Any(document => document.Path.EndsWith("/sample-1/", StringComparison.Ordinal)));
        Assert.Empty(batch.Findings);
    }

    [Fact]
    public async Task Read_FileWithoutAPlace_IsAFinding()
    {
        await File.WriteAllTextAsync(folder.File("Loose.md"), "x");
        await File.WriteAllTextAsync(folder.File("README.md"), "For people.");
        using var source = new EmbeddedSource(folder.Path, showSamples: false);

        var finding = Assert.Single((await source.ReadAsync(CancellationToken.None)).Findings);

        Assert.Equal(("file-place", "Loose.md"), (finding.Rule, finding.Origin));
    }

    [Fact]
    public async Task Read_FileThatIsNotUtf8_IsAFinding()
    {
        await File.WriteAllBytesAsync(folder.File("pages", "bad.md"), [0x2d, 0x2d, 0x2d, 0x0a, 0xff, 0xfe]);
        using var source = new EmbeddedSource(folder.Path, showSamples: false);

        Assert.Equal("file", Assert.Single((await source.ReadAsync(CancellationToken.None)).Findings).Rule);
    }

    [Theory]
    [InlineData("![Two ropes](/media/ropes.png)", "/media/ropes.png")]
    [InlineData("[The guide](/media/guide.pdf)", "/media/guide.pdf")]
    [InlineData("[The guide](/media/../site.md)", "/media/../site.md")]
    [InlineData("![Two ropes](/media/there.png)", null)]
    [InlineData("[The guide](/media/there.pdf#page=2)", null)]
    public async Task Check_OfALinkOrImageBelowMedia_FindsTheFileThatIsMissing(string words, string? missing)
    {
        Directory.CreateDirectory(folder.File("media"));
        await File.WriteAllTextAsync(folder.File("media", "there.png"), "");
        await File.WriteAllTextAsync(folder.File("media", "there.pdf"), "");
        SmallContent.Good.Words(words).Write(folder.Path);
        using var source = new EmbeddedSource(folder.Path, showSamples: false);

        var findings = ContentReport.Of(await source.ReadAsync(CancellationToken.None), SmallContent.Today).Findings.Where(finding => finding.Severity == Severity.Error).ToList();

        if (missing is null)
        {
            Assert.Empty(findings);
            return;
        }

        var finding = Assert.Single(findings);
        Assert.Equal(("dead-link", SmallContent.Page), (finding.Rule, finding.Origin));
        Assert.Contains(missing, finding.Message);
    }

    [Fact]
    public async Task WaitForChange_UntilAPictureComes_DoesNotComplete()
    {
        using var source = new EmbeddedSource(folder.Path, showSamples: false);
        await source.ReadAsync(CancellationToken.None);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));

        var change = source.WaitForChangeAsync(patience.Token);
        Assert.False(change.IsCompleted);
        Directory.CreateDirectory(folder.File("media"));
        await File.WriteAllTextAsync(folder.File("media", "ropes.png"), "");

        await change;
    }

    [Fact]
    public async Task Read_WithoutFolder_Throws()
    {
        using var source = new EmbeddedSource(folder.File("nowhere"), showSamples: false);

        await Assert.ThrowsAsync<DirectoryNotFoundException>(() => source.ReadAsync(CancellationToken.None));
    }

    [Fact]
    public async Task WaitForChange_UntilAFileIsSaved_DoesNotComplete()
    {
        using var source = new EmbeddedSource(folder.Path, showSamples: false);
        await source.ReadAsync(CancellationToken.None);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));

        var change = source.WaitForChangeAsync(patience.Token);
        Assert.False(change.IsCompleted);
        await File.AppendAllTextAsync(folder.File("pages", "ropes.md"), "More.");

        await change;
    }
}
