using DitSite.Content.Search;
using DitSite.Content.Search.Answers;
using Xunit.Abstractions;

namespace DitSite.Tests.Content.Search;

/// <summary>How well search does on queries that were judged before it was written; a third of them was never looked at since.</summary>
public sealed class JudgedQueriesTests(ShippedContent content, ITestOutputHelper output) : IClassFixture<ShippedContent>
{
    private static readonly string File = Repository.PathOf("tests", "DitSite.Tests", "Content", "Search", "judged-queries.txt");
    private static readonly DateOnly Today = new(2027, 2, 1);

    [Theory]
    [InlineData(false, 0.95, 0.90)]
    [InlineData(true, 0.90, 0.85)]
    public void Search_OnJudgedQueries_PutsTheRightPagesFirst(bool heldOut, double ndcg, double first)
    {
        using var index = SearchIndex.Of(content.Snapshot, Today);
        var results = JudgedQuery.All(File).Where(query => query.IsHeldOut == heldOut)
            .Select(query => (Query: query, Links: Links(index, query.Text))).ToList();

        foreach (var kind in results.GroupBy(result => result.Query.Kind))
        {
            output.WriteLine($"{kind.Key}: {kind.Count()} queries, nDCG@5 {kind.Average(Ndcg):0.000}, success@1 {kind.Average(First):0.000}");
        }

        output.WriteLine($"all: {results.Count} queries, nDCG@5 {results.Average(Ndcg):0.000}, success@1 {results.Average(First):0.000}");
        Assert.True(results.Average(Ndcg) >= ndcg && results.Average(First) >= first, $"nDCG@5 {results.Average(Ndcg):0.000}, success@1 {results.Average(First):0.000}");
    }

    [Fact]
    public void JudgedQueries_AreManyOfEachKindAndPointAtWhatThereIs()
    {
        var queries = JudgedQuery.All(File);
        using var index = SearchIndex.Of(content.Snapshot, Today);
        var links = index.Sections.SelectMany(section => new[] { section.Link, section.Address }).ToHashSet();

        Assert.True(queries.Count >= 120);
        Assert.InRange(queries.Count(query => query.IsHeldOut), queries.Count / 4, queries.Count / 2);
        Assert.Equal(["date", "name", "question", "synonym", "topic", "typo"], queries.Select(query => query.Kind).Distinct().Order());
        Assert.DoesNotContain(queries.SelectMany(query => query.Grades.Keys), link => !links.Contains(link));
    }

    /// <summary>The control: the measures fall when the order is wrong.</summary>
    [Fact]
    public void Measures_OfAWorseOrder_AreLower()
    {
        var query = new JudgedQuery("name", "x", new Dictionary<string, int> { ["/a"] = 3, ["/b#there"] = 2 });

        Assert.Equal(1, query.Ndcg(["/a#anywhere", "/b#there"]), 6);
        Assert.True(query.Ndcg(["/b#there", "/a"]) < 0.85);
        Assert.Equal(0, query.Ndcg(["/b#elsewhere", "/c"]));
        Assert.True(query.IsFirstRight(["/a"]));
        Assert.False(query.IsFirstRight(["/b#there", "/a"]));
    }

    public static TheoryData<string> Questions => [.. FactQuestion.All(Repository.PathOf("tests", "DitSite.Tests", "Content", "Search", "answers.txt")).Select(question => question.Text)];

    [Theory]
    [MemberData(nameof(Questions))]
    public void Answer_OfAQuestionThatAFactAnswers_IsThatFact(string text)
    {
        var question = FactQuestion.All(Repository.PathOf("tests", "DitSite.Tests", "Content", "Search", "answers.txt")).Single(question => question.Text == text);

        var answers = new AnswerFinder(content.Snapshot, Today).Find(text);

        Assert.Equal(question.Answers.OrderBy(answer => answer.Key), answers.ToDictionary(answer => answer.Path, answer => answer.Value is not null).OrderBy(answer => answer.Key));
        foreach (var answer in answers.Where(answer => answer.Value is not null && content.Snapshot.Facts.Find(answer.Path, null) is not null && !answer.Path.EndsWith(".venue", StringComparison.Ordinal)))
        {
            Assert.Equal(content.Snapshot.Facts.Find(answer.Path, null)!.Display, answer.Value);
        }
    }

    private static double Ndcg((JudgedQuery Query, List<string> Links) result) => result.Query.Ndcg(result.Links);

    private static double First((JudgedQuery Query, List<string> Links) result) => result.Query.IsFirstRight(result.Links) ? 1 : 0;

    private static List<string> Links(SearchIndex index, string query) => [.. index.Search(query, null, 0, 5, asBeginning: false).Hits.Select(hit => hit.Section.Link)];
}
