using DitSite.Content.Rules;

namespace DitSite.Tests.Content.Rules;

public sealed class ModelRuleTests
{
    [Theory]
    [InlineData(SmallContent.Course, "enrolment: book", "", "required", "enrolment")]
    [InlineData(SmallContent.Course, "enrolment: book", "enrolment: borrow", "format", "enrolment")]
    [InlineData(SmallContent.Course, "duration-days: 5", "duration-days: five", "format", "durationDays")]
    [InlineData(SmallContent.Course, "duration-days: 5", "duration-days: -5", "format", "durationDays")]
    [InlineData(SmallContent.Course, "duration-days: 5", "duration-days: 5.5", "format", "durationDays")]
    [InlineData(SmallContent.Course, "amount: 137.31", "amount: £137.31", "format", "fees[1].amount")]
    [InlineData(SmallContent.Course, "amount: 137.31", "amount: 137.311", "format", "fees[1].amount")]
    [InlineData(SmallContent.Course, "amount: 137.31", "amount: -1", "format", "fees[1].amount")]
    [InlineData(SmallContent.Course, "from: 09:30", "from: 9.30", "format", "timetable[0].from")]
    [InlineData(SmallContent.Course, "    kind: registration\n", "", "required", "timetable[0].kind")]
    [InlineData(SmallContent.Course, "includes: [play]", "includes: play", "format", "fees[0].includes")]
    [InlineData(SmallContent.Course, "code: south", "code: north", "duplicate-code", "organisers[1].code")]
    [InlineData(SmallContent.Course, "code: south", "code: South School", "format", "organisers[1].code")]
    [InlineData(SmallContent.Run, "starts: 2027-03-15", "starts: 15/03/2027", "format", "starts")]
    [InlineData(SmallContent.Run, "starts: 2027-03-15", "starts: 2027-02-30", "format", "starts")]
    [InlineData(SmallContent.Site, "title: Knots and Ropes", "title: Knots\ncontact-email: nobody", "format", "contactEmail")]
    [InlineData(SmallContent.Site, "title: Knots and Ropes", "title: Knots\ncontact-email: a@b.example, c@d.example", "format", "contactEmail")]
    [InlineData(SmallContent.Page, "summary: About ropes.", "summary: About ropes.\nversion: |\n  one\n  two", "format", "version")]
    [InlineData("venues/quay.md", "town: Testford", "town: Testford\nmap-url: http://map.example", "format", "mapUrl")]
    [InlineData("venues/quay.md", "town: Testford", "town: Testford\nmap-url: https://user@map.example", "format", "mapUrl")]
    [InlineData("venues/quay.md", "town: Testford", "town: Testford\nmap-url: javascript:x", "format", "mapUrl")]
    public void Check_ValueThatDoesNotFit_IsAnErrorAtItsProperty(string file, string old, string replacement, string rule, string property)
    {
        var errors = SmallContent.Good.Replace(file, old, replacement).Errors();

        Assert.Contains(errors, finding => finding.Rule == rule && finding.Property == property && finding.Origin == file && finding.Line > 0);
    }

    [Fact]
    public void Check_TextLongerThanTheModelAllows_IsAnError()
    {
        Assert.Empty(SmallContent.Good.Replace(SmallContent.Page, "About ropes.", new string('a', 400)).Errors());
        Assert.Equal("format", Assert.Single(SmallContent.Good.Replace(SmallContent.Page, "About ropes.", new string('a', 401)).Errors()).Rule);
    }

    [Fact]
    public void Check_SameKeyTwice_IsAnErrorAtTheSecond()
    {
        var copy = SmallContent.Good.With("pages/cords.md", SmallContent.Good.Files[SmallContent.Page]);

        Assert.Contains(copy.Errors(), finding => finding.Rule == "key" && finding.Origin == SmallContent.Page && finding.Message.Contains("pages/cords.md", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(SmallContent.Site)]
    [InlineData("notices/cookies.md")]
    public void Check_WithoutWhatTheSiteNeeds_IsAnErrorNamingTheFile(string file) =>
        Assert.Contains(SmallContent.Good.Without(file).Errors(), finding => finding.Rule == "missing-item" && finding.Origin == file);

    [Theory]
    [InlineData(SmallContent.Run, "venue: quay", "venue: kwai", "'quay'")]
    [InlineData(SmallContent.Run, "venue: quay", "venue: /courses/knots/", "does not exist")]
    [InlineData(SmallContent.Page, "about: knots", "about: knot", "'knots'")]
    [InlineData(SmallContent.Course, "duration-days: 5", "duration-days: 5\nrelated: knots", "itself")]
    [InlineData(SmallContent.Course, "includes: [play]", "includes: [pay]", "'pay'")]
    public void Check_NameOfSomethingThatIsNotThere_IsAnError(string file, string old, string replacement, string says) =>
        Assert.Contains(SmallContent.Good.Replace(file, old, replacement).Errors(), finding => finding.Rule == "reference" && finding.Message.Contains(says, StringComparison.Ordinal));

    [Fact]
    public void Check_StageWithAnUnknownDeadline_IsAnError()
    {
        var stage = "stages:\n  - code: one\n    label: One\n    stage: 1\n    by: start";

        Assert.Empty(SmallContent.Good.Property(SmallContent.Course, stage).Errors());
        Assert.Equal("reference", Assert.Single(SmallContent.Good.Property(SmallContent.Course, stage + "x").Errors()).Rule);
    }

    [Fact]
    public void Check_RunWithoutItsCourse_IsAnError() =>
        Assert.Contains(SmallContent.Good.Without(SmallContent.Course).Errors(), finding => finding.Rule == "reference" && finding.Origin == SmallContent.Run);

    [Theory]
    [InlineData("courses")]
    [InlineData("cookies")]
    [InlineData("staff")]
    public void Check_PageAtAnAddressOfTheSite_IsAnError(string slug)
    {
        var page = SmallContent.Good.Files[SmallContent.Page].Replace("000006", "000016", StringComparison.Ordinal);

        Assert.Equal("address", Assert.Single(SmallContent.Good.With($"pages/{slug}.md", page).Errors()).Rule);
    }

    [Fact]
    public void Check_PreferredAddress_MustBeUsableAndIsToldWhenTaken()
    {
        Assert.Equal("address", Assert.Single(SmallContent.Good.Property(SmallContent.Run, "address: Spring 2027").Errors()).Rule);
        var twin = SmallContent.Good.Files[SmallContent.Run].Replace("000004", "000014", StringComparison.Ordinal).Replace("state:", "address: 2027-03-15\nstate:", StringComparison.Ordinal);
        var report = SmallContent.Good.With("courses/knots/runs/spring.md", twin).Report();
        Assert.Contains(report.Findings, finding => finding is { Rule: "address", Severity: Severity.Due });
    }
}
