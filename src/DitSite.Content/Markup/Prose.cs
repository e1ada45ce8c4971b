using System.Collections.Immutable;

namespace DitSite.Content.Markup;

/// <summary>Words ready to show: Markdown rendered, facts resolved, sections found.</summary>
/// <remarks>A section begins at a level-two heading; what stands before the first has no heading.</remarks>
public sealed record Prose(ImmutableArray<ProseSection> Sections)
{
    public static Prose Empty { get; } = new([]);

    public bool IsEmpty => Sections.IsEmpty;

    /// <summary>All text without markup, for search, mail and descriptions.</summary>
    public string PlainText => string.Join("\n\n", Sections.Select(section => section.Heading is null ? section.PlainText : section.Heading + "\n" + section.PlainText));
}

/// <param name="Anchor">Id of the heading, unique in its page.</param>
public sealed record ProseSection(string? Heading, string? Anchor, ImmutableArray<ProsePart> Parts)
{
    public string PlainText => string.Join("\n\n", Parts.OfType<ProsePart.Html>().Select(part => part.PlainText));
}

public abstract record ProsePart
{
    private ProsePart()
    {
    }

    /// <param name="Markup">Safe HTML: raw tags escaped, link schemes on the allow-list only.</param>
    public sealed record Html(string Markup, string PlainText) : ProsePart;

    /// <summary>
    /// A place where the page shows a structured block, written on a line of its own as <c>{{ block entry-requirements }}</c>.
    /// Names: <c>entry-requirements, timetable, costs, route, deadlines, fees, venue, organisers, audiences, system-requirements</c>.
    /// </summary>
    public sealed record Block(string Name) : ProsePart;
}
