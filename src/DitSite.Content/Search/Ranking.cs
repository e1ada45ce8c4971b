using System.Collections.Immutable;

namespace DitSite.Content.Search;

/// <summary>Puts pages in order: title above heading above facts above text, one result for each page, opened at its best section.</summary>
internal sealed class Ranking(SearchIndex index, IndexReader reader)
{
    // bm25 tells apart sections that hold all words; these steps keep the order of the fields whatever it says.
    private const double InTitle = 14;
    private const double InHeading = 10;
    private const double InFacts = 6;
    private const double HoldsAll = 20;
    private const int Enough = 5;

    public SearchResults Search(SearchQuery query, SearchKind? kind, int skip, int take)
    {
        if (query.IsEmpty)
        {
            return SearchResults.None;
        }

        var scores = query.Terms.IsEmpty ? [] : Score(query);
        if (query.Date is { } date)
        {
            AddDates(scores, date, query.Terms.IsEmpty);
        }

        var pages = scores
            .Select(pair => (Row: pair.Key, Section: index.Sections[pair.Key - 1], Score: pair.Value))
            .GroupBy(hit => hit.Section.Address)
            .Select(page => page.OrderByDescending(hit => hit.Score).ThenBy(hit => hit.Row).First())
            .OrderByDescending(hit => hit.Score).ThenBy(hit => hit.Row)
            .ToList();
        var counts = pages.CountBy(hit => hit.Section.Kind).ToImmutableDictionary();
        var wanted = kind is null ? pages : [.. pages.Where(hit => hit.Section.Kind == kind)];
        ImmutableArray<SearchHit> hits = [.. wanted.Skip(skip).Take(take).Select(hit => new SearchHit(hit.Section, Snippet(query, hit.Row), hit.Score))];
        return new SearchResults(hits, wanted.Count, counts, query.Corrected);
    }

    private Dictionary<int, double> Score(SearchQuery query)
    {
        var scores = Weighed(query.All, HoldsAll);
        Lift(scores, $"{{title}} : ({query.All})", (row, _) => InTitle * Share(query, row));
        Lift(scores, $"{{title heading}} : ({query.All})", (_, section) => section.Anchor is null ? 0 : InHeading * Share(query, section.Heading));
        Lift(scores, $"{{title heading facts above}} : ({query.All})", (_, _) => InFacts);
        if (scores.Keys.DistinctBy(row => index.Sections[row - 1].Address).Count() < Enough && query.Terms.Length > 1)
        {
            foreach (var (row, score) in Weighed(query.Any, 0))
            {
                scores.TryAdd(row, score);
            }
        }

        return scores;
    }

    private Dictionary<int, double> Weighed(string match, double plus) =>
        reader.Weigh(match).ToDictionary(hit => hit.Row, hit => (hit.Score + plus) * index.Sections[hit.Row - 1].Weight);

    private void Lift(Dictionary<int, double> scores, string match, Func<int, SearchSection, double> by)
    {
        foreach (var row in reader.Rows(match))
        {
            var section = index.Sections[row - 1];
            scores[row] = scores.GetValueOrDefault(row) + by(row, section) * section.Weight;
        }
    }

    // A title that is all query is nearer than one of which the query is a part. The shorter of a course's two titles counts.
    private double Share(SearchQuery query, int row)
    {
        var section = index.Sections[row - 1];
        return section.OtherTitles.Length == 0 ? Share(query, section.Title) : Math.Max(Share(query, section.Title), Share(query, section.OtherTitles));
    }

    private static double Share(SearchQuery query, string? text)
    {
        var length = SearchText.Words(text ?? "").Count(word => !SearchText.IsStopWord(word));
        return 0.5 + (0.5 * Math.Min(1, query.Terms.Length / (double)Math.Max(1, length)));
    }

    // Runs on that day, in that month or year come first; of these, those that have the other words too.
    private void AddDates(Dictionary<int, double> scores, DateWords date, bool onlyDate)
    {
        foreach (var (at, section) in index.Sections.Index())
        {
            if (section.Days is { } days && date.Fits(days.First, days.Last))
            {
                scores[at + 1] = (onlyDate ? 0 : scores.GetValueOrDefault(at + 1)) + (2 * HoldsAll) + (HoldsAll * section.Weight);
            }
        }
    }

    private ImmutableArray<SnippetPart> Snippet(SearchQuery query, int row)
    {
        var parts = query.Terms.IsEmpty ? [] : reader.Snippet(query.Any, row);
        return parts.IsEmpty ? [new SnippetPart(Beginning(index.Sections[row - 1].Text), IsMatch: false)] : parts;
    }

    private static string Beginning(string text)
    {
        const int Length = 200;
        return text.Length <= Length ? text : text[..(text.LastIndexOf(' ', Length) is > 0 and var space ? space : Length)] + "…";
    }
}
