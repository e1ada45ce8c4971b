using DitSite.Content.Model;
using DitSite.Content.Rules;

namespace DitSite.Content.Documents;

/// <summary>One text that a person wrote, with its place.</summary>
/// <param name="property">Alias path, such as <c>body</c> or <c>audiences[0].text</c>.</param>
/// <param name="line">Line of its file where the text begins; 0 when the source has no lines.</param>
public sealed class ItemText(ContentItem item, ContentProperty kind, string property, string raw, int line)
{
    public ContentItem Item => item;

    public ContentProperty Kind => kind;

    public string Property => property;

    public string Raw => raw;

    public int Line => line;

    public bool IsMarkdown => Kind.Kind == PropertyKind.Markdown;

    private static readonly HashSet<string> NotShown = ["editorNotes", "code", "by", "unit", "amount", "hash", "version", "updated", "includes", "productOf", "question", "atLeast", "doors", "address", "synonyms"];

    /// <summary>Notes for editors, codes and sample runs are not shown, and not held to the rules for words that are.</summary>
    public bool IsShown => !NotShown.Contains(Kind.Alias) && !Item.Values.Has("startsInWeeks");

    /// <summary>Made ready for the search for literals, once for all rules.</summary>
    internal LiteralText Literal => field ??= LiteralText.Of(Raw);

    /// <summary>Line of the file for a 0-based line of the text.</summary>
    public int LineAt(int line) => Line == 0 ? 0 : Line + line;

    /// <summary>What <see cref="ContentItem.Texts"/> holds.</summary>
    internal static IEnumerable<ItemText> Of(ContentItem item) => Of(item, item.Values, item.Type.Properties);

    private static IEnumerable<ItemText> Of(ContentItem item, PropertyValues values, IEnumerable<ContentProperty> properties)
    {
        foreach (var property in properties)
        {
            if (property.Kind is PropertyKind.Line or PropertyKind.Lines or PropertyKind.Markdown && values.Text(property.Alias) is { } text)
            {
                var path = values.PathOf(property.Alias);
                yield return new ItemText(item, property, path, text, item.LineOf(path));
            }
            else if (property.Kind == PropertyKind.List)
            {
                foreach (var (entry, index) in values.List(property.Alias).Select((entry, index) => (entry, index)))
                {
                    var path = $"{values.PathOf(property.Alias)}[{index}]";
                    yield return new ItemText(item, property, path, entry, item.LineOf(path));
                }
            }
            else if (property.Rows is { } rows)
            {
                foreach (var inner in values.Rows(property.Alias).SelectMany(row => Of(item, row, rows.Properties)))
                {
                    yield return inner;
                }
            }
        }
    }
}
