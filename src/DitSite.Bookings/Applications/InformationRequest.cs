namespace DitSite.Bookings.Applications;

/// <summary>One question to the applicant about one requirement.</summary>
public sealed class InformationRequest
{
    public const int QuestionLength = 2_000;
    public const int AnswerLength = 4_000;

    public required Guid Id { get; init; }
    public required Guid ApplicationId { get; init; }
    public required string RequirementCode { get; init; }
    public required string Question { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>London date up to and including which an answer is expected.</summary>
    public required DateOnly AnswerBy { get; init; }

    /// <summary>Under the installation's key; null: not answered, or answered with files alone.</summary>
    public byte[]? Answer { get; private set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset? AnsweredAt { get; private set; }

    internal void Take(byte[]? answer, DateTimeOffset now) => (Answer, AnsweredAt) = (answer, now);
}
