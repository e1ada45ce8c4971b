using DitSite.Bookings.Sales;

namespace DitSite.Bookings.Outcomes;

public enum RolePlayResult { NotPassed, Passed }

/// <summary>What became of one booking on the day: who came, how the role play went, and the dates that follow from it.</summary>
public sealed class Outcome
{
    public const int PersonLength = 200;
    public const int NoteLength = 1_000;

    public required Guid BookingId { get; init; }

    public bool Attended { get; private set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset AttendanceAt { get; private set; }

    public string AttendanceBy { get; private set; } = "";

    /// <summary>Null: not judged, or no role play was booked.</summary>
    public RolePlayResult? RolePlay { get; private set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset? JudgedAt { get; private set; }

    public string? JudgedBy { get; private set; }

    /// <summary>A tutor's words to the delegate; null: none.</summary>
    public string? Note { get; private set; }

    /// <summary>The run as it took place, copied when the delegate was marked as attending: certificates say this whatever content says later.</summary>
    public SoldFacts Held { get; private set; } = null!;

    /// <summary>Counts decisions: each has letters of its own.</summary>
    public int Revision { get; private set; }

    internal void Mark(bool attended, SoldFacts held, string by, DateTimeOffset now) =>
        (Attended, Held, AttendanceBy, AttendanceAt, Revision) = (attended, held, by, now, Revision + 1);

    internal void Judge(RolePlayResult result, string? note, string by, DateTimeOffset now) =>
        (RolePlay, Note, JudgedBy, JudgedAt, Revision) = (result, note, by, now, Revision + 1);
}
