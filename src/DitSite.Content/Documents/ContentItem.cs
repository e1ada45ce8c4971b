using DitSite.Content.Model;

namespace DitSite.Content.Documents;

/// <summary>A document with its type and its place in the site.</summary>
public sealed class ContentItem
{
    private ContentItem(ContentDocument document, ContentType type)
    {
        Document = document;
        Type = type;
        Values = new PropertyValues(document.Properties);
        var parts = document.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        Slug = parts.Length == 0 ? "" : parts[^1];
        CourseSlug = type.Alias switch
        {
            "course" or "courseRun" when parts.Length > 1 => parts[1],
            "page" => Values.Slug("about"),
            _ => null,
        };
    }

    public ContentDocument Document { get; }
    public ContentType Type { get; }
    public PropertyValues Values { get; }
    public string Path => Document.Path;
    public string Origin => Document.Origin;

    /// <summary>Last part of its path.</summary>
    public string Slug { get; }

    /// <summary>The course whose facts need no prefix in this item; null where every fact does.</summary>
    public string? CourseSlug { get; }

    /// <summary>Every text of it, rows included; gathered once for all rules.</summary>
    public IReadOnlyList<ItemText> Texts => field ??= [.. ItemText.Of(this)];

    /// <summary>Those of <see cref="Texts"/> that are held to the rules for words that are shown.</summary>
    public IReadOnlyList<ItemText> ShownTexts => field ??= [.. Texts.Where(text => text.IsShown)];

    /// <summary>Null when the type is unknown.</summary>
    public static ContentItem? From(ContentDocument document) =>
        ContentModel.Types.FirstOrDefault(type => type.Alias == document.ContentType) is { } type ? new ContentItem(document, type) : null;

    /// <summary>Line of a property in its file, or of the nearest thing that has one; 0 when the source has no lines.</summary>
    public int LineOf(string property)
    {
        for (var path = property; path.Length > 0; path = Parent(path))
        {
            if (Document.Lines.TryGetValue(path, out var line))
            {
                return line;
            }
        }

        return Document.Lines.Count > 0 ? 1 : 0;
    }

    private static string Parent(string path) => path[..Math.Max(0, Math.Max(path.LastIndexOf('.'), path.LastIndexOf('[')))];
}
