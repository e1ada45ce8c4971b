using System.Collections.Immutable;
using DitSite.Content.Documents;

namespace DitSite.Content.Embedded;

/// <summary>Reads the content folder and notices when it changes.</summary>
public sealed class EmbeddedSource(string folder, bool showSamples) : IContentSource, IDisposable
{
    private readonly FolderWatch watch = new(folder);

    public string Folder => folder;

    public Task<ContentBatch> ReadAsync(CancellationToken cancellationToken)
    {
        watch.Remember();
        return ContentFolder.ReadAsync(folder, showSamples, ImmutableDictionary<string, byte[]?>.Empty, cancellationToken);
    }

    public Task WaitForChangeAsync(CancellationToken cancellationToken) => watch.WaitAsync(cancellationToken);

    public void Dispose() => watch.Dispose();
}
