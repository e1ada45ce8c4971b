using System.Globalization;
using System.Text.RegularExpressions;

namespace DitSite.Bookings.Changes;

/// <summary>Makes a calendar file supersede the one that somebody has: the same UID with a higher SEQUENCE (RFC 5546, section 2.1.4).</summary>
internal static partial class CalendarUpdate
{
    public static int SequenceOf(string calendar) => Sequence().Match(calendar) is { Success: true } found ? int.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture) : 0;

    /// <summary>The new entry; its sequence is raised where content did not, as after a change by hand.</summary>
    public static string Supersede(string held, string next) => WithSequence(next, Math.Max(SequenceOf(next), SequenceOf(held) + 1));

    /// <summary>The entry, newer than whatever was sent with a sequence up to one (RFC 5545, section 3.8.7.4: SEQUENCE only ever grows).</summary>
    public static string Beyond(string calendar, int sequence) => SequenceOf(calendar) > sequence ? calendar : WithSequence(calendar, sequence + 1);

    /// <summary>The entry that somebody has, cancelled (RFC 5546, section 3.2.5): a calendar takes it out.</summary>
    public static string Cancel(string held) => WithSequence(Method().Replace(Status().Replace(held, "STATUS:CANCELLED", 1), "METHOD:CANCEL", 1), SequenceOf(held) + 1);

    private static string WithSequence(string calendar, int sequence) => Sequence().Replace(calendar, $"SEQUENCE:{sequence.ToString(CultureInfo.InvariantCulture)}", 1);

    [GeneratedRegex(@"(?<=\n)SEQUENCE:([0-9]{1,9})(?=\r?\n)")]
    private static partial Regex Sequence();

    [GeneratedRegex(@"(?<=\n)METHOD:[A-Z]+(?=\r?\n)")]
    private static partial Regex Method();

    [GeneratedRegex(@"(?<=\n)STATUS:[A-Z]+(?=\r?\n)")]
    private static partial Regex Status();
}
