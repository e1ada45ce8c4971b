using System.Collections.Immutable;

namespace DitSite.Content.Search;

/// <summary>Puts pages in order: title above heading above facts above text, one result for each page, opened at its best section.</summary>
internal sealed class Ranking(SearchIndex index, IndexReader reader)
{
    // Pages enough to choose from; with fewer, sections that have only some of the words are looked at too.
    private const int Enough = 5;

    // What only the best can decide is looked at for these many.
    private const int Finalists = 40;

    public SearchResults Search(SearchQuery query, SearchKind? kind, int skip, int take)
    {
        if (query.IsEmpty)
        {
            return SearchResults.None;
        }

        var pages = Pages(query);
        var counts = pages.CountBy(hit => hit.Section.Kind).ToImmutableDictionary();
        var wanted = kind is null ? pages : [.. pages.Where(hit => hit.Section.Kind == kind)];
        ImmutableArray<SearchHit> hits = [.. wanted.Skip(skip).Take(take).Select(hit => new SearchHit(hit.Section, Snippet(query, hit.Row), hit.Score))];
        return new SearchResults(hits, wanted.Count, counts, query.Corrected);
    }

    private List<(int Row, SearchSection Section, double Score)> Pages(SearchQuery query)
    {
        var fields = new FieldHits(index, reader, query);
        var scores = query.Terms.IsEmpty ? [] : Score(query, fields);
        if (query.Date is { } date)
        {
            AddDates(scores, date);
        }

        return
        [
            .. scores
                .Select(pair => (Row: pair.Key, Section: index.Sections[pair.Key - 1], Score: pair.Value))
                .GroupBy(hit => hit.Section.Address)
                .Select(page => page.OrderByDescending(hit => hit.Score).ThenBy(hit => hit.Row).First())
                .Select(hit => hit with { Score = (hit.Score * hit.Section.Weight) + fields.OfPage(hit.Section) })
                .OrderByDescending(hit => hit.Score).ThenBy(hit => hit.Row),
        ];
    }

    private Dictionary<int, double> Score(SearchQuery query, FieldHits fields)
    {
        var scores = new Dictionary<int, double>();
        foreach (var (row, score) in reader.Weigh(query.All))
        {
            scores[row] = score + RankWeights.HoldsAll + fields.Of(row);
        }

        if (query.Terms.Length > 1 && scores.Keys.DistinctBy(row => index.Sections[row - 1].Address).Count() < Enough)
        {
            foreach (var (row, score) in reader.Weigh(query.Any))
            {
                scores.TryAdd(row, score + fields.Of(row) + (RankWeights.HoldsSome * fields.Held(row)));
            }
        }

        foreach (var row in scores.OrderByDescending(pair => pair.Value).Take(Finalists).Select(pair => pair.Key).ToList())
        {
            scores[row] += fields.Closely(row);
        }

        return scores;
    }

    // Runs on that day, in that month or year come first; of these, those that have the other words too.
    private void AddDates(Dictionary<int, double> scores, DateWords date)
    {
        foreach (var (at, section) in index.Sections.Index())
        {
            if (section.Days is { } days && date.Fits(days.First, days.Last))
            {
                scores[at + 1] = scores.GetValueOrDefault(at + 1) + RankWeights.OnThatDate;
            }
        }
    }

    private ImmutableArray<SnippetPart> Snippet(SearchQuery query, int row)
    {
        var parts = query.Terms.IsEmpty ? [] : reader.Snippet(query.Any, row);
        return parts.IsEmpty ? [new SnippetPart(Beginning(SearchText.OneLine(index.Sections[row - 1].Text)), IsMatch: false)] : parts;
    }

    private static string Beginning(string text)
    {
        const int Length = 200;
        return text.Length <= Length ? text : text[..(text.LastIndexOf(' ', Length) is > 0 and var space ? space : Length)] + "…";
    }
}
