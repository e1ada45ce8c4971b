namespace DitSite.Content.Rules.Radar;

/// <summary>Two places that can't both be right.</summary>
/// <param name="Topic">Stable name of what they disagree about, such as <c>duration</c>.</param>
/// <param name="Here">The side that stands where the finding does.</param>
/// <param name="There">The side that it is held against: a fact, or another page.</param>
/// <param name="Arithmetic">Why they can't both be right, in figures where there are any.</param>
public sealed record Contradiction(string Topic, ContradictionSide Here, ContradictionSide There, string Arithmetic);

/// <param name="Origin">File below the content folder, or address in the CMS.</param>
/// <param name="Line">1-based; 0 when the source has no lines.</param>
/// <param name="Says">The words, or the property and its value.</param>
public sealed record ContradictionSide(string Origin, int Line, string Says);
