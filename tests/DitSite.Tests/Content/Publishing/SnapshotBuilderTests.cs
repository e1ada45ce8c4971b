using DitSite.Content.Catalogue;
using DitSite.Content.Publishing;
using DitSite.Content.Rules;

namespace DitSite.Tests.Content.Publishing;

public sealed class SnapshotBuilderTests
{
    private static readonly BuiltContent Before = SmallContent.Good.Build();

    [Fact]
    public void Build_WithAnErrorAndNothingBefore_ServesNothing()
    {
        var built = SmallContent.Good.Words("TBC").Build();

        Assert.Null(built.Snapshot);
        Assert.Contains(built.Findings, finding => finding.Severity == Severity.Error);
    }

    [Fact]
    public void Build_ItemInError_StaysAtItsLastGoodVersionAndTheRestGoesLive()
    {
        var built = SmallContent.Good.Words("TBC").Replace(SmallContent.Site, "Welcome.", "Welcome aboard.").Build(Before.Documents);

        Assert.Equal(["/ropes/"], built.Held.AsEnumerable());
        Assert.Contains("Words about ropes.", built.Snapshot!.FindPage("ropes")!.Body.PlainText);
        Assert.Equal("Welcome aboard.", built.Snapshot.Site.Body.PlainText);
        Assert.Contains(built.Snapshot.Findings, finding => finding is { Rule: "placeholder", Origin: SmallContent.Page });
    }

    [Fact]
    public void Build_ItemThatRefersToOneInError_IsHeldWithIt()
    {
        var built = SmallContent.Good
            .Replace(SmallContent.Course, "duration-days: 5", "duration-days: 6").Words("TBC", SmallContent.Course)
            .Words("It takes {{ duration }}, we now say.").Build(Before.Documents);

        Assert.Equal(["/courses/knots/", "/ropes/"], built.Held.AsEnumerable());
        Assert.Equal(5, built.Snapshot!.Courses[0].DurationDays);
        Assert.DoesNotContain("now say", built.Snapshot.FindPage("ropes")!.Body.PlainText, StringComparison.Ordinal);
        Assert.Contains(built.Findings, finding => finding is { Rule: "held-back", Origin: SmallContent.Page, Severity: Severity.Due });
    }

    [Fact]
    public void Build_RunOfACourseInError_IsHeldWithIt()
    {
        var built = SmallContent.Good.Words("TBC", SmallContent.Course).Replace(SmallContent.Run, "capacity: 12", "capacity: 13").Build(Before.Documents);

        Assert.Equal(12, built.Snapshot!.Courses[0].Runs[0].Capacity);
    }

    [Fact]
    public void Build_FileThatCannotBeRead_StaysAtItsLastGoodVersion()
    {
        var built = SmallContent.Good.With(SmallContent.Page, "---\ntitle: [\n---\n").Build(Before.Documents);

        Assert.NotNull(built.Snapshot!.FindPage("ropes"));
        Assert.Equal(Before.Snapshot!.Version, built.Snapshot.Version);
    }

    [Fact]
    public void Build_DeletedItem_IsGone() => Assert.Null(SmallContent.Good.Without(SmallContent.Page).Build(Before.Documents).Snapshot!.FindPage("ropes"));

    [Fact]
    public void Build_DeletedItemThatOthersNeed_ComesBackUntilTheyDoNot()
    {
        var built = SmallContent.Good.Without("venues/quay.md").Build(Before.Documents);

        Assert.Equal("quay", built.Snapshot!.Courses[0].Runs[0].Venue!.Slug);
        Assert.Contains(built.Findings, finding => finding is { Rule: "reference", Origin: SmallContent.Run, Severity: Severity.Error });
    }

    [Fact]
    public void Build_NewItemInError_IsLeftOut()
    {
        var page = SmallContent.Good.Files[SmallContent.Page].Replace("000006", "000016", StringComparison.Ordinal).Replace("Words", "TBC", StringComparison.Ordinal);
        var built = SmallContent.Good.With("pages/cords.md", page).Build(Before.Documents);

        Assert.Null(built.Snapshot!.FindPage("cords"));
        Assert.NotNull(built.Snapshot.FindPage("ropes"));
    }

    [Theory]
    [InlineData("pages/cords.md")]
    [InlineData("pages/strings.md")]
    public void Build_CopyThatKeptItsKey_IsLeftOutAndTheFirstStays(string copy)
    {
        var built = SmallContent.Good.With(copy, SmallContent.Good.Files[SmallContent.Page]).Build(Before.Documents);

        Assert.Equal(["ropes"], built.Snapshot!.Pages.Select(page => page.Slug));
    }

