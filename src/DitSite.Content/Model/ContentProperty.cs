using System.Collections.Immutable;

namespace DitSite.Content.Model;

/// <summary>What a property holds. Editor forms, the CMS schema and the mapper each have one answer per kind.</summary>
public enum PropertyKind
{
    /// <summary>One line of plain text.</summary>
    Line,

    /// <summary>Several lines of plain text.</summary>
    Lines,

    /// <summary>Markdown, with fact references.</summary>
    Markdown,

    /// <summary>A calendar date in the United Kingdom, <c>yyyy-MM-dd</c>.</summary>
    Date,

    /// <summary>A time of day in the United Kingdom, <c>HH:mm</c>.</summary>
    Time,

    /// <summary>Pounds sterling, at most two decimals.</summary>
    Money,

    WholeNumber,

    /// <summary>One of <see cref="ContentProperty.Choices"/>.</summary>
    Choice,

    /// <summary>Any number of <see cref="ContentProperty.Choices"/>, or free items when there are none.</summary>
    List,

    Flag,
    Email,

    /// <summary>An absolute https address.</summary>
    Url,

    /// <summary>Another item, named by its type in <see cref="ContentProperty.RefersTo"/>.</summary>
    Reference,

    /// <summary>Rows of the element type in <see cref="ContentProperty.Rows"/>.</summary>
    Rows,
}

public sealed record ChoiceOption(string Value, string Label);

/// <summary>One property of a content type.</summary>
/// <param name="Alias">camelCase, as the Delivery API spells it; the front matter key is the same in kebab-case.</param>
/// <param name="Label">What the editor's form calls it.</param>
/// <param name="Kind">What it holds.</param>
public sealed record ContentProperty(string Alias, string Label, PropertyKind Kind)
{
    /// <summary>Help for the editor, in a sentence.</summary>
    public string? Help { get; init; }

    /// <summary>An item without it is in error. Everything else may be "not set".</summary>
    public bool Required { get; init; }

    /// <summary>Blank, it stands on the editor's list of what is still to be filled in. It never blocks.</summary>
    public bool Expected { get; init; }

    /// <summary>The tab of the editor's form.</summary>
    public string Tab { get; init; } = "Content";

    public ImmutableArray<ChoiceOption> Choices { get; init; } = [];
    public ElementType? Rows { get; init; }
    public string? RefersTo { get; init; }
    public int MaxLength { get; init; } = 200;

    /// <summary>The front matter key: the alias in kebab-case.</summary>
    public string Key { get; } = string.Concat(Alias.Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : "-") + char.ToLowerInvariant(c) : c.ToString()));
}

/// <summary>A row type: timetable rows, fees, requirements. It has no address of its own.</summary>
public sealed record ElementType(string Alias, string Name, ImmutableArray<ContentProperty> Properties);

/// <summary>A content type: what one kind of item holds.</summary>
public sealed record ContentType(string Alias, string Name, string Icon, string Description, ImmutableArray<ContentProperty> Properties);
