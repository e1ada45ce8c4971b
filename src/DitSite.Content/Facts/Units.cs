namespace DitSite.Content.Facts;

/// <summary>Singular and plural of the last word of a unit: session(s), working day(s), therapy (therapies).</summary>
internal static class Units
{
    public static string Singular(string unit) => unit switch
    {
        _ when unit.EndsWith("ies", StringComparison.Ordinal) => unit[..^3] + "y",
        _ when unit.EndsWith("ss", StringComparison.Ordinal) => unit,
        _ when unit.EndsWith('s') => unit[..^1],
        _ => unit,
    };

    public static string Plural(string unit) => Singular(unit) switch
    {
        var one when one.Length > 1 && one.EndsWith('y') && !"aeiou".Contains(one[^2]) => one[..^1] + "ies",
        var one when one.EndsWith("ss", StringComparison.Ordinal) => one + "es",
        var one => one + "s",
    };

    public static string For(Quantity number, string unit) => number.IsOneOrLess ? Singular(unit) : Plural(unit);
}
