using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace DitSite.Bookings;

/// <summary>What people read aloud on the telephone: eight characters without 0, O, 1, I or L, shown as <c>ABCD-2345</c>.</summary>
public readonly record struct BookingReference
{
    /// <summary>31 characters: 8 of them give 8.5 × 10¹¹ references, so one can't be guessed from another.</summary>
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    public const int Length = 8;

    private BookingReference(string value) => Value = value;

    /// <summary>Without the hyphen, as stored.</summary>
    public string Value { get; }

    public static BookingReference New() => new(RandomNumberGenerator.GetString(Alphabet, Length));

    /// <summary>Reads what a person typed: any case, with or without spaces and hyphens.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out BookingReference reference)
    {
        var value = new string([.. (text ?? "").Where(char.IsAsciiLetterOrDigit).Select(char.ToUpperInvariant)]);
        reference = new(value);
        return value.Length == Length && value.All(Alphabet.Contains);
    }

    /// <exception cref="FormatException">The text is not a reference.</exception>
    public static BookingReference Parse(string text) =>
        TryParse(text, out var reference) ? reference : throw new FormatException("Not a booking reference.");

    public override string ToString() => Value is null ? "" : $"{Value[..4]}-{Value[4..]}";
}
