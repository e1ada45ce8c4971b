using DitSite.Content.Documents;
using DitSite.Content.Rules;

namespace DitSite.Content.Embedded;

/// <summary>The items of a content folder.</summary>
internal static class ContentFolder
{
    /// <param name="instead">File contents that stand in for those of the folder, by origin; null: the file is taken away.</param>
    public static async Task<ContentBatch> ReadAsync(string folder, bool showSamples, IReadOnlyDictionary<string, byte[]?> instead, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"The content folder {folder} does not exist. Set Content:Folder.");
        }

        var documents = new List<ContentDocument>();
        var findings = new List<Finding>();
        foreach (var origin in Files(folder).Select(file => OriginOf(folder, file)).Union(instead.Keys).Order(StringComparer.Ordinal))
        {
            if (FilePlace.Of(origin) is not { } place)
            {
                findings.Add(new Finding(Severity.Error, "file-place", origin, 0, "", $"The site has no place for this file. Known places: {FilePlace.Known}; names in lower case with hyphens."));
            }
            else if (showSamples || !place.IsSample)
            {
                try
                {
                    var bytes = instead.TryGetValue(origin, out var other) ? other : await File.ReadAllBytesAsync(Path.Combine(folder, origin), cancellationToken);
                    if (bytes is not null && ContentFile.Read(bytes, origin, place, findings) is { } document)
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

        return new ContentBatch(documents, findings) { Media = MediaFolder.Names(folder) };
    }

    public static string OriginOf(string folder, string file) => Path.GetRelativePath(folder, file).Replace('\\', '/');

    public static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*.md", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden })
            .Where(file => !string.Equals(Path.GetFileName(file), "README.md", StringComparison.OrdinalIgnoreCase));
}
