namespace DitSite.Bookings.Applications;

public enum FindingKind
{
    Met,

    /// <summary>Not met, and can be put right: the applicant may apply again.</summary>
    Fixable,

    /// <summary>Not met, and nothing the applicant could send would change that.</summary>
    Final,
}

/// <summary>Staff's judgement on one requirement of one application; the last one stands.</summary>
public sealed class Finding
{
    public const int ReasonLength = 1_000;

    public required Guid ApplicationId { get; init; }
    public required string RequirementCode { get; init; }
    public FindingKind Kind { get; private set; }

    /// <summary>The applicant reads it; null for a requirement that is met.</summary>
    public string? Reason { get; private set; }

    /// <summary>A tutor accepted, or refused, a registration as equivalent (S40).</summary>
    public bool TutorsDiscretion { get; private set; }

    public string By { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTimeOffset At { get; private set; }

    internal void Set(FindingKind kind, string? reason, bool tutorsDiscretion, string by, DateTimeOffset now) =>
        (Kind, Reason, TutorsDiscretion, By, At) = (kind, reason, tutorsDiscretion, by, now);
}
