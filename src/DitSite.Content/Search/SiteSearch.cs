using DitSite.Content.Catalogue;

namespace DitSite.Content.Search;

/// <summary>Search over what is published. The index is built beside the one in use and takes its place with the snapshot.</summary>
public sealed class SiteSearch : IDisposable
{
    private readonly PublishedContent published;
    private readonly TimeProvider clock;
    private readonly Lock building = new();
    private Built? current;

    public SiteSearch(PublishedContent published, TimeProvider clock)
    {
        this.published = published;
        this.clock = clock;
        published.Changed += Rebuild;
    }

    /// <summary>Results for what a person typed. Any text is allowed and none is an error.</summary>
    public SearchResults Search(string typed, SearchKind? kind, int skip, int take) => With(index => index.Search(typed, kind, skip, take, asBeginning: false));

    /// <summary>Pages for a query that is still being typed.</summary>
    public IReadOnlyList<SearchHit> Suggest(string typed, int take) => With(index => index.Search(typed, null, 0, take, asBeginning: true).Hits);

    public void Dispose()
    {
        published.Changed -= Rebuild;
        current?.Index.Dispose();
    }

    private T With<T>(Func<SearchIndex, T> search)
    {
        while (true)
        {
            var index = Index();
            if (index.TryUse())
            {
                using (index)
                {
                    return search(index);
                }
            }
        }
    }

    // The date counts too: a run is past the day after its last.
    private SearchIndex Index()
    {
        if (current is { } built && built.Version == published.Current.Version && built.Today == clock.Today)
        {
            return built.Index;
        }

        Rebuild(published.Current);
        return current!.Index;
    }

    private void Rebuild(ContentSnapshot snapshot)
    {
        lock (building)
        {
            var today = clock.Today;
            if (current is { } built && built.Version == snapshot.Version && built.Today == today)
            {
                return;
            }

            var before = current;
            current = new Built(SearchIndex.Of(snapshot, today), snapshot.Version, today);
            before?.Index.Dispose();
        }
    }

    private sealed record Built(SearchIndex Index, string Version, DateOnly Today);
}
