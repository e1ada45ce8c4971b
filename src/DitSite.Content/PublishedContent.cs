using DitSite.Content.Catalogue;

namespace DitSite.Content;

/// <summary>The snapshot that pages are made from. Reads are lock-free; a publish swaps it whole.</summary>
public sealed class PublishedContent
{
    private ContentSnapshot? current;

    /// <summary>The current snapshot. Start-up sets it before the first request.</summary>
    public ContentSnapshot Current => current ?? throw new InvalidOperationException("No content has been published yet.");

    /// <summary>False only before start-up has set the first snapshot.</summary>
    public bool IsPublished => current is not null;

    /// <summary>Raised after a swap, with the new snapshot.</summary>
    public event Action<ContentSnapshot>? Changed;

    internal void Publish(ContentSnapshot snapshot)
    {
        if (Interlocked.Exchange(ref current, snapshot)?.Version != snapshot.Version)
        {
            Changed?.Invoke(snapshot);
        }
    }
}
