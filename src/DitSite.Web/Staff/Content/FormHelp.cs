using DitSite.Content.Catalogue;
using DitSite.Content.Documents;
using DitSite.Content.Editing;
using DitSite.Content.Facts;
using DitSite.Content.Markup;
using DitSite.Web.Components.Forms;

namespace DitSite.Web.Staff.Content;

/// <summary>What the form of an item offers besides its fields: the facts its words may name, the items it may refer to, and the preview asked for.</summary>
public sealed class FormHelp(EditedItem item, ContentSnapshot snapshot, IReadOnlyList<EditedItem> others, string? looked)
{
    private readonly string? scope = item.Document is { } document && ContentItem.From(document) is { } known ? ContentSet.ScopeOf(known) : null;

    /// <summary>Name of the field whose preview was asked for; null: none.</summary>
    public string? Looked => looked;

    /// <summary>The course whose blocks the item's words may place.</summary>
    public Course? Course => scope is null ? null : snapshot.FindCourse(scope);

    /// <summary>The item's own facts first, without the prefix they don't need.</summary>
    public IEnumerable<(string Path, string? Display)> Facts => snapshot.Facts.All
        .Where(fact => fact.Kind != FactKind.Words)
        .OrderByDescending(fact => fact.Scope == scope).ThenBy(fact => fact.Path, StringComparer.Ordinal)
        .Select(fact => (scope is not null && fact.Path.StartsWith(scope + ".", StringComparison.Ordinal) ? fact.Path[(scope.Length + 1)..] : fact.Path, fact.Display));

    /// <summary>By the site's own renderer.</summary>
    public Prose Preview(string markdown) => ProseRenderer.Render(markdown, scope, snapshot.Facts, "preview-").Prose;

    public IEnumerable<Choice> Choices(string? type) =>
        others.Where(other => other.Type.Alias == type).Select(other => new Choice(other.Path, other.Name)).OrderBy(choice => choice.Label, StringComparer.Ordinal);
}
