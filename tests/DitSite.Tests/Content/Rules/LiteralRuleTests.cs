namespace DitSite.Tests.Content.Rules;

public sealed class LiteralRuleTests
{
    [Theory]
    [InlineData("It costs £137.31.", "fees.plain")]
    [InlineData("It costs £ 100 more.", "costs.play")]
    [InlineData("It costs £100.00 more.", "costs.play")]
    [InlineData("It costs 100 pounds.", "costs.play")]
    [InlineData("It takes 5 days.", "duration-days")]
    [InlineData("It takes five days.", "duration-days | words")]
    [InlineData("Five\ndays it takes.", "duration-days | words")]
    [InlineData("A five-day course.", "duration-days | adjective")]
    [InlineData("A 5-day course.", "duration-days | adjective")]
    [InlineData("It takes 5 full days.", "duration-days")]
    [InlineData("There are 23 sessions.", "figures.sessions")]
    [InlineData("A 23-session therapy.", "figures.sessions | adjective")]
    [InlineData("It lasts half an hour.", "figures.share | words")]
    [InlineData("It lasts ½ hour.", "figures.share")]
    [InlineData("Start within one year.", "deadlines.start | words")]
    [InlineData("Within 1 yr.", "deadlines.start")]
    [InlineData("It begins on 15 March 2027.", "runs.2027-03-15")]
    [InlineData("It begins on Monday 15th March.", "runs.2027-03-15")]
    [InlineData("It runs 15 to 19 March 2027.", "runs.2027-03-15")]
    [InlineData("It runs until March 19, 2027.", "runs.2027-03-15")]
    [InlineData("It begins on 15/03/2027.", "runs.2027-03-15")]
    [InlineData("It begins on 2027-03-15.", "runs.2027-03-15")]
    [InlineData("Teaching takes 5 hours 20 minutes.", "timetable.teaching")]
    [InlineData("Teaching takes five hours and twenty minutes.", "timetable.teaching")]
    [InlineData("Teaching takes 320 minutes.", "timetable.teaching")]
    [InlineData("Come at 09:30.", "timetable")]
    [InlineData("Come at 9.30am.", "timetable")]
    [InlineData("It ends at 5pm.", "runs.2027-03-15")]
    [InlineData("- 5 days\n- more", "duration-days")]
    [InlineData("| a |\n|---|\n| 23 sessions |", "figures.sessions")]
    public void Check_LiteralThatRepeatsAFact_IsAnErrorNamingTheReference(string words, string reference)
    {
        foreach (var file in (string[])[SmallContent.Page, SmallContent.Course])
        {
            var finding = Assert.Single(SmallContent.Good.Words(words, file).Errors());

            Assert.Equal("literal-repeats-fact", finding.Rule);
            Assert.Contains($"{{{{ {reference}", finding.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("It costs £137.30 or £1,137.31 or £137.")]
    [InlineData("It takes 6 days, 15 days, 1.5 days, 1-5 days, or a day.")]
    [InlineData("There are 23 knots and 5 ropes.")]
    [InlineData("In March 2027, or on 16 March 2027, or 15 April.")]
    [InlineData("Half of it. A year ago. At 11:15. In room 09.30.")]
    [InlineData("Five people on most days.")]
    [InlineData("[Dates](/courses/knots/dates/2027-03-15) of it.")]
    [InlineData("It takes {{ duration }} and costs {{ fees.plain }}.")]
    [InlineData("Version 5 of days gone by, and 105 days.")]
    public void Check_OtherNumbers_AreFine(string words) => Assert.Empty(SmallContent.Good.Words(words).Errors());

    [Fact]
    public void Check_FactOfAnotherCourse_IsOutOfScope() =>
        Assert.Empty(SmallContent.Good.Replace(SmallContent.Page, "about: knots\n", "").Words("It takes 5 days and costs £137.31.").Errors());

    [Fact]
    public void Check_FactOfTheSite_IsInScopeEverywhere()
    {
        var content = SmallContent.Good.Property(SmallContent.Site, "notice-working-days: 7").Replace(SmallContent.Page, "about: knots\n", "").Words("You hear seven working days before.");

        Assert.Contains("{{ site.notice-working-days | words }}", Assert.Single(content.Errors()).Message);
    }

    [Theory]
    [InlineData("fees:\n  - code: standard\n    label: Fee for 5 days\n    amount: 237.31", "fees[0].label")]
    [InlineData("editor-notes: 5 days", null)]
    [InlineData("capacity: 12\nfunded-places: 2", null)]
    public void Check_TextsOfARun_AreHeldToItToo(string yaml, string? property)
    {
        var content = SmallContent.Good.Replace(SmallContent.Run, "capacity: 12", yaml.StartsWith("capacity", StringComparison.Ordinal) ? yaml : "capacity: 12\n" + yaml);

        Assert.Equal(property is null ? [] : [property], content.Errors().Select(finding => finding.Property));
    }

    [Fact]
    public void Check_PermittedLiteral_IsListedWithItsReason()
    {
        var report = SmallContent.Good.Words("It was 5 days then. <!-- literal: history of 2020 -->").Report();

        Assert.Equal(0, report.Errors);
        var literal = Assert.Single(report.Permitted);
        Assert.Equal(("5 days", "knots.duration-days", "history of 2020", 7), (literal.Written, literal.Fact.Path, literal.Reason, literal.Text.LineAt(literal.Line)));
    }

    [Theory]
    [InlineData("It was 5 days. <!-- literal: -->")]
    [InlineData("It was 5 days. <!-- note: history -->")]
    [InlineData("<!-- literal: elsewhere -->\nIt was 5 days.")]
    public void Check_PermissionWithoutReasonOrOnAnotherLine_PermitsNothing(string words) => Assert.Single(SmallContent.Good.Words(words).Errors());

    [Fact]
    public void Check_TwoLiteralsInOneText_AreTwoFindingsAtTheirLines() =>
        Assert.Equal([7, 9], SmallContent.Good.Words("5 days.\n\n23 sessions.").Errors().Select(finding => finding.Line));
}
