using System.Collections.Immutable;
using DitSite.Content.Documents;
using DitSite.Content.Markup;

namespace DitSite.Content.Catalogue;

/// <summary>Reads one item, or one row of it, with its texts resolved.</summary>
internal readonly record struct ItemReader(ContentSet Set, ContentItem Item, PropertyValues Values)
{
    public ItemReader(ContentSet set, ContentItem item)
        : this(set, item, item.Values)
    {
    }

    /// <summary>Null when it is not set, or empty once its facts are resolved.</summary>
    public string? Text(string alias) =>
        Values.Text(alias) is { } raw && Set.Text(Item, Values.PathOf(alias), raw).Text.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>A text without which an item can't be shown; the model check has reported its absence.</summary>
    public string Needed(string alias) => Text(alias) ?? throw new IncompleteItemException(Item.Origin, alias);

    public Prose? Prose(string alias) =>
        Values.Text(alias) is { } raw && Set.Prose(Item, Values.PathOf(alias), raw).Prose is { IsEmpty: false } prose ? prose : null;

    public Prose ProseOrEmpty(string alias) => Prose(alias) ?? Markup.Prose.Empty;

    public ImmutableArray<string> List(string alias)
    {
        var (set, item, path) = (Set, Item, Values.PathOf(alias));
        return [.. Values.List(alias).Select((raw, index) => set.Text(item, $"{path}[{index}]", raw).Text.Trim()).Where(text => text.Length > 0)];
    }

    /// <summary>Rows that can be read; an incomplete one has been reported.</summary>
    public ImmutableArray<T> Rows<T>(string alias, Func<ItemReader, T?> read)
        where T : class
    {
        var rows = ImmutableArray.CreateBuilder<T>();
        foreach (var row in Values.Rows(alias))
        {
            if (read(this with { Values = row }) is { } value)
            {
                rows.Add(value);
            }
        }

        return rows.ToImmutable();
    }

    /// <summary>A choice's value as an enumeration: <c>in-person</c> is <c>InPerson</c>.</summary>
    public T? Choice<T>(string alias)
        where T : struct, Enum =>
        Enum.TryParse<T>(Values.Text(alias)?.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;
}

/// <summary>An item lacks what it can't be shown without.</summary>
internal sealed class IncompleteItemException(string origin, string property) : Exception($"{origin} has no usable '{property}'.");
