using System.Globalization;
using System.Text.RegularExpressions;

namespace DitSite.Bookings;

/// <summary>What counts as an e-mail address here: the rule of HTML's e-mail input, with a dot in the domain and at most 254 characters.</summary>
public static partial class EmailAddress
{
    public const int MaxLength = 254;

    /// <summary>Refuses line breaks, quotes, comments and display names: an address goes into mail headers as it stands.</summary>
    public static bool IsValid(string? text) => text is { Length: > 0 and <= MaxLength } && Ascii(text) is { } ascii && Rule().IsMatch(ascii);

    /// <summary>The form in which two addresses are compared.</summary>
    public static string Normalise(string email) => (Ascii(email.Trim()) ?? email.Trim()).ToLowerInvariant();

    public static bool Same(string left, string right) => Normalise(left) == Normalise(right);

    /// <summary>An international domain in its ASCII form; null where it has none.</summary>
    internal static string? Ascii(string email)
    {
        var at = email.LastIndexOf('@');
        if (at < 1 || at == email.Length - 1)
        {
            return null;
        }

        try
        {
            return email[..(at + 1)] + new IdnMapping().GetAscii(email[(at + 1)..]);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    [GeneratedRegex(
        @"^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\z",
        RegexOptions.NonBacktracking)]
    private static partial Regex Rule();
}
