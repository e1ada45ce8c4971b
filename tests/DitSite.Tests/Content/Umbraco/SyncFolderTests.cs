using System.Text;
using System.Text.Json.Nodes;
using DitSite.Content.Umbraco;
using DitSite.Content.Umbraco.USync;
using DitSite.Web.Commands;

namespace DitSite.Tests.Content.Umbraco;

public sealed class SyncFolderTests(SyncFiles files) : IClassFixture<SyncFiles>
{
    private static readonly string[] Refused =
        ["id", "name", "urlSegment", "sortOrder", "level", "path", "templateId", "creatorId", "createDate", "writerId", "updateDate", "itemType", "parent", "children", "contentType", "key", "properties", "cultures", "isPublished"];

    /// <summary>When it fails: <c>dotnet run --project src/DitSite.Web -- usync export</c>, and commit what it wrote.</summary>
    [Fact]
    public void Committed_IsWhatTheExportWrites() => Assert.Empty(Differences(files.Exported, SyncFiles.Committed));

    [Fact]
    public void Committed_AfterAChangeOfContent_IsOutOfDate()
    {
        var venue = files.Documents.Single(document => document.ContentType == "venue");
        var moved = venue with { Properties = (JsonObject)venue.Properties.DeepClone() };
        moved.Properties["town"] = "Leeds";

        Assert.Equal(["Content/venues_kantor-centre.config"], Differences(SyncFolder.Files(files.Documents.Select(document => document == venue ? moved : document)), SyncFiles.Committed));
    }

    [Fact]
    public void Committed_WithAFileTooMany_IsOutOfDate() =>
        Assert.Equal(["Content/gone.config"], Differences(files.Exported, new(SyncFiles.Committed) { ["Content/gone.config"] = [] }));

    [Fact]
    public void Keys_AreOneEachAndVersion5OrTheItems()
    {
        var keys = files.Exported.Where(file => file.Key.Contains('/')).Select(file => SyncFiles.Xml(file.Value).Attribute("Key")!.Value)
            .Concat(SyncFiles.In(files.Exported, "ContentTypes").SelectMany(type => type.Descendants("Key").Select(key => key.Value))).ToList();

        Assert.Equal(keys.Count, keys.Distinct().Count());
        Assert.All(keys.Except(files.Documents.Select(document => document.Id.ToString())).Where(key => !key.EndsWith("-0000-000000000000", StringComparison.Ordinal)), key => Assert.Equal('5', key[14]));
        Assert.Empty(files.Documents.Select(document => document.Id.ToString()).Except(keys));
    }

    /// <summary>The example of RFC 9562, appendix A.4.</summary>
    [Fact]
    public void Key_OfAKnownName_IsTheOneTheRfcGives() =>
        Assert.Equal(new Guid("2ed6657d-e927-568b-95e1-2665a8aea6a2"), UmbracoKeys.Of(new Guid("6ba7b810-9dad-11d1-80b4-00c04fd430c8"), "www.example.com"));

