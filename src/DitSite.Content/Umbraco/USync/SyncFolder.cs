using System.Xml.Linq;
using DitSite.Content.Documents;

namespace DitSite.Content.Umbraco.USync;

/// <summary>The content model and items as the files that uSync 17 imports.</summary>
public static class SyncFolder
{
    /// <summary>Folders whose <c>.config</c> files are all ours.</summary>
    public static readonly string[] Owned = ["Languages", "DataTypes", "ContentTypes", "Content"];

    /// <summary>Every file: its path below <c>uSync/v17</c> with forward slashes, and its bytes.</summary>
    public static SortedDictionary<string, byte[]> Files(IEnumerable<ContentDocument> documents)
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["usync.config"] = SyncXml.Bytes(new XElement("uSync", new XAttribute("version", "17.0.1.0"), new XAttribute("format", "10.7.0"))),
            [$"Languages/{LanguageXml.Code.ToLowerInvariant()}.config"] = SyncXml.Bytes(LanguageXml.British()),
        };
        foreach (var type in UmbracoContentType.DataTypes)
        {
            files.Add($"DataTypes/{type.Code}.config", SyncXml.Bytes(DataTypeXml.Of(type)));
        }

        foreach (var type in UmbracoContentType.All)
        {
            files.Add($"ContentTypes/{type.Alias.ToLowerInvariant()}.config", SyncXml.Bytes(ContentTypeXml.Of(type)));
        }

        foreach (var node in UmbracoTree.Of(documents))
        {
            files.Add($"Content/{FileName(node)}.config", SyncXml.Bytes(ContentXml.Of(node)));
        }

        return files;
    }

    /// <summary>Writes the files, and removes those of an earlier export that are no longer ours.</summary>
    /// <param name="folder">The folder <c>uSync</c>; the files go to its <c>v17</c>.</param>
    /// <returns>How many files were written.</returns>
    public static int Write(string folder, IEnumerable<ContentDocument> documents)
    {
        var root = Path.Combine(folder, "v17");
        var files = Files(documents);
        foreach (var (name, bytes) in files)
        {
            var file = Path.Combine(root, name);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, bytes);
        }

        foreach (var old in Owned.SelectMany(owned => Directory.EnumerateFiles(Path.Combine(root, owned), "*.config")).Where(file => !files.ContainsKey(Path.GetRelativePath(root, file).Replace('\\', '/'))).ToList())
        {
            File.Delete(old);
        }

        return files.Count;
    }

    private static string FileName(UmbracoNode node)
    {
        var own = node.Values.FirstOrDefault(pair => pair.Alias == UmbracoModel.AddressAlias).Value ?? node.ContentType;
        return node.Parent is { Parent: not null } parent ? $"{FileName(parent)}_{own}" : own;
    }
}
