namespace DitSite.Bookings.Changes;

public enum ChangeAnswerState
{
    /// <summary>Told; may accept, move or cancel without charge until the run starts.</summary>
    Asked,
    Accepted,
    /// <summary>Moved to another date.</summary>
    Transferred,
    Cancelled,
    /// <summary>The run moved again, and the question with it.</summary>
    Replaced,
}

/// <summary>One booking that a confirmed change concerns, and what its booker said.</summary>
public sealed class ChangeAnswer
{
    public required Guid NoticeId { get; init; }

    public required Guid BookingId { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset ToldAt { get; init; }

    public ChangeAnswerState State { get; private set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset? AnsweredAt { get; private set; }

    internal void Answer(ChangeAnswerState state, DateTimeOffset now) => (State, AnsweredAt) = (state, now);
}