    [Fact]
    public void Aliases_NoneIsRefusedByUmbraco()
    {
        var aliases = UmbracoContentType.All.SelectMany(type => type.Properties).Select(property => property.Alias).ToList();

        Assert.True(aliases.Count > 100);
        Assert.DoesNotContain(aliases, alias => Refused.Contains(alias, StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public void Names_OfDataTypes_AreOneEach() =>
        Assert.Equal(UmbracoContentType.DataTypes.Length, UmbracoContentType.DataTypes.DistinctBy(type => type.Name, StringComparer.OrdinalIgnoreCase).Count());

    [Fact]
    public void References_EachLeadsToAFile()
    {
        var types = SyncFiles.In(files.Exported, "ContentTypes").ToDictionary(type => type.Attribute("Key")!.Value);
        var data = SyncFiles.In(files.Exported, "DataTypes").ToDictionary(type => type.Attribute("Key")!.Value);
        var nodes = SyncFiles.In(files.Exported, "Content").ToDictionary(node => node.Attribute("Key")!.Value);

        Assert.All(types.Values.SelectMany(type => type.Descendants("GenericProperty")), property =>
        {
            Assert.Equal(data[property.Element("Definition")!.Value].Element("Info")!.Element("EditorAlias")!.Value, property.Element("Type")!.Value);
            Assert.Contains(property.Parent!.Parent!.Element("Tabs")!.Elements("Tab"), tab => tab.Element("Alias")!.Value == property.Element("Tab")!.Attribute("Alias")!.Value);
        });
        Assert.All(types.Values.SelectMany(type => type.Element("Structure")!.Elements()), held => Assert.Equal(held.Value, types[held.Attribute("Key")!.Value].Attribute("Alias")!.Value));
        Assert.All(types.Values.Select(type => type.Descendants("ListView").Single().Value).Where(key => key != Guid.Empty.ToString()), key => Assert.Contains(key, data.Keys));
        Assert.All(nodes.Values.Where(node => node.Attribute("Level")!.Value != "1"), node =>
        {
            var parent = nodes[node.Descendants("Parent").Single().Attribute("Key")!.Value];
            Assert.Equal(int.Parse(node.Attribute("Level")!.Value), int.Parse(parent.Attribute("Level")!.Value) + 1);
            var held = types.Values.Single(type => type.Attribute("Alias")!.Value == parent.Descendants("ContentType").Single().Value).Element("Structure")!.Elements().Select(element => element.Value);
            Assert.Contains(node.Descendants("ContentType").Single().Value, held);
        });
    }

    [Fact]
    public void Values_EachHasItsProperty()
    {
        var aliases = UmbracoContentType.All.ToDictionary(type => type.Alias, type => type.Properties.Select(property => property.Alias).ToHashSet());

        Assert.All(UmbracoTree.Of(files.Documents), node => Assert.Empty(node.Values.Select(pair => pair.Alias).Except(aliases[node.ContentType])));
    }

    [Fact]
    public void Samples_AreNeverExported()
    {
        var run = files.Documents.First(document => document.ContentType == "courseRun");
        var sample = run with { Id = Guid.NewGuid(), Path = "/courses/dit-refresher/dates/sample-1/", Properties = new JsonObject { ["startsInWeeks"] = 3 } };

        Assert.Equal(files.Exported.Keys, SyncFolder.Files(files.Documents.Append(sample)).Keys);
        Assert.DoesNotContain(files.Exported.Values, bytes => Encoding.UTF8.GetString(bytes).Contains("startsInWeeks", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Command_WritesTheFilesAndRemovesOldOnes()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("v17/Content"));
        await File.WriteAllTextAsync(folder.File("v17/Content/old.config"), "");
        var output = new StringWriter();

        Assert.Equal(0, await USyncExport.RunAsync(["usync", "export", "--content", Repository.PathOf("content"), "--out", folder.Path], output, output, new TestClock()));
        Assert.Equal(files.Exported.Keys, Directory.EnumerateFiles(folder.File("v17"), "*.config", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder.File("v17"), file)).Order(StringComparer.Ordinal));
        Assert.Contains($"{files.Exported.Count} files are written", output.ToString());
    }

    [Fact]
    public async Task Command_OnContentWithErrors_WritesNothingAndSaysSo()
    {
        using var folder = new TemporaryFolder();
        SmallContent.Good.Words("It takes 5 days.").Write(folder.File("content"));
        var output = new StringWriter();

        Assert.Equal(1, await USyncExport.RunAsync(["usync", "export", "--content", folder.File("content"), "--out", folder.File("out")], output, output, new TestClock()));
        Assert.Contains("The content has 1 error, so nothing is exported.", output.ToString());
        Assert.False(Directory.Exists(folder.File("out")));
        Assert.Equal(2, await USyncExport.RunAsync(["usync", "export", "--int"], output, output, new TestClock()));
    }

    private static IEnumerable<string> Differences(SortedDictionary<string, byte[]> wanted, SortedDictionary<string, byte[]> found) =>
        wanted.Keys.Union(found.Keys).Where(name => !wanted.TryGetValue(name, out var want) || !found.TryGetValue(name, out var have) || !want.AsSpan().SequenceEqual(have));
}
