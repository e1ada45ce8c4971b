using DitSite.Content.Documents;
using DitSite.Content.Model;

namespace DitSite.Content.Publishing;

/// <summary>Which items an item leans on: those it names, its course, and the owners of the facts it uses.</summary>
internal sealed class ItemReferences(ContentSet set)
{
    private readonly Dictionary<string, IReadOnlyCollection<string>> known = [];

    /// <returns>Paths of the items that the item at a path refers to.</returns>
    public IReadOnlyCollection<string> Of(string path)
    {
        if (!known.TryGetValue(path, out var references))
        {
            references = set.Find(path) is { } item ? Find(item) : [];
            known[path] = references;
        }

        return references;
    }

    private HashSet<string> Find(ContentItem item)
    {
        var paths = item.Type.Properties.Where(property => property.Kind == PropertyKind.Reference).Select(property => item.Values.Text(property.Alias)).OfType<string>().ToHashSet();
        if (item.Type.Alias == "courseRun")
        {
            paths.Add($"/courses/{item.CourseSlug}/");
        }

        foreach (var text in item.ShownTexts)
        {
            var prose = text.IsMarkdown ? set.Prose(item, text.Property, text.Raw) : null;
            var uses = prose?.Uses ?? set.Text(item, text.Property, text.Raw).Uses;
            paths.UnionWith(uses.Select(use => set.Items.FirstOrDefault(owner => owner.Origin == use.Fact.Origin)?.Path).OfType<string>());
            paths.UnionWith((prose?.Links ?? []).Where(link => link.Address.StartsWith('/')).Select(link => link.Address.Split('#', '?')[0].TrimEnd('/') + "/"));
        }

        paths.Remove(item.Path);
        return paths;
    }
}
