namespace DitSite.Bookings.Applications;

public enum ApplicationLinkPurpose
{
    /// <summary>Starts an application or goes on with one: ten minutes, used once.</summary>
    Continue,

    /// <summary>Leads to an application that was sent: until 30 days after the run.</summary>
    Status,

    /// <summary>A browser that pressed the button behind one of them.</summary>
    Session,

    /// <summary>Asks a referee: six weeks.</summary>
    Referee,
}

/// <summary>A token that was handed out, known here by its hash alone.</summary>
public sealed class ApplicationLink
{
    /// <summary>SHA-256 of the token, hex.</summary>
    public required string TokenHash { get; init; }

    public required ApplicationLinkPurpose Purpose { get; init; }

    /// <summary>Null: a link to start with; the application is made when it is opened.</summary>
    public Guid? ApplicationId { get; init; }

    public Guid? ReferenceId { get; init; }

    /// <summary>Who asked to start, and for which run: sealed, since nobody has confirmed the address yet.</summary>
    public byte[]? Start { get; init; }

    /// <summary>Keyed hash of the address it went to: to count how often that address is written to.</summary>
    public string? EmailHash { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>UTC; moves with the use of a session.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}
