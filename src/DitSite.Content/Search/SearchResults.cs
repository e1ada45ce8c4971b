using System.Collections.Immutable;
using DitSite.Content.Search.Answers;

namespace DitSite.Content.Search;

/// <summary>What a search found.</summary>
/// <param name="Hits">The part of the results that was asked for.</param>
/// <param name="Total">Pages found, of the kind that was asked for.</param>
/// <param name="Counts">Pages found of each kind.</param>
/// <param name="Corrected">The query with its slips mended, which is what was looked for; null when nothing was mended.</param>
public sealed record SearchResults(ImmutableArray<SearchHit> Hits, int Total, ImmutableDictionary<SearchKind, int> Counts, string? Corrected)
{
    /// <summary>Facts that answer the query as a question; none unless it is sure.</summary>
    public ImmutableArray<FactAnswer> Answers { get; init; } = [];

    public static SearchResults None { get; } = new([], 0, ImmutableDictionary<SearchKind, int>.Empty, null);
}
