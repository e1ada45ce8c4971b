using System.Globalization;

namespace DitSite.Content.Facts;

/// <summary>A whole number or a simple fraction: 16, 1/4.</summary>
public readonly record struct Quantity(int Top, int Bottom)
{
    private static readonly string[] Small =
    [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
        "eighteen", "nineteen", "twenty",
    ];

    public bool IsWhole => Bottom == 1;

    public bool IsOneOrLess => Top <= Bottom;

    /// <summary>16; 1/4.</summary>
    public string Digits => IsWhole ? Top.ToString("#,##0", UkText.Culture) : $"{Top}/{Bottom}";

    /// <summary>Five, sixteen; above twenty, digits. Fractions of two and four have words.</summary>
    public string Words => (Top, Bottom) switch
    {
        (1, 2) => "half",
        (1, 4) => "quarter",
        (3, 4) => "three-quarter",
        (>= 0 and <= 20, 1) => Small[Top],
        _ => Digits,
    };

    /// <summary>The number that a word such as <c>sixteen</c> names, or null.</summary>
    public static Quantity? FromWord(string word) => Array.IndexOf(Small, word.ToLowerInvariant(), 1) is > 0 and var number ? new(number, 1) : null;

    /// <summary>Null for anything but a whole number or a fraction below one with a bottom of 2 to 100.</summary>
    public static Quantity? Parse(string? text)
    {
        var parts = (text ?? "").Split('/');
        static int? Number(string part) => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        return parts switch
        {
            [var whole] when Number(whole) is { } number => new(number, 1),
            [var top, var bottom] when Number(top) is >= 1 and var above && Number(bottom) is >= 2 and <= 100 and var below && above < below => new Quantity(above, below).Reduced(),
            _ => null,
        };
    }

    private Quantity Reduced()
    {
        var (a, b) = (Top, Bottom);
        while (b != 0)
        {
            (a, b) = (b, a % b);
        }

        return new(Top / a, Bottom / a);
    }
}
