namespace DitSite.Bookings.Promises;

public enum PromiseKind
{
    /// <summary>So many working days before the run (S115).</summary>
    JoiningInstructions,
    /// <summary>Of a change of date, time or place, in good time (S85).</summary>
    ChangeNotice,
    /// <summary>A place that comes free goes to who has waited longest, and a funded place to who was complete first (S55).</summary>
    FirstComeFirstServed,
    /// <summary>A decision reaches the applicant.</summary>
    Result,
    /// <summary>What somebody writes reaches the course team, and is answered; what was left to the team is decided.</summary>
    Reply,
    /// <summary>So many working days after the booking, where the content names a number.</summary>
    Invoice,
}

public enum PromiseState
{
    /// <summary>To be kept; broken once it is overdue.</summary>
    Open,
    Kept,
    /// <summary>There is nobody to keep it to any more: cancelled, withdrawn.</summary>
    Released,
    /// <summary>Kept late, and staff said why beforehand.</summary>
    Excused,
    /// <summary>Not kept, and past mending: somebody was passed over.</summary>
    Broken,
}

/// <summary>How a promise stands at a moment.</summary>
public enum PromiseStanding { Open, AtRisk, Broken, Kept, KeptLate, Released, Excused }

/// <summary>One obligation of the site to one person: until when, whose it is, and what proves that it was kept. Holds no name and no address.</summary>
public sealed class Promise
{
    public const int KeyLength = 200;
    public const int ProofLength = 300;

    /// <summary>An open promise is at risk so long before it is due.</summary>
    public static readonly TimeSpan RiskTime = TimeSpan.FromHours(24);

    public long Id { get; init; }

    public required PromiseKind Kind { get; init; }

    /// <summary>One promise for one cause: unique.</summary>
    public required string Key { get; init; }

    public Guid? RunKey { get; init; }

    public Guid? BookingId { get; init; }

    /// <summary>What it is about, in words for staff, such as the course and its date.</summary>
    public required string About { get; init; }

    /// <summary>The role that has to see to it.</summary>
    public required string Owner { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset DueAt { get; private set; }

    public PromiseState State { get; private set; }

    /// <summary>UTC; when it was kept, or ended otherwise.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>What shows it, such as when a letter left.</summary>
    public string? Proof { get; private set; }

    /// <summary>The letter that keeps it, once it is written.</summary>
    public Guid? MessageId { get; private set; }

    /// <summary>Something that keeps it is missing or has failed.</summary>
    public bool Troubled { get; private set; }

    /// <param name="now">UTC.</param>
    public PromiseStanding Standing(DateTimeOffset now) => State switch
    {
        PromiseState.Kept => EndedAt > DueAt ? PromiseStanding.KeptLate : PromiseStanding.Kept,
        PromiseState.Released => PromiseStanding.Released,
        PromiseState.Excused => PromiseStanding.Excused,
        PromiseState.Broken => PromiseStanding.Broken,
        _ when now > DueAt => PromiseStanding.Broken,
        _ when Troubled || now > DueAt - RiskTime => PromiseStanding.AtRisk,
        _ => PromiseStanding.Open,
    };

    internal bool Is(DateTimeOffset dueAt, Guid? messageId, bool troubled) => (DueAt, MessageId, Troubled) == (dueAt, messageId, troubled);

    internal void Due(DateTimeOffset dueAt, Guid? messageId, bool troubled) => (DueAt, MessageId, Troubled) = (dueAt, messageId, troubled);

    /// <summary>What showed that it was kept was a mistake.</summary>
    internal void Reopen() => (State, EndedAt, Proof) = (PromiseState.Open, null, null);

    internal void End(PromiseState state, DateTimeOffset at, string? proof) => (State, EndedAt, Proof, Troubled) = (state, at, proof, false);
}
