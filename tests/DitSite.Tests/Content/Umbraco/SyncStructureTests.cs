using System.Text.Json;
using System.Xml.Linq;

namespace DitSite.Tests.Content.Umbraco;

/// <summary>Our files have the elements, attributes and order of those that uSync 17 writes and reads.</summary>
public sealed class SyncStructureTests(SyncFiles files) : IClassFixture<SyncFiles>
{
    // What uSync writes and does not need: the importer fills them in.
    private static readonly string[] Optional = ["Info/CreateDate", "AllowedTemplates/Template", "DefaultTemplate"];

    [Theory]
    [InlineData("Languages", "Languages/en-us.config")]
    [InlineData("DataTypes", "DataTypes/LabMarkdown.config")]
    [InlineData("ContentTypes", "ContentTypes/site.config")]
    [InlineData("ContentTypes", "ContentTypes/sessionblock.config")]
    [InlineData("Content", "Content/course-1.config")]
    [InlineData("Content", "Content/run-1.config")]
    public void Elements_AreThoseOfTheReferenceInItsOrder(string folder, string reference)
    {
        var model = Shape(SyncFiles.Xml(SyncFiles.Reference[reference]));
        Assert.True(model.Count > 4);

        // A type of rows holds no other types.
        var elementTypes = model.All(element => !element.StartsWith("Structure/", StringComparison.Ordinal));
        Assert.All(SyncFiles.In(files.Exported, folder).Where(ours => !elementTypes || ours.Descendants("IsElement").All(flag => flag.Value == "true")), ours => Assert.Null(Problem(Shape(ours), model)));
    }

    /// <summary>The control: a missing, a moved, an added and a misspelt element are seen.</summary>
    [Theory]
    [InlineData("Trashed", null)]
    [InlineData("NodeName", "Nodename")]
    [InlineData("Schedule", "Info")]
    public void Elements_ThatDiffer_AreSeen(string element, string? becomes)
    {
        var model = Shape(SyncFiles.Xml(SyncFiles.Reference["Content/run-1.config"]));
        var ours = new XElement(SyncFiles.In(files.Exported, "Content").First());
        var changed = ours.Descendants(element).Single();
        if (becomes is null)
        {
            changed.Remove();
        }
        else
        {
            changed.Name = becomes;
        }

        Assert.NotNull(Problem(Shape(ours), model));
    }

    [Fact]
    public void Elements_InAnotherOrder_AreSeen()
    {
        var ours = new XElement(SyncFiles.In(files.Exported, "DataTypes").First());
        var config = ours.Element("Config")!;
        config.Remove();
        ours.AddFirst(config);

        Assert.NotNull(Problem(Shape(ours), Shape(SyncFiles.Xml(SyncFiles.Reference["DataTypes/LabMarkdown.config"]))));
    }

    [Theory]
    [InlineData("markdown", "LabMarkdown")]
    [InlineData("date", "LabDateOnly")]
    [InlineData("time", "LabTimeOnly")]
    [InlineData("money", "LabDecimal")]
    [InlineData("number", "Numeric")]
    [InlineData("flag", "Truefalse")]
    [InlineData("line-200", "Textstring")]
    [InlineData("lines-600", "Textarea")]
    [InlineData("choice-courseRun-state", "LabLevel")]
    [InlineData("rows-feeOption", "LabSessionsBlockList")]
    [InlineData("reference-course", "ContentPicker")]
    [InlineData("list-runs", "ListViewContent")]
    public void DataType_HasTheEditorOfTheReference(string ours, string reference)
    {
        var (mine, model) = (SyncFiles.Xml(files.Exported[$"DataTypes/{ours}.config"]), SyncFiles.Xml(SyncFiles.Reference[$"DataTypes/{reference}.config"]));

        Assert.Equal(model.Descendants("EditorAlias").Single().Value, mine.Descendants("EditorAlias").Single().Value);
        Assert.Equal(model.Descendants("EditorUIAlias").Single().Value, mine.Descendants("EditorUIAlias").Single().Value);
        var (set, known) = (Paths(JsonDocument.Parse(mine.Element("Config")!.Value).RootElement), Paths(JsonDocument.Parse(model.Element("Config")!.Value).RootElement));
        // Settings that the reference leaves at their defaults, by the names of Umbraco's configuration classes.
        Assert.Empty(set.Except(known).Except([".min", ".maxChars", ".startNodeId"]));
    }

