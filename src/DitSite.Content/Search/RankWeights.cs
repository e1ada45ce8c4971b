namespace DitSite.Content.Search;

/// <summary>What a match is worth beyond bm25, which tells apart sections that match alike. In its own units: a good bm25 here is about 10.</summary>
internal static class RankWeights
{
    public const double HoldsAll = 20;
    public const double HoldsSome = 12;
    public const double InTitle = 14;

    /// <summary>Naming a course asks about it.</summary>
    public const double InCourseTitle = 21;
    public const double InHeading = 10;
    public const double InFacts = 5;

    /// <summary>A heading that asks the same question.</summary>
    public const double SameQuestion = 30;

    /// <summary>A heading that is the query, no more and no less.</summary>
    public const double SameWords = 5;

    /// <summary>The very word, not another form of it or another name.</summary>
    public const double AsWritten = 2;

    /// <summary>The first sentence says what a section is about.</summary>
    public const double InOpening = 2;

    public const double OnThatDate = 60;
}
