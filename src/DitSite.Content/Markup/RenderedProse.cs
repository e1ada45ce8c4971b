using System.Collections.Immutable;
using DitSite.Content.Facts;

namespace DitSite.Content.Markup;

/// <summary>Prose, with what the checks and the editor want to know of it.</summary>
/// <param name="Uses">Facts it referred to.</param>
/// <param name="Problems">Broken references and refused addresses.</param>
public sealed record RenderedProse(
    Prose Prose,
    ImmutableArray<FactUse> Uses,
    ImmutableArray<TextProblem> Problems,
    ImmutableArray<ProseLink> Links,
    ImmutableArray<ProseHeading> Headings)
{
    public IEnumerable<string> Anchors => Headings.Select(heading => heading.Anchor);
}

/// <param name="Text">Words of the link, or the alternative text of an image.</param>
/// <param name="Line">0-based, within the text.</param>
public sealed record ProseLink(string Address, string Text, bool IsImage, int Line);

/// <param name="Level">1 to 6, as written.</param>
/// <param name="Line">0-based, within the text.</param>
public sealed record ProseHeading(int Level, string Text, string Anchor, int Line);
