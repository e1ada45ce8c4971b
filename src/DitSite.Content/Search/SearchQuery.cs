using System.Collections.Immutable;

namespace DitSite.Content.Search;

/// <summary>A query as it was understood.</summary>
/// <param name="Words">Words that count, corrected.</param>
/// <param name="Corrected">The query with its slips mended, as a person would type it; null when nothing was mended.</param>
internal sealed record SearchQuery(ImmutableArray<string> Words, ImmutableArray<SearchTerm> Terms, DateWords? Date, string? Corrected)
{
    public bool IsEmpty => Terms.IsEmpty && Date is null;

    /// <summary>All terms; a section has each of them.</summary>
    public string All => string.Join(" AND ", Terms.Select(term => term.Match));

    /// <summary>Any term.</summary>
    public string Any => string.Join(" OR ", Terms.Select(term => term.Match));
}

/// <summary>One thing asked for: a word or a phrase, under any of its names.</summary>
/// <param name="Match">As the index takes it. Made of letters and digits only, each phrase in quotation marks: nothing a person types is an operator.</param>
internal sealed record SearchTerm(string Match)
{
    public static SearchTerm Of(IEnumerable<IEnumerable<string>> phrases, bool asBeginning)
    {
        var written = phrases.Select(words => $"\"{string.Join(' ', words)}\"").ToList();
        if (asBeginning)
        {
            written[0] += "*";
        }

        return new(written.Count == 1 ? written[0] : $"({string.Join(" OR ", written)})");
    }
}
