using System.Collections.Immutable;

namespace DitSite.Content.Search;

/// <summary>What a result is, as visitors filter by it.</summary>
public enum SearchKind
{
    Course,
    Date,
    Page,
}

/// <summary>One place of the site that a hit can lead to: the top of a page, or a section below a heading.</summary>
/// <param name="Address">Path of the page.</param>
/// <param name="Anchor">Id of the heading; null for the top of the page.</param>
/// <param name="Title">Title of the page as results show it.</param>
/// <param name="Heading">Heading of the section; null for the top of the page.</param>
/// <param name="Facts">Typed values and other names under which a person may look for it.</param>
/// <param name="Text">Its words, facts resolved.</param>
public sealed record SearchSection(SearchKind Kind, string Address, string? Anchor, string Title, string? Heading, string Facts, string Text)
{
    /// <summary>Further titles of the page: a course's short title.</summary>
    public string OtherTitles { get; init; } = "";

    /// <summary>A past date stands below a coming one, and a course's own page above pages that mention it.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>First and last day, for dates.</summary>
    public (DateOnly First, DateOnly Last)? Days { get; init; }

    public string Link => Anchor is null ? Address : $"{Address}#{Anchor}";
}

/// <summary>One result: a page, opened where it answers.</summary>
/// <param name="Snippet">Words around the hit.</param>
public sealed record SearchHit(SearchSection Section, ImmutableArray<SnippetPart> Snippet, double Score);

/// <param name="IsMatch">Whether the words were asked for, and are shown marked.</param>
public sealed record SnippetPart(string Text, bool IsMatch);
