using DitSite.Content.Documents;
using DitSite.Content.Umbraco;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;
using ContentModel = DitSite.Content.Model.ContentModel;

namespace DitSite.Cms.Rules;

/// <summary>The content tree as the database has it, read as the documents that the site would get of it.</summary>
internal sealed class ContentTree
{
    private const int PageSize = 500;

    private readonly Dictionary<int, IContent> nodes;
    private readonly IShortStringHelper strings;

    private ContentTree(IEnumerable<IContent> all, IShortStringHelper strings)
    {
        nodes = all.DistinctBy(node => node.Id).ToDictionary(node => node.Id);
        this.strings = strings;
    }

    public static ContentTree Load(IContentService content, IShortStringHelper strings)
    {
        var all = content.GetRootContent().ToList();
        foreach (var root in all.ToList())
        {
            var total = long.MaxValue;
            for (var page = 0L; page * PageSize < total; page++)
            {
                all.AddRange(content.GetPagedDescendants(root.Id, page, PageSize, out total));
            }
        }

        return new ContentTree(all, strings);
    }

    /// <summary>What is published now, or would be.</summary>
    /// <param name="publishing">Nodes that go live with their edited values.</param>
    /// <param name="without">Nodes that would no longer be published; what stands below them goes with them.</param>
    public IReadOnlyList<ContentDocument> Documents(IReadOnlyCollection<IContent> publishing, IReadOnlyCollection<IContent> without)
    {
        var edited = publishing.DistinctBy(node => node.Key).ToDictionary(node => node.Key);
        var gone = without.Select(node => node.Key).ToHashSet();
        var live = edited.Values.Concat(nodes.Values.Where(node => !edited.ContainsKey(node.Key))).Where(node => IsLive(node, edited, gone)).ToList();
        var paths = live.Select(node => (node.Key, Path: Path(node, edited))).Where(pair => pair.Path is not null).GroupBy(pair => pair.Key).ToDictionary(group => group.Key, group => group.First().Path!);
        var reader = new StoredReader(key => paths.GetValueOrDefault(key));
        return [.. live.Where(node => paths.ContainsKey(node.Key)).Select(node => Document(node, paths[node.Key], reader, isEdited: edited.ContainsKey(node.Key)))];
    }

    /// <summary>An item's path in the site, drafts included; null where it has none.</summary>
    public string? Path(IContent node) => Path(node, new Dictionary<Guid, IContent> { [node.Key] = node });

    /// <summary>One node with its edited or its published values, references to what is published resolved.</summary>
    public ContentDocument? Document(IContent node, bool isEdited)
    {
        var paths = nodes.Values.Select(each => (each.Key, Path: Path(each, []))).Where(pair => pair.Path is not null).GroupBy(pair => pair.Key).ToDictionary(group => group.Key, group => group.First().Path!);
        return Path(node) is { } path ? Document(node, path, new StoredReader(key => paths.GetValueOrDefault(key)), isEdited) : null;
    }

    private static ContentDocument Document(IContent node, string path, StoredReader reader, bool isEdited)
    {
        var type = ContentModel.Types.Single(type => type.Alias == node.ContentType.Alias);
        var properties = reader.Properties(type.Properties, alias => node.HasProperty(alias) ? node.GetValue(alias, published: !isEdited) : null);
        return new ContentDocument(node.Key, type.Alias, (isEdited ? node.Name : node.PublishName ?? node.Name) ?? "", path, properties) { Origin = UmbracoPlace.Of(node.Key) };
    }

    private bool IsLive(IContent node, Dictionary<Guid, IContent> edited, HashSet<Guid> gone) =>
        (node.Published || edited.ContainsKey(node.Key)) && !node.Trashed && !gone.Contains(node.Key) && (node.ParentId < 0 || (Node(node.ParentId, edited) is { } parent && IsLive(parent, edited, gone)));

    private string? Path(IContent node, Dictionary<Guid, IContent> edited)
    {
        if (ContentModel.Types.All(type => type.Alias != node.ContentType.Alias))
        {
            return null;
        }

        var parent = Node(node.ParentId, edited);
        var above = node.ContentType.Alias != "courseRun" ? "" : parent?.ContentType.Alias == "course" ? $"{Segment(parent, edited)}/" : null;
        return above is null ? null : UmbracoModel.Path(node.ContentType.Alias, $"/{above}{Segment(node, edited)}/");
    }

    // As Umbraco makes it: from the address property, or else from the name.
    private string Segment(IContent node, Dictionary<Guid, IContent> edited)
    {
        var isEdited = edited.ContainsKey(node.Key) || !node.Published;
        var address = node.HasProperty(UmbracoModel.AddressAlias) ? node.GetValue(UmbracoModel.AddressAlias, published: !isEdited)?.ToString() : null;
        return (string.IsNullOrWhiteSpace(address) ? (isEdited ? node.Name : node.PublishName ?? node.Name) ?? "" : address).ToUrlSegment(strings);
    }

    private IContent? Node(int id, Dictionary<Guid, IContent> edited) => nodes.GetValueOrDefault(id) is { } node ? edited.GetValueOrDefault(node.Key) ?? node : null;
}
