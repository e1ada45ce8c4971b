using DitSite.Content.Documents;
using DitSite.Content.Rules;
using DitSite.Content.Rules.Radar;

namespace DitSite.Tests.Content.Rules.Radar;

/// <summary>Each rule finds what it is there for in many wordings, and passes over what only looks like it.</summary>
public sealed class PhrasingTests
{
    private const int Fewest = 10;

    public static TheoryData<string> Rules => [.. Phrasing.All.Select(phrasing => phrasing.Rule).Distinct()];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Rule_FindsEachPhrasing_AndNothingInInnocentOnes(string rule)
    {
        var phrasings = Phrasing.All.Where(phrasing => phrasing.Rule == rule).ToList();

        Assert.True(phrasings.Count(phrasing => phrasing.Caught) >= Fewest, $"{phrasings.Count(phrasing => phrasing.Caught)} to catch");
        Assert.True(phrasings.Count(phrasing => !phrasing.Caught) >= Fewest, $"{phrasings.Count(phrasing => !phrasing.Caught)} innocent");
        None(phrasings.Where(phrasing => phrasing.Caught != Found(phrasing).Contains(rule)).Select(phrasing => $"{(phrasing.Caught ? "missed" : "false alarm")}: {phrasing.Words}"));
    }

    // An editor must be able to trust it: an innocent sentence disturbs no other rule of this kind either.
    [Fact]
    public void Radar_OverAllInnocentPhrasings_IsSilent() => None(
        Phrasing.All.Where(phrasing => !phrasing.Caught).SelectMany(phrasing => Found(phrasing with { Rule = "contradiction/any" }).Where(rule => rule.StartsWith("contradiction/", StringComparison.Ordinal)).Select(rule => $"{rule}: {phrasing.Words}")));

    [Fact]
    public void Radar_EachTopic_HasPhrasings() => Assert.Empty(RadarRule.TopicNames.Select(topic => $"contradiction/{topic}").Except(Phrasing.All.Select(phrasing => phrasing.Rule)));

    [Theory]
    [InlineData("This four-day course is short.")]
    [InlineData("The role play costs £120.")]
    public void Claim_PermittedWithAReason_IsPassedOver(string words)
    {
        Assert.Contains(Of(RadarContent.Good.Words(words, RadarContent.Page)), rule => rule.StartsWith("contradiction/", StringComparison.Ordinal));
        Assert.DoesNotContain(Of(RadarContent.Good.Words(words + " <!-- literal: a quotation -->", RadarContent.Page)), rule => rule.StartsWith("contradiction/", StringComparison.Ordinal));
    }

    private static List<string> Found(Phrasing phrasing) =>
        Of(RadarContent.Good.Words(phrasing.Words, phrasing.OnRefresher ? RadarContent.Refresher : RadarContent.Page), phrasing.Rule.StartsWith("contradiction/", StringComparison.Ordinal));

    private static List<string> Of(SmallContent content, bool contradictions = true)
    {
        var set = new ContentSet(content.Batch().Documents, SmallContent.Today);
        var findings = ContentRules.All.Where(rule => contradictions == (rule is RadarRule or SumRule)).SelectMany(rule => rule.Check(set));
        return [.. findings.Select(finding => finding is { Rule: "contradiction", Contradiction: { } both } ? $"contradiction/{both.Topic}" : finding.Rule).Distinct()];
    }

    private static void None(IEnumerable<string> found)
    {
        var faults = found.ToList();
        Assert.True(faults.Count == 0, "\n" + string.Join('\n', faults));
    }
}
