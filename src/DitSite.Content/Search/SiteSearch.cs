using DitSite.Content.Catalogue;
using DitSite.Content.Search.Answers;

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
    public SearchResults Search(string typed, SearchKind? kind, int skip, int take) => With(built =>
    {
        var results = built.Index.Search(typed, kind, skip, take, asBeginning: false);
        var answers = new AnswerFinder(built.Snapshot, built.Today);
        var found = answers.Find(typed);
        return results with { Answers = found.IsEmpty && results.Corrected is { } corrected ? answers.Find(corrected) : found };
    });

    /// <summary>Pages for a query that is still being typed.</summary>
    public IReadOnlyList<SearchHit> Suggest(string typed, int take) => With(built => built.Index.Search(typed, null, 0, take, asBeginning: true).Hits);

    public void Dispose()
    {
        published.Changed -= Rebuild;
        current?.Index.Dispose();
    }

    private T With<T>(Func<Built, T> search)
    {
        while (true)
        {
            var built = Latest();
            if (built.Index.TryUse())
            {
                using (built.Index)
                {
                    return search(built);
                }
            }
        }
    }

    // The date counts too: a run is past the day after its last.
    private Built Latest()
    {
        if (current is { } built && built.Snapshot.Version == published.Current.Version && built.Today == clock.Today)
        {
            return built;
        }

        Rebuild(published.Current);
        return current!;
    }

    private void Rebuild(ContentSnapshot snapshot)
    {
        lock (building)
        {
            var today = clock.Today;
            if (current is { } built && built.Snapshot.Version == snapshot.Version && built.Today == today)
            {
                return;
            }

            var before = current;
            current = new Built(SearchIndex.Of(snapshot, today), snapshot, today);
            before?.Index.Dispose();
        }
    }

    private sealed record Built(SearchIndex Index, ContentSnapshot Snapshot, DateOnly Today);
}
