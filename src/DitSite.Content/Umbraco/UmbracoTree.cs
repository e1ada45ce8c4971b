using System.Collections.Immutable;
using DitSite.Content.Documents;

namespace DitSite.Content.Umbraco;

/// <summary>One node of Umbraco's content tree.</summary>
/// <param name="Parent">The node it stands below; null for the site.</param>
/// <param name="Level">1 for the site.</param>
/// <param name="Values">Stored values by alias, in the order of aliases; what is not set is not in it.</param>
public sealed record UmbracoNode(Guid Key, string Name, string ContentType, UmbracoNode? Parent, int Level, int SortOrder, ImmutableArray<(string Alias, string Value)> Values)
{
    /// <summary>Names from the root, as uSync writes them: a parent is looked for by it when its key is unknown.</summary>
    public string Path => $"{Parent?.Path}/{string.Concat(Name.Split([.. Name.Where(c => !char.IsAsciiLetterOrDigit(c)).Distinct()], StringSplitOptions.RemoveEmptyEntries).Select(word => char.ToUpperInvariant(word[0]) + word[1..]))}";
}

/// <summary>Documents as nodes: the site, its folders, and every item where an editor would look for it.</summary>
public static class UmbracoTree
{
    /// <summary>Parents before children. Sample runs have no place in a CMS and are left out.</summary>
    /// <exception cref="InvalidOperationException">There is no site, or a run without its course.</exception>
    public static ImmutableArray<UmbracoNode> Of(IEnumerable<ContentDocument> documents)
    {
        var items = documents.Select(ContentItem.From).OfType<ContentItem>().Where(item => !item.Values.Has("startsInWeeks")).ToList();
        var keys = items.ToDictionary(item => item.Path, item => item.Document.Id);
        var site = Node(items.SingleOrDefault(item => item.Type.Alias == "site") ?? throw new InvalidOperationException("There is no site among the documents."), null, 0, keys);
        var nodes = new List<UmbracoNode> { site };
        foreach (var (folder, place) in UmbracoModel.Folders.Select((folder, place) => (folder, place)))
        {
            var node = new UmbracoNode(UmbracoKeys.Folder(folder.Holds), folder.Name, UmbracoModel.FolderType, site, 2, place, [(UmbracoModel.AddressAlias, folder.Segment)]);
            nodes.Add(node);
            nodes.AddRange(InOrder(items, folder.Holds).Select((item, index) => Node(item, node, index, keys)));
        }

        nodes.AddRange(InOrder(items, "page").Concat(InOrder(items, "cookieNotice")).Select((item, index) => Node(item, site, UmbracoModel.Folders.Length + index, keys)));
        foreach (var course in InOrder(items, "course"))
        {
            var parent = nodes.Single(node => node.Key == course.Document.Id);
            nodes.AddRange(items.Where(item => item.Type.Alias == "courseRun" && item.CourseSlug == course.Slug).OrderBy(run => run.Slug, StringComparer.Ordinal).Select((run, index) => Node(run, parent, index, keys)));
        }

        return nodes.Count == items.Count + UmbracoModel.Folders.Length ? [.. nodes.OrderBy(node => node.Level)] : throw new InvalidOperationException("A run stands below no course.");
    }

    private static IEnumerable<ContentItem> InOrder(List<ContentItem> items, string type) =>
        items.Where(item => item.Type.Alias == type).OrderBy(item => item.Values.Number("order") ?? int.MaxValue).ThenBy(item => item.Path, StringComparer.Ordinal);

    private static UmbracoNode Node(ContentItem item, UmbracoNode? parent, int place, Dictionary<string, Guid> keys)
    {
        var stored = new StoredValue(item.Document.Id, path => keys.TryGetValue(path, out var key) ? key : null);
        var values = item.Type.Properties.Where(UmbracoModel.IsHeld).Select(property => (Alias: UmbracoModel.Alias(property), Value: stored.Of(property, item.Document.Properties[property.Alias])));
        if (UmbracoModel.HasAddress(item.Type.Alias))
        {
            values = values.Append((Alias: UmbracoModel.AddressAlias, Value: item.Slug));
        }

        return new UmbracoNode(item.Document.Id, item.Document.Name, item.Type.Alias, parent, (parent?.Level ?? 0) + 1, place, [.. values.Where(pair => pair.Value is not null).Select(pair => (pair.Alias, pair.Value!)).OrderBy(pair => pair.Alias, StringComparer.Ordinal)]);
    }
}
