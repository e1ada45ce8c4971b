using DitSite.Bookings.Evidence;
using DitSite.Bookings.Funding;
using DitSite.Bookings.Referees;

namespace DitSite.Bookings.Applications;

/// <summary>An application with all that its applicant may see of it.</summary>
public sealed record ApplicationView
{
    public required Guid Id { get; init; }
    public required BookingReference Reference { get; init; }
    public required Guid RunKey { get; init; }
    public required string Email { get; init; }
    public required ApplicationState State { get; init; }
    public required AppliedFor Course { get; init; }
    public required ApplicationAnswers Answers { get; init; }

    /// <summary>What would help the person to take part, in their own words.</summary>
    public required string? AccessNeeds { get; init; }

    public required IReadOnlyList<FileView> Files { get; init; }

    /// <summary>Oldest first; the last one counts.</summary>
    public required IReadOnlyList<ReferenceView> References { get; init; }

    public required FundingView? Funding { get; init; }

    /// <summary>Oldest first.</summary>
    public required IReadOnlyList<InformationView> Questions { get; init; }

    /// <summary>Shown to the applicant once there is a decision.</summary>
    public required IReadOnlyList<FindingView> Findings { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset TouchedAt { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset? ClosedAt { get; init; }

    public required string? DecisionNote { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset? OfferEndsAt { get; init; }

    public required bool OfferIsFunded { get; init; }

    /// <summary>The booking that came of it.</summary>
    public required BookingReference? Booking { get; init; }

    public string? TermsVersion { get; init; }

    public IReadOnlyDictionary<string, int> FileCounts => Files.CountBy(file => file.RequirementCode).ToDictionary();

    public ReferenceView? LastReference => References.LastOrDefault();

    public bool Allows(ApplicationAction action) => ApplicationMoves.Allows(State, action);
}

/// <param name="Length">Bytes.</param>
/// <param name="AddedAt">UTC.</param>
public sealed record FileView(Guid Id, string RequirementCode, string Name, EvidenceKind Kind, int Length, DateTimeOffset AddedAt, ScanState Scan, bool SeemsToHoldNhsNumber);

/// <param name="AskedAt">UTC.</param>
/// <param name="ExpiresAt">UTC.</param>
/// <param name="AnsweredAt">UTC.</param>
/// <param name="Answer">For staff; null for the applicant.</param>
public sealed record ReferenceView(
    Guid Id, string RequirementCode, string Name, string Email, string Relationship, bool FreeMail, ReferenceState State, DateTimeOffset AskedAt, DateTimeOffset ExpiresAt, DateTimeOffset? AnsweredAt, ReferenceAnswer? Answer);

/// <param name="QueuedAt">UTC; decides the order.</param>
/// <param name="Ahead">People before this one who still wait for a place.</param>
/// <param name="ReferenceBy">UTC; null: the reference is here.</param>
public sealed record FundingView(FundedState State, DateTimeOffset QueuedAt, long Number, int Ahead, DateTimeOffset? ReferenceBy);

/// <param name="AskedAt">UTC.</param>
/// <param name="AnswerBy">London date.</param>
/// <param name="AnsweredAt">UTC.</param>
public sealed record InformationView(Guid Id, string RequirementCode, string Question, DateTimeOffset AskedAt, DateOnly AnswerBy, string? Answer, DateTimeOffset? AnsweredAt);

/// <param name="At">UTC.</param>
public sealed record FindingView(string RequirementCode, FindingKind Kind, string? Reason, bool TutorsDiscretion, string By, DateTimeOffset At);
