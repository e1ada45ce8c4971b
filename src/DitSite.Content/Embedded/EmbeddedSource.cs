using DitSite.Content.Documents;
using DitSite.Content.Rules;

namespace DitSite.Content.Embedded;

/// <summary>Reads the content folder and notices when it changes.</summary>
public sealed class EmbeddedSource(string folder, bool showSamples) : IContentSource, IDisposable
{
    private readonly FolderWatch watch = new(folder);

    public string Folder => folder;

    public async Task<ContentBatch> ReadAsync(CancellationToken cancellationToken)
    {
        watch.Remember();
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"The content folder {folder} does not exist. Set Content:Folder.");
        }

        var documents = new List<ContentDocument>();
        var findings = new List<Finding>();
        foreach (var file in ContentFiles(folder).OrderBy(file => file, StringComparer.Ordinal))
        {
            var origin = Path.GetRelativePath(folder, file).Replace('\\', '/');
            if (FilePlace.Of(origin) is not { } place)
            {
                findings.Add(new Finding(Severity.Error, "file-place", origin, 0, "", $"The site has no place for this file. Known places: {FilePlace.Known}; names in lower case with hyphens."));
            }
            else if (showSamples || !place.IsSample)
            {
                try
                {
                    if (ContentFile.Read(await File.ReadAllBytesAsync(file, cancellationToken), origin, place, findings) is { } document)
                    {
                        documents.Add(document);
                    }
                }
                catch (FileNotFoundException)
                {
                    // Deleted between listing and reading: it is gone.
                }
                catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
                {
                    findings.Add(new Finding(Severity.Error, "file", origin, 0, "", "The file can't be opened."));
                }
            }
        }

        return new ContentBatch(documents, findings);
    }

    public Task WaitForChangeAsync(CancellationToken cancellationToken) => watch.WaitAsync(cancellationToken);

    public void Dispose() => watch.Dispose();

    internal static IEnumerable<string> ContentFiles(string folder) =>
        Directory.EnumerateFiles(folder, "*.md", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden })
            .Where(file => !string.Equals(Path.GetFileName(file), "README.md", StringComparison.OrdinalIgnoreCase));
}
