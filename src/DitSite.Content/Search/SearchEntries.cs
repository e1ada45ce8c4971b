using DitSite.Content.Catalogue;

namespace DitSite.Content.Search;

/// <summary>What search would hold of a snapshot, without its index.</summary>
public static class SearchEntries
{
    /// <param name="today">London's date.</param>
    public static IReadOnlyList<SearchSection> Of(ContentSnapshot snapshot, DateOnly today) => [.. SectionReader.Read(snapshot, today)];
}
