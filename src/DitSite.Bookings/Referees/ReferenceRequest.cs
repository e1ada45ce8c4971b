namespace DitSite.Bookings.Referees;

public enum ReferenceState
{
    Waiting,
    Confirmed,
    Declined,

    /// <summary>The person asked does not know the applicant, or is somebody else.</summary>
    NotMe,
    Expired,

    /// <summary>The applicant named another referee.</summary>
    Replaced,
}

/// <summary>One person asked to confirm supervised hours.</summary>
public sealed class ReferenceRequest
{
    /// <summary>How long the link works.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(42);

    /// <summary>Before the end: 4 and 2 weeks.</summary>
    public static readonly IReadOnlyList<TimeSpan> Reminders = [TimeSpan.FromDays(28), TimeSpan.FromDays(14)];

    public required Guid Id { get; init; }
    public required Guid ApplicationId { get; init; }
    public required string RequirementCode { get; init; }
    public required string Name { get; init; }
    public required string Email { get; init; }
    public required string Relationship { get; init; }

    /// <summary>The address is of a kind anybody can make: staff look twice.</summary>
    public required bool FreeMail { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    public ReferenceState State { get; private set; }

    /// <summary>How many reminders went out.</summary>
    public int Reminded { get; private set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary><see cref="ReferenceAnswer"/> as JSON, under the installation's key.</summary>
    public byte[]? Answer { get; private set; }

    internal void Confirm(byte[] answer, DateTimeOffset now) => Close(ReferenceState.Confirmed, now, answer);

    internal void Decline(DateTimeOffset now) => Close(ReferenceState.Declined, now);

    internal void NotMe(DateTimeOffset now) => Close(ReferenceState.NotMe, now);

    internal void Expire(DateTimeOffset now) => Close(ReferenceState.Expired, now);

    internal void Replace(DateTimeOffset now) => Close(ReferenceState.Replaced, now);

    internal void Remind(int number) => Reminded = number;

    internal void Forget() => Answer = null;

    private void Close(ReferenceState state, DateTimeOffset now, byte[]? answer = null)
    {
        if (State != ReferenceState.Waiting)
        {
            throw new InvalidOperationException($"A reference that is {State} can't become {state}.");
        }

        (State, AnsweredAt, Answer) = (state, now, answer);
    }
}

/// <summary>What a referee said.</summary>
/// <param name="Position">Who they are in relation to the work, such as "Clinical supervisor, Example Trust".</param>
/// <param name="From">First day of a month.</param>
/// <param name="To">First day of a month.</param>
public sealed record ReferenceAnswer(string Name, string Position, int Hours, DateOnly From, DateOnly To, string? Comment);
