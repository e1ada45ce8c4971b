namespace DitSite.Tests.Content;

/// <summary>Every fact, settled contradiction and known hole of the pages this site began with has its place in the content.</summary>
public sealed class SeedFactsTests(ShippedContent content) : IClassFixture<ShippedContent>
{
    [Fact]
    public void SeedFacts_EachId_IsMapped()
    {
        var ids = Enumerable.Range(1, SeedFact.Last).Select(number => $"S{number}").ToArray();

        Assert.Empty(ids.Except(SeedFact.All.Select(fact => fact.Id)));
        Assert.Empty(SeedFact.All.Select(fact => fact.Id).Except(ids));
    }

    [Fact]
    public void SeedFacts_EachTarget_Exists()
    {
        Assert.Empty(SeedFact.All.Select(content.Targets.ProblemWith).OfType<string>());
    }

    [Theory]
    [InlineData("property", "course", "durationDays", "4")]
    [InlineData("property", "course", "costs[role-play].amount", "101")]
    [InlineData("property", "course", "costs[nothing].amount", "100")]
    [InlineData("property", "refresher", "timetable[8].from", "17:00:00")]
    [InlineData("fact", "course", "costs.total", "£2,301")]
    [InlineData("fact", "course", "costs.nothing", "£2,300")]
    [InlineData("text", "course", "", "The role play adds £101")]
    [InlineData("text", "course", "", "")]
    [InlineData("text", "course", "", "took opening the site as acceptance")]
    [InlineData("notes", "course", "", "who run the course jointly")]
    [InlineData("blank", "course", "durationDays", "")]
    [InlineData("blank", "course", "costs[role-play].amount", "")]
    [InlineData("blank", "course", "passMark", "")]
    [InlineData("blank", "course", "fees[including-role-play].vatRate", "")]
    [InlineData("text", "no-such-page", "", "DIT")]
    [InlineData("guess", "course", "", "DIT")]
    public void SeedFacts_WrongTarget_IsFound(string kind, string item, string where, string what)
    {
        Assert.NotNull(content.Targets.ProblemWith(new("S1", kind, item, where, what)));
    }

    // Implied consent, an "Accept" without a refusal, and booking before applying: history for editors, never on a page.
    [Fact]
    public void VoidNotice_IsOnlyInNotes()
    {
        string[] history = ["S2", "S4", "S5", "S46", "S47"];
        var lines = SeedFact.All.Where(fact => history.Contains(fact.Id)).ToArray();

        Assert.NotEmpty(lines);
        Assert.All(lines, fact => Assert.Equal("notes", fact.Kind));
        Assert.All(lines, fact => Assert.DoesNotContain(fact.What, content.Targets.EverythingPublic()));
    }
}
