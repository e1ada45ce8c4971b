using System.Text;
using System.Text.Json.Nodes;
using DitSite.Content.Documents;
using DitSite.Content.Editing;
using DitSite.Content.Embedded;
using DitSite.Content.Model;

namespace DitSite.Tests.Content.Editing;

public sealed class FrontMatterWriterTests
{
    private static readonly string[] AllFiles = [.. new[] { Repository.PathOf("content"), Repository.TestContent }.SelectMany(folder => ContentFolder.Files(folder))
        .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))];

    public static TheoryData<string> Files => [.. AllFiles];

    [Theory]
    [MemberData(nameof(Files))]
    public void File_WrittenWithTheValuesItHas_IsTheSameToTheLetter(string file)
    {
        var (text, origin, document) = Read(file);

        Assert.Equal(text, FrontMatterWriter.Write(text, origin, document.Id, document.Properties));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void File_WrittenAnew_SaysTheSame(string file)
    {
        var (_, origin, document) = Read(file);

        var fresh = FrontMatterWriter.Write(null, origin, document.Id, document.Properties);

        Assert.True(JsonNode.DeepEquals(FrontMatterWriter.Normal(document.Properties), FrontMatterWriter.Normal(Parse(fresh, origin).Properties)), fresh);
    }

    [Fact]
    public void File_WithOneChange_KeepsItsOrderCommentsAndEverythingElse()
    {
        const string Before = "---\n# The editor's note\nkey: 00000000-0000-4000-8000-000000000001\nsummary: 'Old words'\ntitle: Knots # plain\n# above the order\norder: 2\n---\n\n## Words\n\nBody.\n";
        var document = Parse(Before, "pages/knots.md");
        document.Properties["summary"] = "New words: with a colon";
        document.Properties["navigation"] = "main";

        var after = FrontMatterWriter.Write(Before, "pages/knots.md", document.Id, document.Properties);

        Assert.Equal("---\n# The editor's note\nkey: 00000000-0000-4000-8000-000000000001\nsummary: \"New words: with a colon\"\ntitle: Knots # plain\nnavigation: main\n# above the order\norder: 2\n---\n\n## Words\n\nBody.\n", after);
    }

    [Theory]
    [InlineData("- a dash")]
    [InlineData("# not a comment")]
    [InlineData("a # b")]
    [InlineData("null")]
    [InlineData("~")]
    [InlineData("yes")]
    [InlineData("key: value")]
    [InlineData("ends with a colon:")]
    [InlineData("\"quoted\" \\ and 'more'")]
    [InlineData("{{ duration }} first")]
    [InlineData("[list]")]
    [InlineData("!tag &anchor *alias")]
    [InlineData("%directive @at `tick`")]
    [InlineData("---")]
    [InlineData("two\nlines")]
    [InlineData("first\n\n  indented\nlast")]
    [InlineData("spaces after \nthen not")]
    [InlineData("tab\there")]
    [InlineData("line\u2028separator \u0085 next")]
    [InlineData("2027-03-15")]
    [InlineData("emoji 🧵 and £")]
    public void Text_HoweverItLooksToYaml_ReadsBackAsItWas(string text)
    {
        var properties = new JsonObject { ["title"] = "T", ["summary"] = text };

        var written = FrontMatterWriter.Write(null, "pages/knots.md", Guid.NewGuid(), properties);

        Assert.Equal(text.Trim(), Parse(written, "pages/knots.md").Properties["summary"]!.ToString().Trim());
    }

    // A seed and a count: what fails can be run again.
    [Fact]
    public void Text_OfRandomLetters_ReadsBackAsItWas()
    {
        var random = new Random(20270301);
        const string Letters = "ab0 :#-\"'\\|>{}[]&*!%@`,?\n\t£é~=";
        for (var round = 0; round < Scale.Of(300); round++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(1, 30)).Select(_ => Letters[random.Next(Letters.Length)])]).Trim();
            var properties = new JsonObject { ["title"] = "T", ["editorNotes"] = text.Length == 0 ? "x" : text, ["body"] = "x" + text.TrimEnd() };

            var written = FrontMatterWriter.Write(null, "pages/knots.md", Guid.NewGuid(), properties);

            Assert.Equal(properties["editorNotes"]!.ToString(), Parse(written, "pages/knots.md").Properties["editorNotes"]!.ToString());
        }
    }

    [Fact]
    public void Rows_AddedTakenAwayAndReordered_AreWrittenInTheirPlace()
    {
        var (text, origin, document) = Read("tests/content/courses/test-refresher/course.md");
        var fees = (JsonArray)document.Properties["fees"]!;
        var first = fees[0]!;
        fees.RemoveAt(0);
        fees.Add(first);
        fees.Add(new JsonObject { ["code"] = "late", ["label"] = "Late: fee", ["amount"] = 150.5m, ["includes"] = new JsonArray("a", "- b") });

        var after = FrontMatterWriter.Write(text, origin, document.Id, document.Properties);

        Assert.Contains("fees:\n  - code: concession\n    label: Reduced fee\n    amount: 61.40\n  - code: standard\n    label: Course fee\n    amount: 137.31\n  - code: late\n    label: \"Late: fee\"\n    amount: 150.50\n    includes:\n      - a\n      - \"- b\"\nadd-ons:", after);
        Assert.Equal(text.Split("---\n")[2], after.Split("---\n")[2]);
    }

    [Fact]
    public void File_WithWindowsLineEnds_KeepsThem()
    {
        var before = "---\r\nkey: 00000000-0000-4000-8000-000000000001\r\ntitle: Knots\r\nsummary: S\r\n---\r\nBody.\r\n";
        var document = Parse(before, "pages/knots.md");
        document.Properties["title"] = "Ropes";

        Assert.Equal(before.Replace("Knots", "Ropes", StringComparison.Ordinal), FrontMatterWriter.Write(before, "pages/knots.md", document.Id, document.Properties));
    }

    [Fact]
    public void Kinds_OfTheModel_AreAllAmongTheFilesWritten()
    {
        // The control of the two round trips: they meet every kind of property there is.
        var met = AllFiles.SelectMany(file => Kinds(Read(file).Document)).ToHashSet();

        Assert.Empty(Enum.GetValues<PropertyKind>().Except(met).Select(kind => kind.ToString()));
    }

    private static IEnumerable<PropertyKind> Kinds(ContentDocument document)
    {
        foreach (var property in ContentModel.Types.Single(type => type.Alias == document.ContentType).Properties.Where(property => document.Properties.ContainsKey(property.Alias)))
        {
            yield return property.Kind;
            foreach (var inner in (property.Rows?.Properties ?? []).Where(inner => ((JsonArray)document.Properties[property.Alias]!).Any(row => row![inner.Alias] is not null)))
            {
                yield return inner.Kind;
            }
        }
    }

    private static (string Text, string Origin, ContentDocument Document) Read(string file)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, file));
        var origin = file[(file.IndexOf("content/", StringComparison.Ordinal) + 8)..];
        return (text, origin, Parse(text, origin));
    }

    private static ContentDocument Parse(string text, string origin)
    {
        List<DitSite.Content.Rules.Finding> findings = [];
        var document = ContentFile.Read(Encoding.UTF8.GetBytes(text), origin, FilePlace.Of(origin)!, findings);
        Assert.Empty(findings);
        return document!;
    }
}
