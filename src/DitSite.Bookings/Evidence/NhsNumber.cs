using System.Text.RegularExpressions;

namespace DitSite.Bookings.Evidence;

/// <summary>Finds what is probably an NHS number: ten digits, alone or in groups of 3, 3 and 4, whose last digit checks the others (modulus 11).</summary>
internal static partial class NhsNumber
{
    public static bool IsIn(string text) => Candidate().Matches(text).Any(match => Checks([.. match.Value.Where(char.IsAsciiDigit).Select(digit => digit - '0')]));

    private static bool Checks(int[] digits)
    {
        // 0000000000 and its like pass the sum and are nobody's number.
        var check = 11 - (digits.Take(9).Select((digit, index) => digit * (10 - index)).Sum() % 11);
        return digits.Distinct().Count() > 1 && (check == 11 ? 0 : check) == digits[9];
    }

    [GeneratedRegex(@"(?<![0-9])[0-9]{3}[ \u00a0-]?[0-9]{3}[ \u00a0-]?[0-9]{4}(?![0-9])")]
    private static partial Regex Candidate();
}
