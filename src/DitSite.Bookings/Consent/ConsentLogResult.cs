namespace DitSite.Bookings.Consent;

public enum ConsentLogResult
{
    /// <summary>On disk.</summary>
    Stored,

    /// <summary>The database does not answer; the row waits, on disk beside it, and is written when it does.</summary>
    Waiting,

    /// <summary>Too many rows wait, or the disk takes none: this choice can't be proved, so it must not switch anything on.</summary>
    Refused,
}
