using System.IO.Compression;

namespace DitSite.Tests.Web.Look;

/// <summary>Nobody may take this site for a government or NHS one, and its styles and scripts stay small.</summary>
public sealed class ThemeTests
{
    private static readonly string Assets = Repository.PathOf("src", "DitSite.Web", "wwwroot", "assets");

    private static readonly string[] Forbidden =
    [
        "GDS Transport", "@font-face", "crest", "crown", "gov.uk", "nhs.uk", "Frutiger", "#1d70b8", "#005eb8",
        // The rest of both palettes' blues, and the green of government buttons.
        "#003078", "#5694ca", "#0b0c0c", "#00703c", "#0f7a52", "#1a65a6", "#003087", "#0072ce", "#41b6e6", "#00a9ce",
    ];

    [Theory]
    [InlineData("site.css")]
    [InlineData("forms.css")]
    [InlineData("desk.css")]
    [InlineData("site.js")]
    [InlineData("manifest.json")]
    [InlineData("favicon.svg")]
    [InlineData("wordmark.svg")]
    public void BuiltFile_Read_HasNothingOfGovernmentOrNhs(string file) => Assert.Empty(FoundIn(File.ReadAllText(Path.Combine(Assets, file))));

    [Fact]
    public void Search_TheWholeDesignSystem_FindsWhatIsForbidden()
    {
        var whole = Repository.PathOf("src", "DitSite.Web", "Assets", "node_modules", "govuk-frontend", "dist", "govuk", "govuk-frontend.min.css");
        Assert.Superset(new HashSet<string> { "GDS Transport", "@font-face", "#1d70b8" }, FoundIn(File.ReadAllText(whole)).ToHashSet());
    }

    [Fact]
    public void Assets_Built_AreOursOnly() => Assert.Equal(
        ["analytics.js", "desk.css", "editor.js", "favicon.ico", "favicon.svg", "forms.css", "hold.js", "icon-180.png", "icon-192.png", "icon-512.png", "manifest.json", "opengraph.png", "search.js", "site.css", "site.js", "upload.js", "wordmark.svg"],
        Directory.EnumerateFiles(Assets, "*", SearchOption.AllDirectories).Select(Path.GetFileName).Where(name => !name!.EndsWith(".br", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("site.css", 9_000)]
    [InlineData("forms.css", 6_000)]
    [InlineData("site.js", 3_800)]
    public void BuiltFile_Compressed_StaysSmall(string file, int limit)
    {
        using var compressed = new MemoryStream();
        using (var brotli = new BrotliStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            brotli.Write(File.ReadAllBytes(Path.Combine(Assets, file)));
        }

        Assert.InRange(compressed.Length, 500, limit);
    }

    [Fact]
    public void LockFile_Read_NamesNoDownloadAddress()
    {
        var text = File.ReadAllText(Repository.PathOf("src", "DitSite.Web", "Assets", "package-lock.json"));
        Assert.DoesNotContain("\"resolved\"", text, StringComparison.Ordinal);
        Assert.Contains("\"integrity\"", text, StringComparison.Ordinal);
    }

    private static IEnumerable<string> FoundIn(string text) => Forbidden.Where(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
}
