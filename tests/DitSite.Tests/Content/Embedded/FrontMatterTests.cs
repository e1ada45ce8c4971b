using DitSite.Content.Rules;

namespace DitSite.Tests.Content.Embedded;

public sealed class FrontMatterTests
{
    private static Finding Single(SmallContent content, string rule) => Assert.Single(content.Batch().Findings, finding => finding.Rule == rule);

    [Fact]
    public void Read_GoodFile_KeepsTypesInDeliveryShapeAndLines()
    {
        var course = SmallContent.Good.Batch().Documents.Single(document => document.ContentType == "course");

        Assert.Equal("/courses/knots/", course.Path);
        Assert.Equal("5", course.Properties["durationDays"]!.ToJsonString());
        Assert.Equal("237.31", course.Properties["fees"]![0]!["amount"]!.ToJsonString());
        Assert.Equal("09:30:00", course.Properties["timetable"]![0]!["from"]!.ToString());
        Assert.Equal("1/2", course.Properties["figures"]![1]!["amount"]!.ToString());
        Assert.Equal(7, course.Lines["durationDays"]);
        var lines = SmallContent.Good.Files[SmallContent.Course].Split('\n');
        Assert.Contains("237.31", lines[course.Lines["fees[0].amount"] - 1]);
        Assert.Equal("## About", lines[course.Lines["body"] - 1]);
    }

    [Fact]
    public void Read_Reference_BecomesThePathOfTheItem()
    {
        var run = SmallContent.Good.Batch().Documents.Single(document => document.ContentType == "courseRun");

        Assert.Equal("/courses/knots/dates/2027-03-15/", run.Path);
        Assert.Equal("/venues/quay/", run.Properties["venue"]!.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("~")]
    [InlineData("null")]
    public void Read_BlankValue_IsNotSet(string blank)
    {
        var site = SmallContent.Good.Property(SmallContent.Site, $"phone: {blank}").Batch().Documents.Single(document => document.ContentType == "site");

        Assert.False(site.Properties.ContainsKey("phone"));
    }

    [Fact]
    public void Read_UnknownKey_NamesTheNearestAndItsLine()
    {
        var finding = Single(SmallContent.Good.Property(SmallContent.Course, "duraton-days: 4"), "unknown-key");

        Assert.Equal((SmallContent.Course, 2, Severity.Error), (finding.Origin, finding.Line, finding.Severity));
        Assert.Contains("'duration-days'", finding.Message);
    }

    [Fact]
    public void Read_UnknownKeyInARow_NamesTheNearest() =>
        Assert.Contains("'amount'", Single(SmallContent.Good.Replace(SmallContent.Course, "    amount: 137.31", "    amout: 137.31"), "unknown-key").Message);

    [Fact]
    public void Read_KeyWrittenTwice_IsAnErrorAtTheSecond()
    {
        var finding = Single(SmallContent.Good.Replace(SmallContent.Page, "title: Ropes", "title: Ropes\ntitle: Cords"), "duplicate-key");

        Assert.Equal(4, finding.Line);
    }

    [Theory]
    [InlineData("phone: !!binary aGVsbG8=", "tags")]
    [InlineData("phone: !System.Diagnostics.Process x", "tags")]
    [InlineData("phone: &a x", "anchors")]
    [InlineData("phone: *a", "")]
    [InlineData("phone: [a", "")]
    [InlineData("phone: \"a", "")]
    [InlineData("- a", "")]
    [InlineData("phone: {a: b}", "")]
    [InlineData("? [a]\n: b", "")]
    public void Read_UnsafeOrBrokenYaml_IsAFindingAndNeverAnException(string yaml, string says)
    {
        var finding = Single(SmallContent.Good.Property(SmallContent.Site, yaml), "front-matter");

        Assert.Contains(says, finding.Message);
        Assert.InRange(finding.Line, 1, 12);
    }

    [Fact]
    public void Read_WithoutKey_SuggestsTheSameOneEachTime()
    {
        var content = SmallContent.Good.Replace(SmallContent.Page, "key: 00000000-0000-4000-8000-000000000006\n", "");

        var finding = Single(content, "key");

        Assert.Equal(finding.Message, Single(content, "key").Message);
        Assert.Matches("key: [0-9a-f-]{36}", finding.Message);
    }

    [Theory]
    [InlineData("Words only.")]
    [InlineData("---\ntitle: x\n")]
    [InlineData("")]
    public void Read_WithoutFrontMatter_SaysHowAFileBegins(string text) =>
        Assert.Contains("front matter", Single(SmallContent.Good.With(SmallContent.Page, text), "front-matter").Message);

    [Fact]
    public void Read_BodyWhereTheTypeHasNone_IsAnError() =>
        Assert.Equal("venues/quay.md", Single(SmallContent.Good.Words("Words.", "venues/quay.md"), "body").Origin);
}
