namespace DitSite.Bookings.Staff;

/// <summary>Who did what to which item, and when. Only ever added.</summary>
public sealed class AuditEntry
{
    public const int ItemLength = 300;
    public const int ActionLength = 60;
    public const int PersonLength = 200;
    public const int ChangeLength = 20_000;

    public long Id { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The provider's subject id.</summary>
    public required string Subject { get; init; }

    /// <summary>The name at the time, for people who read the audit.</summary>
    public required string Person { get; init; }

    public required string Action { get; init; }

    /// <summary>A content path, a booking reference, a message number: never a delegate's name.</summary>
    public required string Item { get; init; }

    public string? Before { get; init; }
    public string? After { get; init; }
}
