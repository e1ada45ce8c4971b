using DitSite.Content.Documents;

namespace DitSite.Content.Preview;

/// <summary>Where staff's view of unpublished content comes from: the drafts beside the content folder, or a headless CMS asked for its drafts.</summary>
public interface IPreviewSource
{
    /// <summary>Every item as it would be if all that waits were published. A source that can't be reached throws, as <see cref="IContentSource.ReadAsync"/> does.</summary>
    Task<ContentBatch> ReadDraftsAsync(CancellationToken cancellationToken);
}