    [Fact]
    public void Build_ChangeThatBreaksAnUnchangedItem_IsHeld()
    {
        var withUse = SmallContent.Good.Words("It has {{ figures.sessions }}.");
        var before = withUse.Build();

        var built = withUse.Replace(SmallContent.Course, "code: sessions", "code: meetings").Build(before.Documents);

        Assert.Equal(["/courses/knots/"], built.Held.AsEnumerable());
        Assert.Equal("It has 23 sessions.", built.Snapshot!.FindPage("ropes")!.Body.PlainText);
    }

    [Fact]
    public void Build_SiteGone_StaysAsItWas() => Assert.Equal("Knots and Ropes", SmallContent.Good.Without(SmallContent.Site).Build(Before.Documents).Snapshot!.Site.Title);

    [Fact]
    public void Version_FollowsWordsAndFacts_AndNothingElse()
    {
        Assert.Equal(Before.Snapshot!.Version, SmallContent.Good.Replace(SmallContent.Page, "title: Ropes\nsummary: About ropes.", "summary: About ropes.\ntitle: Ropes").Snapshot().Version);
        Assert.NotEqual(Before.Snapshot.Version, SmallContent.Good.Replace(SmallContent.Page, "Words", "Wards").Snapshot().Version);
        var batch = SmallContent.Good.Batch();
        Assert.Equal(Before.Snapshot.Version, SnapshotBuilder.Build(batch, null, SmallContent.Today.AddDays(1)).Snapshot!.Version);
    }

    [Fact]
    public void Sample_StartsOnItsWeekdayInTheWeekGiven_AndMovesTheVersionWithTheDate()
    {
        var content = SmallContent.Good.With("courses/knots/runs/sample-1.md", "---\nkey: 00000000-0000-4000-8000-00000000000a\nstarts-in-weeks: 6\nweekday: friday\nstate: scheduled\ncapacity: 3\n---\n");
        ContentSnapshot On(DateOnly today) => SnapshotBuilder.Build(content.Batch(), null, today).Snapshot!;

        var monday = On(new(2027, 2, 1)).Courses[0].Runs.Single(run => run.IsSample);
        Assert.Equal((new DateOnly(2027, 3, 19), new DateOnly(2027, 3, 23), "sample-1"), (monday.Starts, monday.Ends, monday.Address));
        Assert.True(monday.IsOpen(new(2027, 2, 1)));
        Assert.Equal(new(2027, 3, 19), On(new(2027, 2, 7)).Courses[0].Runs.Single(run => run.IsSample).Starts);
        Assert.Equal(new(2027, 3, 26), On(new(2027, 2, 8)).Courses[0].Runs.Single(run => run.IsSample).Starts);
        Assert.NotEqual(On(new(2027, 2, 1)).Version, On(new(2027, 2, 2)).Version);
    }

    [Fact]
    public void Address_Preferred_MakesTheFileNameAFormerOne()
    {
        var run = SmallContent.Good.Property(SmallContent.Run, "address: spring-2027").Snapshot().Courses[0].Runs[0];

        Assert.Equal("spring-2027", run.Address);
        Assert.Equal(["2027-03-15"], run.FormerAddresses.AsEnumerable());
    }

    [Fact]
    public void Address_ThatAnotherRunHas_GetsANumber()
    {
        var twin = SmallContent.Good.Files[SmallContent.Run].Replace("000004", "000014", StringComparison.Ordinal).Replace("state:", "address: 2027-03-15\nstate:", StringComparison.Ordinal);
        var runs = SmallContent.Good.With("courses/knots/runs/spring.md", twin).Snapshot().Courses[0].Runs;

        Assert.Equal(["2027-03-15", "2027-03-15-2"], runs.Select(run => run.Address));
        Assert.Equal(["spring"], runs[1].FormerAddresses.AsEnumerable());
    }

    [Fact]
    public void TextHash_FollowsTheWordsAsTheyAreRead()
    {
        string Hash(SmallContent content) => content.Snapshot().FindPage("ropes")!.TextHash;
        var plain = Hash(SmallContent.Good.Words("It takes {{ duration }}."));

        Assert.Matches("^[0-9a-f]{64}$", plain);
        Assert.Equal(plain, Hash(SmallContent.Good.Words("It *takes* {{ duration }}.")));
        Assert.NotEqual(plain, Hash(SmallContent.Good.Words("It takes {{ duration }}.").Replace(SmallContent.Course, "duration-days: 5", "duration-days: 6")));
    }

    [Fact]
    public void Run_WithoutFeesOrModeOfItsOwn_HasTheCourses()
    {
        var run = SmallContent.Good.Snapshot().Courses[0].Runs[0];

        Assert.Equal([237.31m, 137.31m], run.Fees.Select(fee => fee.Amount!.Value));
        Assert.Equal(DeliveryMode.InPerson, run.Mode);
        Assert.Equal(new(2027, 3, 14), run.Closes);
    }
}
