using DitSite.Content.Rules;

namespace DitSite.Tests.Content.Rules;

public sealed class RunRuleTests
{
    private static string? Rule(SmallContent content) => content.Errors() is { Count: > 0 } errors ? Assert.Single(errors).Rule : null;

    [Theory]
    [InlineData("capacity: 12", "", "open-without-places")]
    [InlineData("capacity: 12", "capacity: 0", "open-without-places")]
    [InlineData("opens: 2027-01-04", "", null)]
    [InlineData("ends: 2027-03-19", "ends: 2027-03-14", "date-order")]
    [InlineData("to: 17:00", "to: 09:00", "date-order")]
    [InlineData("opens: 2027-01-04", "opens: 2027-01-04\ncloses: 2027-01-03", "date-order")]
    [InlineData("opens: 2027-01-04", "opens: 2027-03-15", "date-order")]
    [InlineData("opens: 2027-01-04", "opens: 2027-01-04\ncloses: 2027-03-15", "date-order")]
    [InlineData("opens: 2027-01-04", "opens: 2027-01-04\ncloses: 2027-03-14", null)]
    [InlineData("capacity: 12", "capacity: 12\nfunded-places: 13", "places")]
    [InlineData("capacity: 12", "capacity: 12\nupdated: yesterday", "format")]
    [InlineData("capacity: 12", "capacity: 12\nupdated: 2027-01-04T09:00:00Z", null)]
    [InlineData("starts: 2027-03-15", "", "required")]
    [InlineData("starts: 2027-03-15", "starts: 2027-03-15\nweekday: monday", "weekday")]
    [InlineData("venue: quay", "venue: quay\nfees:\n  - code: free\n    label: Fee", "open-without-fee")]
    [InlineData("venue: quay", "venue: quay\nfees:\n  - code: free\n    label: Fee\n    amount: 0", null)]
    public void Check_Run_FindsWhatIsWrong(string old, string replacement, string? rule) => Assert.Equal(rule, Rule(SmallContent.Good.Replace(SmallContent.Run, old, replacement)));

    [Fact]
    public void Check_OpenRunWhoseStateIsTentative_NeedsNoFee() =>
        Assert.Null(Rule(SmallContent.Good.Replace(SmallContent.Run, "capacity: 12", "").Replace(SmallContent.Run, "scheduled", "tentative")));

    [Theory]
    [InlineData("to: 10:00", "to: 10:10", "timetable")]
    [InlineData("to: 10:00", "to: 09:50", "timetable")]
    [InlineData("to: 15:20", "to: 09:20", "timetable")]
    [InlineData("amount: 237.31", "amount: 238.31", "fee-difference")]
    [InlineData("amount: 237.31", "amount:", null)]
    [InlineData("stage: 1\n    amount: 100", "stage: 1\n    amount:", null)]
    [InlineData("duration-days: 5", "duration-days: 5\naccreditations:\n  - code: a\n    label: A\n    kind: accreditation\n    body: B\n    from: 2020-01-02\n    to: 2020-01-01", "date-order")]
    public void Check_Course_FindsWhatIsWrong(string old, string replacement, string? rule) => Assert.Equal(rule, Rule(SmallContent.Good.Replace(SmallContent.Course, old, replacement)));

    [Fact]
    public void Check_RowsOfAnotherDay_DoNotOverlap() => Assert.Null(Rule(SmallContent.Good.Replace(
        SmallContent.Course, "    title: Tie\n    kind: teaching", "    title: Tie\n    kind: teaching\n  - day: 2\n    from: 09:00\n    to: 10:00\n    title: Untie\n    kind: teaching")));

    [Fact]
    public void Check_RunWithFeesOfItsOwn_IsHeldToTheDifferenceToo()
    {
        const string fees = "fees:\n  - code: a\n    label: A\n    amount: 300\n    includes: [play]\n  - code: b\n    label: B\n    amount: ";

        Assert.Null(Rule(SmallContent.Good.Property(SmallContent.Run, fees + "200")));
        Assert.Equal("fee-difference", Rule(SmallContent.Good.Property(SmallContent.Run, fees + "201")));
    }

    [Theory]
    [InlineData("ends: 2027-03-19", "ends: 2027-03-18", "due 4 days")]
    [InlineData("ends: 2027-03-19", "ends: 2027-03-22", "due 8 days")]
    [InlineData("ends: 2027-03-19", "ends: 2027-03-19", null)]
    public void Check_RunOfAnotherLengthThanItsCourse_ShowsBothAndTheSum(string old, string replacement, string? says)
    {
        var found = SmallContent.Good.Replace(SmallContent.Run, old, replacement).Report().Findings.Where(finding => finding.Rule == "run-length").ToList();

        Assert.Equal(says is null ? [] : [says], found.Select(finding => $"{finding.Severity.ToString().ToLowerInvariant()} {finding.Contradiction!.Arithmetic.Split(" is ")[1].Split(';')[0]}"));
    }

    [Fact]
    public void Check_RunAtAnotherHourThanItsTimetable_IsDue()
    {
        var same = SmallContent.Good.Replace(SmallContent.Run, "to: 17:00", "to: 15:20");

        Assert.DoesNotContain(same.Report().Findings, finding => finding.Rule == "run-times");
        var found = Assert.Single(same.Replace(SmallContent.Run, "from: 10:00", "from: 09:30").Report().Findings, finding => finding.Rule == "run-times");
        Assert.Equal((Severity.Due, "from", "09:30 and 10:00 are 30 minutes apart"), (found.Severity, found.Property, found.Contradiction!.Arithmetic));
    }

    [Fact]
    public void Check_OpenOnlineRunWithoutSystemRequirements_IsDue()
    {
        var online = SmallContent.Good.Property(SmallContent.Run, "mode: online");

        Assert.DoesNotContain(SmallContent.Good.Report().Findings, finding => finding.Rule == "online-requirements");
        Assert.Contains(online.Report().Findings, finding => finding.Rule == "online-requirements" && finding.Origin == SmallContent.Run);
        Assert.DoesNotContain(online.Property(SmallContent.Course, "system-requirements: A camera.").Report().Findings, finding => finding.Rule == "online-requirements");
    }

    [Theory]
    [InlineData("product-of: [count, share]", null)]
    [InlineData("product-of: [count]", "figure-product")]
    [InlineData("product-of: [count, sahre]", "reference")]
    public void Check_FigureThatIsAProduct_IsHeldToItsParts(string product, string? rule)
    {
        var content = SmallContent.Good.Replace(SmallContent.Course, "figures:\n", $"figures:\n  - code: whole\n    label: Whole\n    amount: 7\n    unit: hours\n    {product}\n  - code: count\n    label: Count\n    amount: 14\n    unit: knots\n");

        Assert.Equal(rule, Rule(content));
    }
}
