using System.Xml.Linq;
using DitSite.Content.Documents;
using DitSite.Content.Embedded;
using DitSite.Content.Umbraco.USync;

namespace DitSite.Tests.Content.Umbraco;

/// <summary>What <c>usync export</c> makes of the content folder, and the same files as they stand in the repository.</summary>
public sealed class SyncFiles
{
    public SyncFiles()
    {
        using var source = new EmbeddedSource(Repository.PathOf("content"), showSamples: false);
        Documents = source.ReadAsync(CancellationToken.None).GetAwaiter().GetResult().Documents;
        Exported = SyncFolder.Files(Documents);
    }

    public IReadOnlyList<ContentDocument> Documents { get; }

    public SortedDictionary<string, byte[]> Exported { get; }

    public static SortedDictionary<string, byte[]> Committed { get; } = Read(Repository.PathOf("uSync", "v17"));

    /// <summary>Files that uSync 17 wrote for another model, and one written by hand that it imported: what ours is compared with.</summary>
    public static SortedDictionary<string, byte[]> Reference { get; } = Read(Repository.PathOf("tests", "DitSite.Tests", "Content", "Umbraco", "Reference"));

    public static XElement Xml(byte[] bytes) => XDocument.Load(new MemoryStream(bytes)).Root!;

    public static IEnumerable<XElement> In(SortedDictionary<string, byte[]> files, string folder) => files.Where(file => file.Key.StartsWith(folder + "/", StringComparison.Ordinal)).Select(file => Xml(file.Value));

    private static SortedDictionary<string, byte[]> Read(string folder) => new(
        Directory.EnumerateFiles(folder, "*.config", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllBytes),
        StringComparer.Ordinal);
}
