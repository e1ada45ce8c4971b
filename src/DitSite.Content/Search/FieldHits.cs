namespace DitSite.Content.Search;

/// <summary>Which words of a query stand where in a section, and what that adds to its score.</summary>
internal sealed class FieldHits(SearchIndex index, IndexReader reader, SearchQuery query)
{
    private static readonly HashSet<string> Asking = ["who", "what", "when", "where", "which", "why", "how", "is", "are", "do", "does", "can", "will", "should"];

    private readonly Dictionary<int, int> titles = Count(query, term => reader.Rows($"{{title}} : {term.Match}"));
    private readonly Dictionary<int, int> headings = Count(query, term => reader.Rows($"{{heading}} : {term.Match}"));
    private readonly Dictionary<int, int> facts = Count(query, term => reader.Rows($"{{facts}} : {term.Match}"));
    private Dictionary<string, double>? pages;
    private Dictionary<int, int>? anywhere;

    /// <summary>For a row, beyond bm25.</summary>
    public double Of(int row)
    {
        var section = index.Sections[row - 1];
        var score = RankWeights.InFacts * PartOf(facts, row);
        if (section.Heading is { } heading && headings.ContainsKey(row))
        {
            score += RankWeights.InHeading * PartOf(headings, row) * Share(heading);
        }

        // With all of it in its title, a page opens at the top.
        return section.Anchor is null && PartOf(titles, row) >= 1 ? score + RankWeights.InTitle : score;
    }

    /// <summary>For a page whose title has words of the query, wherever it opens.</summary>
    public double OfPage(SearchSection section)
    {
        pages ??= titles.ToDictionary(pair => index.Sections[pair.Key - 1].Address, pair => TitleOf(pair.Key, index.Sections[pair.Key - 1]));
        return pages.GetValueOrDefault(section.Address) * section.Weight;
    }

    private double TitleOf(int row, SearchSection section) =>
        (section.Kind == SearchKind.Course ? RankWeights.InCourseTitle : RankWeights.InTitle) * PartOf(titles, row) * TitleShare(section);

    /// <summary>Square of the part of the words that a row has anywhere.</summary>
    public double Held(int row)
    {
        anywhere ??= Count(query, term => reader.Rows(term.Match));
        return Math.Pow(PartOf(anywhere, row), 2);
    }

    /// <summary>What needs a look at the words themselves.</summary>
    public double Closely(int row)
    {
        var section = index.Sections[row - 1];
        var score = SameQuestion(section.Heading);
        var opening = section.Text.AsSpan(0, Math.Min(section.Text.Length, 90));
        foreach (var word in query.Words)
        {
            if (!SearchText.IsStopWord(word))
            {
                score += section.Text.Contains(word, StringComparison.OrdinalIgnoreCase) ? RankWeights.AsWritten / query.Words.Length : 0;
                score += opening.Contains(word, StringComparison.OrdinalIgnoreCase) ? RankWeights.InOpening / query.Words.Length : 0;
            }
        }

        return score;
    }

    // "Who is the refresher for" and the heading "Who it is for": here small words count.
    private double SameQuestion(string? heading)
    {
        if (heading is null)
        {
            return 0;
        }

        var words = SearchText.Words(heading);
        if (words.SequenceEqual(query.Words))
        {
            return RankWeights.SameWords;
        }

        if (query.Words.Length < 2 || !Asking.Contains(query.Words[0]))
        {
            return 0;
        }

        var same = words.Count(word => query.Words.Contains(word));
        return same >= 2 && same >= 0.6 * words.Count ? RankWeights.SameQuestion * same / words.Count : 0;
    }

    // A title that is all query is nearer than one of which the query is a part. The nearer of a course's two titles counts.
    private double TitleShare(SearchSection section) =>
        section.OtherTitles.Length == 0 ? Share(section.Title) : Math.Max(Share(section.Title), Share(section.OtherTitles));

    private double Share(string text)
    {
        var length = SearchText.Words(text).Count(word => !SearchText.IsStopWord(word));
        return 0.5 + (0.5 * Math.Min(1, query.Terms.Length / (double)Math.Max(1, length)));
    }

    private double PartOf(Dictionary<int, int> hits, int row) => hits.GetValueOrDefault(row) / (double)Math.Max(1, query.Terms.Length);

    private static Dictionary<int, int> Count(SearchQuery query, Func<SearchTerm, HashSet<int>> rows)
    {
        var counts = new Dictionary<int, int>();
        foreach (var row in query.Terms.SelectMany(rows))
        {
            counts[row] = counts.GetValueOrDefault(row) + 1;
        }

        return counts;
    }
}
