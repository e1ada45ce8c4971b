using DitSite.Content.Facts;

namespace DitSite.Tests.Content.Facts;

public sealed class FactSetTests
{
    private static readonly FactSet Facts = SmallContent.Good.Snapshot().Facts;

    [Theory]
    [InlineData("duration", "5 days")]
    [InlineData("duration-days", "5 days")]
    [InlineData("duration | adjective", "five-day")]
    [InlineData("knots.duration | words | capital", "Five days")]
    [InlineData("figures.sessions", "23 sessions")]
    [InlineData("figures.sessions.number", "23")]
    [InlineData("figures.sessions | number", "23")]
    [InlineData("figures.share", "half an hour")]
    [InlineData("organisers", "North School and South School")]
    [InlineData("organisers.north", "North School")]
    [InlineData("fees.plain", "£137.31")]
    [InlineData("fees.plain.amount", "£137.31")]
    [InlineData("fees.plain.label", "Fee")]
    [InlineData("costs.total", "£100")]
    [InlineData("deadlines.start", "1 year")]
    [InlineData("timetable.teaching", "5 hours 20 minutes")]
    [InlineData("timetable.times", "10:00 to 15:20")]
    [InlineData("timetable.registration", "09:30")]
    [InlineData("runs.2027-03-15.dates", "15 to 19 March 2027")]
    [InlineData("runs.2027-03-15.starts | day", "Monday 15 March 2027")]
    [InlineData("site.title", "Knots and Ropes")]
    [InlineData("site.renamed-bodies.guild", "Rope Society")]
    [InlineData("site.renamed-bodies.guild.was", "GUILD")]
    [InlineData("venues.quay.address", "1 Quay Lane, Testford, TE1 1ST")]
    [InlineData("venues.quay", "The Quay")]
    [InlineData("runs.2027-03-15.venue", "The Quay")]
    public void Resolve_Reference_GivesTheFormattedFact(string reference, string shown)
    {
        var text = Facts.Resolve($"It is {{{{ {reference} }}}}.", "knots");

        Assert.Empty(text.Problems);
        Assert.Equal($"It is {shown}.", text.Text);
        Assert.Single(text.Uses);
    }

    [Fact]
    public void Resolve_WithoutScope_NeedsTheCourse()
    {
        Assert.Equal("unknown-fact", Assert.Single(Facts.Resolve("{{ duration }}", null).Problems).Rule);
        Assert.Equal("5 days", Facts.Resolve("{{ knots.duration }}", null).Text);
    }

    [Fact]
    public void Resolve_UnknownFact_NamesTheNearest() => Assert.Contains("'duration'", Assert.Single(Facts.Resolve("{{ duratoin }}", "knots").Problems).Message);

    [Theory]
    [InlineData("{{ site.phone }}", "not-set-reference")]
    [InlineData("{{ site.phone ", "reference")]
    [InlineData("{{ Duration! }}", "reference")]
    [InlineData("Words {{ if duration }}", "reference")]
    [InlineData("{{ if duration }}\nopen", "condition")]
    [InlineData("{{ end }}", "condition")]
    [InlineData("{{ if nowhere }}\nx\n{{ end }}", "unknown-fact")]
    [InlineData("{{ duration | shout }}", "filter")]
    [InlineData("{{ block nonsense }}", "unknown-block")]
    [InlineData("{{ if site.phone }}\n{{ nowhere }}\n{{ end }}", "unknown-fact")]
    [InlineData("{{ if duration }}\n{{ site.phone }}\n{{ end }}", "not-set-reference")]
    [InlineData("{{ summary }}", "reference")]
    public void Resolve_Mistake_IsAProblem(string text, string rule) => Assert.Equal(rule, Assert.Single(Facts.Resolve(text, "knots").Problems).Rule);

    [Fact]
    public void Resolve_ConditionOnAFactNotSet_LeavesItsBlockOutAndNothingElse()
    {
        var text = Facts.Resolve("Before.\n{{ if site.phone }}\nRing {{ site.phone }}.\n{{ if duration }}\nInner.\n{{ end }}\n{{ end }}\nAfter.", "knots");

        Assert.Empty(text.Problems);
        Assert.Equal(["Before.", "After."], text.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(text.Uses, use => use is { Conditional: true, Path: "site.phone", Line: 1 });
    }

    [Fact]
    public void Resolve_ConditionOnAFactThatIsSet_KeepsItsBlock() =>
        Assert.Equal("Takes 5 days.", Facts.Resolve("{{ if duration }}\nTakes {{ duration }}.\n{{ end }}", "knots").Text);

    [Fact]
    public void Total_WhileACostIsNotSet_IsNotSet()
    {
        var facts = SmallContent.Good.Replace(SmallContent.Course, "    stage: 1\n    amount: 100", "    stage: 1\n    amount:").Snapshot().Facts;

        Assert.False(facts.Find("knots.costs.total", null)!.IsSet);
    }

    [Fact]
    public void Text_WithAReferenceOfItsOwn_IsResolvedBeforeOthersUseIt()
    {
        var facts = SmallContent.Good.Replace(SmallContent.Course, "title: Knots", "title: The {{ duration | adjective }} course").Snapshot().Facts;

        Assert.Equal("The five-day course", facts.Resolve("{{ knots.title }}", null).Text);
    }

    [Fact]
    public void All_ListsEachFactOnceWithItsPlace()
    {
        Assert.Equal(Facts.All.Length, Facts.All.Select(fact => fact.Path).Distinct().Count());
        var fee = Facts.Find("fees.plain", "knots")!;
        Assert.Equal((SmallContent.Course, "fees[1].amount", FactKind.Money, "knots"), (fee.Origin, fee.Property, fee.Kind, fee.Scope));
    }

    [Fact]
    public void Samples_AreNeverFacts()
    {
        var content = SmallContent.Good.With("courses/knots/runs/sample-1.md", "---\nkey: 00000000-0000-4000-8000-00000000000a\nstarts-in-weeks: 6\nweekday: monday\nstate: scheduled\ncapacity: 3\n---\n");

        Assert.DoesNotContain(content.Snapshot().Facts.All, fact => fact.Path.Contains("sample", StringComparison.Ordinal));
    }
}