    [Fact]
    public void Blocks_HaveTheMembersOfThoseThatImported()
    {
        var reference = JsonDocument.Parse(SyncFiles.Xml(SyncFiles.Reference["Content/hand-written-course.config"]).Descendants("sessions").Single().Value).RootElement;
        var ours = SyncFiles.In(files.Exported, "Content").SelectMany(node => node.Descendants("Value")).Select(value => value.Value).Where(value => value.Contains("contentData", StringComparison.Ordinal)).ToList();

        Assert.True(ours.Count > 10);
        Assert.All(ours, value => Assert.Empty(Paths(JsonDocument.Parse(value).RootElement).Except(Paths(reference))));
        Assert.Empty(Paths(reference).Except(ours.SelectMany(value => Paths(JsonDocument.Parse(value).RootElement))));
    }

    [Fact]
    public void DatesAndTimes_AreStoredAsTheReferenceStoresThem()
    {
        var reference = SyncFiles.Xml(SyncFiles.Reference["Content/run-1.config"]).Element("Properties")!;
        var ours = SyncFiles.Xml(files.Exported["Content/courses_dit-refresher_2022-06-10.config"]).Element("Properties")!;

        Assert.Equal(Moment(reference.Element("startDate")!).Replace("2027-01-02", "2022-06-10", StringComparison.Ordinal), Moment(ours.Element("starts")!));
        Assert.Equal(Moment(reference.Element("startTime")!).Replace("09:30", "10:00", StringComparison.Ordinal), Moment(ours.Element("from")!));
    }

    private static string Moment(XElement property)
    {
        var json = JsonDocument.Parse(property.Value).RootElement;
        Assert.Equal(JsonValueKind.Null, json.GetProperty("timeZone").ValueKind);
        return json.GetProperty("date").GetString()!;
    }

    // Each element with its attributes under its parent, repeated ones once; names of properties and of their values are the model's own.
    private static List<string> Shape(XElement root) =>
        [.. root.DescendantsAndSelf().Where(element => element.Parent?.Name.LocalName != "Properties" && element.Name.LocalName != "Compositions")
            .Select(element => $"{Parent(element)}{element.Name.LocalName}({string.Join(',', element.Attributes().Select(attribute => attribute.Name.LocalName))})").Distinct()];

    private static string Parent(XElement element) => element.Parent is { } parent ? (parent.Parent?.Name.LocalName == "Properties" ? "*/" : parent.Name.LocalName + "/") : "";

    private static string? Problem(List<string> ours, List<string> model)
    {
        bool IsOptional(string element) => Optional.Any(optional => element.StartsWith(optional, StringComparison.Ordinal)) || element.StartsWith("Info/Template", StringComparison.Ordinal);
        var (mine, needed) = (ours.Where(element => !IsOptional(element)).ToList(), model.Where(element => !IsOptional(element)).ToList());
        var optional = mine.Except(needed).ToList();
        if (optional.Count > 0)
        {
            return $"unknown: {string.Join(' ', optional)}";
        }

        // A type may hold no others, and a node need not have a value for everything.
        var missing = needed.Except(mine).Where(element => !element.StartsWith("Structure/", StringComparison.Ordinal)).ToList();
        return missing.Count > 0 ? $"missing: {string.Join(' ', missing)}" : needed.Where(mine.Contains).SequenceEqual(mine) ? null : "another order";
    }

    private static HashSet<string> Paths(JsonElement json, string at = "") => json.ValueKind switch
    {
        JsonValueKind.Object => [.. json.EnumerateObject().SelectMany(member => Paths(member.Value, $"{at}.{member.Name}").Append($"{at}.{member.Name}"))],
        JsonValueKind.Array => [.. json.EnumerateArray().SelectMany(entry => Paths(entry, at + "[]"))],
        _ => [],
    };
}
