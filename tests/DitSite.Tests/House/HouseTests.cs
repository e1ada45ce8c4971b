namespace DitSite.Tests.House;

public sealed class HouseTests
{
    private static readonly string[] NotOurs = [".git", "bin", "obj", "node_modules", "App_Data", "TestResults", "assets", "artifacts"];
    private static readonly string[] TextFiles = [".cs", ".cshtml", ".razor", ".ts", ".scss", ".mjs", ".js", ".json", ".props", ".csproj", ".sql"];

    [Fact]
    public void Repository_KeepsTheRulesOfTheHouse()
    {
        var files = Files(Repository.Root).ToList();

        Assert.True(files.Count > 30, "The rules must have something to look at.");
        Assert.Empty(files.SelectMany(file => HouseRules.Broken(file, File.ReadAllText(Repository.PathOf(file.Split('/'))))));
    }

    /// <summary>The control: each rule sees what it is there for.</summary>
    [Theory]
    [InlineData("src/DitSite.Web/A.cs", "var now = DateTime.UtcNow;", "clock")]
    [InlineData("src/DitSite.Web/A.razor", "@DateTimeOffset.Now", "clock")]
    [InlineData("src/DitSite.Web/Helpers/A.cs", "", "folder")]
    [InlineData("src/DitSite.Web/A.cs", "  #region Private", "#region")]
    [InlineData("src/DitSite.Web/A.cshtml", "@Html.Raw(x)", "unescaped")]
    [InlineData("src/DitSite.Web/A.razor", "@((MarkupString)x)", "unescaped")]
    [InlineData("tests/A.cs", "[Fact(Sk" + "ip = \"later\")]", "passed over")]
    [InlineData("tests/A.cs", "await page.WaitFor" + "URLAsync(\"**/done\");", "miss the event")]
    [InlineData("tests/A.cs", "public sealed class ATests(BrowserFixture browser) : IAsync" + "Disposable", "never disposes")]
    [InlineData("src/DitSite.Content/A.cs", "private static Regex Here { get; } = new(\"here\", RegexOptions.IgnoreCase);", "language of the machine")]
    [InlineData("src/DitSite.Web/A.cs", "// TO" + "DO: finish", "unfinished")]
    [InlineData("src/DitSite.Web/packages.lock.json", "\"resolved\": \"https://registry.test/x\"", "registry")]
    [InlineData("Directory.Packages.props", "<PackageVersion Include=\"X\" Version=\"1.0.0\" />", "without its reason")]
    public void Rule_WhenBroken_SaysSo(string path, string text, string says) => Assert.Contains(says, Assert.Single(HouseRules.Broken(path, text)));

    [Fact]
    public void PageModel_OfMoreThan150Lines_IsReported() =>
        Assert.Contains("page model", Assert.Single(HouseRules.Broken("src/DitSite.Web/Pages/Index.cshtml.cs", new('\n', 151))));

    [Theory]
    [InlineData("src/DitSite.Web/A.cs", "var now = clock.GetUtcNow(); // the DateTime of the run")]
    [InlineData("src/DitSite.Web/A.razor", "@Course.Today")]
    [InlineData("src/DitSite.Content/A.cs", "private static Regex Here { get; } = new(\"here\", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);")]
    [InlineData("src/DitSite.Content/A.cs", "[GeneratedRegex(\"here\", RegexOptions.IgnoreCase)]")]
    [InlineData("Directory.Packages.props", "<PackageVersion Include=\"X\" Version=\"1.0.0\" /> <!-- reads the files of editors -->")]
    [InlineData("tests/packages.lock.json", "\"resolved\": \"10.0.0\"")]
    public void Rule_WhenKept_SaysNothing(string path, string text) => Assert.Empty(HouseRules.Broken(path, text));

    private static IEnumerable<string> Files(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder).Where(file => TextFiles.Contains(Path.GetExtension(file))))
        {
            yield return Path.GetRelativePath(Repository.Root, file).Replace('\\', '/');
        }

        foreach (var file in Directory.EnumerateDirectories(folder).Where(sub => !NotOurs.Contains(Path.GetFileName(sub))).SelectMany(Files))
        {
            yield return file;
        }
    }
}
