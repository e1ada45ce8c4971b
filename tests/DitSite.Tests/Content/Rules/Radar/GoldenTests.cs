using System.Text.RegularExpressions;
using DitSite.Content.Rules;

namespace DitSite.Tests.Content.Rules.Radar;

/// <summary>A small site that repeats, in words of its own, what the pages this site began with got wrong: all of it is found, each at its line.</summary>
public sealed class GoldenTests
{
    private static readonly DateOnly Today = new(2027, 2, 1);

    /// <summary>Contradictions and holes of the two pages that a check of words can see.</summary>
    private static readonly string[] Ids =
        [.. Enumerable.Range(128, 9).Append(143).Concat(Enumerable.Range(146, 9)).Select(number => $"S{number}")];

    private static readonly (string Id, string Place)[] Golden =
        [.. File.ReadLines(Repository.PathOf("tests", "DitSite.Tests", "Content", "Rules", "Radar", "golden.txt")).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('|', StringSplitOptions.TrimEntries)).Select(cells => (cells[0], cells[1]))];

    [Fact]
    public void Golden_NamesEachId() => Assert.Empty(Ids.Except(Golden.Select(line => line.Id)));

    [Fact]
    public async Task Contradictions_AreReportedInFull()
    {
        var found = (await ReportAsync("tests/contradictions")).Findings.Select(Place).ToHashSet();

        Assert.Equal("", string.Join('\n', Golden.Where(line => !found.Contains(line.Place))));
        Assert.Equal("", string.Join('\n', found.Except(Golden.Select(line => line.Place)).Where(place => !Routine().IsMatch(place))));
    }

    [Fact]
    public async Task Contradictions_CarryBothSidesAndTheirArithmetic()
    {
        var sides = (await ReportAsync("tests/contradictions")).Findings.Select(finding => finding.Contradiction).OfType<DitSite.Content.Rules.Radar.Contradiction>().ToList();

        Assert.Contains(sides, both => both is { Topic: "duration", Here: { Origin: "courses/practice-course/course.md", Says: "four-day course" }, There: { Origin: "courses/practice-course/course.md", Line: 8 } } && both.Arithmetic == "4 days; 5 days; they are 1 day apart");
        Assert.Contains(sides, both => both is { Topic: "supervision-sum" } && both.Arithmetic == "3 × 16 × 30 minutes = 24 hours, not 16 hours");
        Assert.All(sides, both => Assert.True(both.Here.Line > 0 && both.There.Line > 0 && both.Arithmetic.Length > 0));
    }

    // Shipped words: nothing that blocks, and no contradiction of any kind.
    [Theory]
    [InlineData("content")]
    [InlineData("tests/content")]
    public async Task ShippedContent_HasNoErrorAndNoContradiction(string folder)
    {
        var report = await ReportAsync(folder);

        Assert.Empty(report.Findings.Where(finding => finding.Severity == Severity.Error || finding.Contradiction is not null));
    }

    // What every unfinished site is told: blank contacts, courses without dates, a notice that is not pinned, figures that belong into references.
    private static Regex Routine() => new(@" (?:not-set|no-dates|cookie-version|literal-repeats-fact)\b");

    private static async Task<ContentReport> ReportAsync(string folder) => ContentReport.Of(await ShippedContent.ReadAsync(Repository.PathOf(folder), showSamples: false), Today);

    private static string Place(Finding finding) => $"{finding.Origin}:{finding.Line} {finding.Rule}{(finding.Contradiction is { } both ? "/" + both.Topic : "")}";
}
