namespace DitSite.Bookings.Outcomes;

/// <summary>Words of staff in the letters with results, the same for everybody with that result. Each line is a paragraph.</summary>
/// <param name="Passed">Null: none.</param>
/// <param name="StageTwo">The invitation to stage two (S67); null: one sentence of the letter's own, as nobody passes uninvited.</param>
/// <param name="NotPassed">Null: one sentence of the letter's own.</param>
public sealed record ResultWords(string? Passed, string? StageTwo, string? NotPassed)
{
    /// <summary>Characters.</summary>
    public const int Length = 2_000;

    /// <summary>The letters say what they say by themselves.</summary>
    public static ResultWords None { get; } = new(null, null, null);
}
