using System.Text.RegularExpressions;
using DitSite.Bookings.Outbox;

namespace DitSite.Tests.Bookings;

/// <summary>Reads the link that a letter brings.</summary>
internal static partial class LetterLink
{
    public static string TokenIn(OutgoingMail mail) => Token().Match(mail.Text).Groups[1].Value;

    [GeneratedRegex(@"\?(?:link|token)=([A-Za-z0-9_-]{43})(?=\r?\n)")]
    private static partial Regex Token();
}
