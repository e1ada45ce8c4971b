using DitSite.Content.Documents;
using DitSite.Content.Embedded;
using DitSite.Content.Preview;

namespace DitSite.Content.Editing;

/// <summary>
/// What editors have saved and not published: one file for each item, in <c>.editor/drafts</c> of the content folder. Their names do not
/// end in <c>.md</c>, so that they are neither read as content nor noticed by the watch.
/// </summary>
public sealed class Drafts(string contentFolder, bool showSamples) : IPreviewSource
{
    private const string Ending = ".draft";

    private readonly string folder = Path.Combine(contentFolder, ".editor", "drafts");

    /// <summary>Contents by the file that a draft would become, such as <c>pages/terms.md</c>.</summary>
    internal IReadOnlyDictionary<string, NotedText> All()
    {
        var all = new SortedDictionary<string, NotedText>(StringComparer.Ordinal);
        if (Directory.Exists(folder))
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*" + Ending, SearchOption.AllDirectories))
            {
                var origin = ContentFolder.OriginOf(folder, file)[..^Ending.Length];
                if (FilePlace.Of(origin) is not null && Find(origin) is { } draft)
                {
                    all[origin] = draft;
                }
            }
        }

        return all;
    }

    /// <summary>Null: the item has no draft.</summary>
    internal NotedText? Find(string origin)
    {
        try
        {
            return NotedText.Of(File.ReadAllBytes(FileOf(origin)));
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    internal void Keep(string origin, NotedText draft) => AtomicFile.Write(FileOf(origin), draft.ToFile());

    internal void Discard(string origin) => AtomicFile.Delete(FileOf(origin));

    public Task<ContentBatch> ReadDraftsAsync(CancellationToken cancellationToken) =>
        ContentFolder.ReadAsync(contentFolder, showSamples, All().ToDictionary(pair => pair.Key, pair => (byte[]?)pair.Value.Text), cancellationToken);

    private string FileOf(string origin) => Path.Combine(folder, origin + Ending);
}
