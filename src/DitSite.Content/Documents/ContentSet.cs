using System.Collections.Immutable;
using DitSite.Content.Facts;
using DitSite.Content.Markup;
using DitSite.Content.Rules.Radar;

namespace DitSite.Content.Documents;

/// <summary>All items together, with their facts: what the catalogue is built from and the rules look at. Each text is rendered once.</summary>
public sealed class ContentSet
{
    private readonly Dictionary<(string Path, string Property), RenderedProse> prose = [];
    private readonly Dictionary<(string Path, string Property), FactText> texts = [];
    private readonly Dictionary<(string Path, string Property), IReadOnlyList<Sentence>> sentences = [];
    private readonly Dictionary<ContentItem, IReadOnlyList<Fact>> near = [];
    private Dictionary<string, ContentItem>? byOrigin;

    /// <param name="media">Names of the files below <c>/media/</c>; null: they are not known here.</param>
    public ContentSet(IEnumerable<ContentDocument> documents, DateOnly today, IReadOnlySet<string>? media = null)
    {
        Media = media;
        Items = [.. documents.Select(ContentItem.From).OfType<ContentItem>()];
        Today = today;
        Facts = FactCollector.Collect(Items);
    }

    public ImmutableArray<ContentItem> Items { get; }

    public FactSet Facts { get; }

    /// <summary>Names of the files below <c>/media/</c>; null: they are not known here.</summary>
    public IReadOnlySet<string>? Media { get; }

    /// <summary>London's date.</summary>
    public DateOnly Today { get; }

    public IEnumerable<ContentItem> OfType(string alias) => Items.Where(item => item.Type.Alias == alias);

    /// <summary>The item that was read from there.</summary>
    internal ContentItem? FindByOrigin(string origin) => (byOrigin ??= Items.DistinctBy(item => item.Origin).ToDictionary(item => item.Origin)).GetValueOrDefault(origin);

    public ContentItem? Find(string path) => Items.FirstOrDefault(item => item.Path == path);

    public IEnumerable<ContentItem> RunsOf(ContentItem course) => OfType("courseRun").Where(run => run.CourseSlug == course.Slug);

    /// <summary>A Markdown text, rendered.</summary>
    public RenderedProse Prose(ContentItem item, string property, string raw)
    {
        if (!prose.TryGetValue((item.Path, property), out var rendered))
        {
            var prefix = property == "body" ? "" : ProseRenderer.Anchor(property) + "-";
            rendered = ProseRenderer.Render(raw, ScopeOf(item), Facts, prefix);
            prose[(item.Path, property)] = rendered;
        }

        return rendered;
    }

    /// <summary>A plain text, its facts resolved.</summary>
    public FactText Text(ContentItem item, string property, string raw)
    {
        if (!texts.TryGetValue((item.Path, property), out var resolved))
        {
            resolved = Facts.Resolve(raw, ScopeOf(item));
            texts[(item.Path, property)] = resolved;
        }

        return resolved;
    }

    /// <summary>The facts that an item's words may repeat: of its own course, of the site, and its own.</summary>
    internal IReadOnlyList<Fact> FactsNear(ContentItem item)
    {
        if (!near.TryGetValue(item, out var found))
        {
            found = Facts.Near(item.CourseSlug, item.Origin);
            near[item] = found;
        }

        return found;
    }

    /// <summary>A text in sentences, as the rules read it.</summary>
    internal IReadOnlyList<Sentence> Sentences(ItemText text, Func<IReadOnlyList<Sentence>> cut)
    {
        if (!sentences.TryGetValue((text.Item.Path, text.Property), out var found))
        {
            found = cut();
            sentences[(text.Item.Path, text.Property)] = found;
        }

        return found;
    }

    /// <summary>The scope whose facts need no prefix in an item.</summary>
    public static string? ScopeOf(ContentItem item) => item.CourseSlug ?? item.Type.Alias switch
    {
        "site" => "site",
        "venue" => $"venues.{item.Slug}",
        _ => null,
    };
}
