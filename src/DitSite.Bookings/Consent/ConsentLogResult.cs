namespace DitSite.Bookings.Consent;

public enum ConsentLogResult
{
    /// <summary>On disk.</summary>
    Stored,

    /// <summary>The database does not answer; the row waits in memory and is written when it does.</summary>
    Waiting,

    /// <summary>Too many rows wait already: this choice can't be proved, so it must not switch anything on.</summary>
    Refused,
}
