using DitSite.Content.Rules;

namespace DitSite.Tests.Content.Rules;

public sealed class TextRuleTests
{
    [Theory]
    [InlineData("Say TO" + "DO here.", "placeholder")]
    [InlineData("Lorem ipsum dolor.", "placeholder")]
    [InlineData("The price is TBC.", "placeholder")]
    [InlineData("[click here](/ropes)", "link-text")]
    [InlineData("Read [here](/ropes).", "link-text")]
    [InlineData("[](/ropes)", "link-text")]
    [InlineData("[a]()", "empty-link")]
    [InlineData("[a](#)", "empty-link")]
    [InlineData("[a](/nowhere)", "dead-link")]
    [InlineData("[a](/courses/nots)", "dead-link")]
    [InlineData("[a](/courses/knots/dates/2020-01-01)", "dead-link")]
    [InlineData("[a](/venues/quay)", "dead-link")]
    [InlineData("[a](/ropes#weakness)", "dead-link")]
    [InlineData("[a](#weakness)", "dead-link")]
    [InlineData("[a](/courses/knots#timetable)", "dead-link")]
    [InlineData("[a](/courses/knots#requirement-none)", "dead-link")]
    [InlineData("[a](/courses/knots/dates/2027-03-15/apply)", "dead-link")]
    [InlineData("[a](http://x.example)", "link-address")]
    [InlineData("![](/media/a.png)", "alt")]
    [InlineData("![a](https://x.example/a.png)", "link-address")]
    [InlineData("# Title", "heading")]
    [InlineData("### Too deep", "heading")]
    [InlineData("## A\n\n#### B", "heading")]
    [InlineData("##", "heading")]
    [InlineData("A <b>bold</b> word.", "raw-html")]
    [InlineData("{{ duratoin }}", "unknown-fact")]
    [InlineData("{{ site.phone }}", "not-set-reference")]
    [InlineData("On Monday 16 March 2027.", "weekday")]
    [InlineData("## Strength\n\n[a](#strength) [b](/ropes#strength) [c](/courses/knots#about) [d](/courses/knots#next-dates)", null)]
    [InlineData("[a](/) [b](/courses) [c](/contact) [d](/mailing-list) [e](/ropes/) [f](/ropes?x=1)", null)]
    [InlineData("[a](/courses/knots/dates/2027-03-15) [b](/courses/knots/dates/2027-03-15.ics) [c](/courses/knots/dates/2027-03-15/book)", null)]
    [InlineData("[Where we go](https://x.example) ![Two ropes](/media/ropes.png)", null)]
    [InlineData("## A\n\n### B\n\n## C", null)]
    [InlineData("On Tuesday 16 March 2027, 3 < 4, todo lists and `code`.", null)]
    [InlineData("{{ if site.phone }}\nRing {{ site.phone }}.\n{{ end }}", null)]
    public void Check_Words_FindsWhatIsWrongAndNothingElse(string words, string? rule)
    {
        var errors = SmallContent.Good.Words("First.\n\n" + words).Errors();

        if (rule is null)
        {
            Assert.Empty(errors);
        }
        else
        {
            var finding = Assert.Single(errors);
            Assert.Equal((rule, SmallContent.Page, "body"), (finding.Rule, finding.Origin, finding.Property));
            Assert.True(finding.Line >= 9, $"line {finding.Line}");
        }
    }

    [Fact]
    public void Check_NotesForEditors_AreNotHeldToTheRules() =>
        Assert.Empty(SmallContent.Good.Property(SmallContent.Page, "editor-notes: TBC, it was £137.31 for 5 days, {{ nothing }}").Errors());

    [Theory]
    [InlineData("Members of GUILD.", true)]
    [InlineData("Members of the Rope Society (formerly GUILD).", false)]
    [InlineData("Members of {{ site.renamed-bodies.guild.now }} (formerly GUILD).", false)]
    [InlineData("GUILD wrote this. <!-- literal: a title -->", false)]
    [InlineData("GUILDHALL is a house.", false)]
    public void Check_FormerName_IsDueUnlessThePresentOneStandsBesideIt(string words, bool due)
    {
        var report = SmallContent.Good.Words(words).Report();

        Assert.Equal(0, report.Errors);
        Assert.Equal(due, report.Findings.Any(finding => finding is { Rule: "old-name", Severity: Severity.Due }));
    }
}
