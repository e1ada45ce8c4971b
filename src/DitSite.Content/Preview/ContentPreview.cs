using DitSite.Content.Catalogue;
using DitSite.Content.Documents;
using DitSite.Content.Publishing;

namespace DitSite.Content.Preview;

/// <summary>The snapshot that a preview shows. Unlike a publish it holds nothing back: an editor sees a draft with its errors.</summary>
public sealed class ContentPreview(IPreviewSource source, TimeProvider clock)
{
    private volatile ContentSnapshot? last;

    /// <returns>Null when the drafts leave no site or no cookie notice to show.</returns>
    public async Task<ContentSnapshot?> ReadAsync(CancellationToken cancellationToken)
    {
        var documents = (await source.ReadDraftsAsync(cancellationToken)).Documents;
        var version = ContentHash.Version(documents, clock.Today);
        if (last is { } known && known.Version == version)
        {
            return known;
        }

        return last = CatalogueBuilder.Build(new ContentSet(documents, clock.Today), version);
    }
}
