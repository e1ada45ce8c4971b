namespace DitSite.Bookings.Outbox;

public enum OutboxState
{
    Waiting,
    Sent,

    /// <summary>Given up after the last attempt, or refused for good; kept for staff to see.</summary>
    Dead,
}

/// <param name="ContentType">Such as <c>text/calendar; charset=utf-8; method=PUBLISH</c>.</param>
public sealed record MailAttachment(string FileName, string ContentType, string Text);

/// <summary>Mail that was promised in the same transaction as its cause.</summary>
public sealed class OutboxMessage
{
    public const int SubjectLength = 300;

    public required Guid Id { get; init; }

    /// <summary>What the letter is, such as <c>booking-confirmation</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>One message for one cause: unique.</summary>
    public required string DedupeKey { get; init; }

    public Guid? BookingId { get; init; }
    public Guid? SubscriptionId { get; init; }
    public required string To { get; init; }
    public string? ToName { get; init; }
    public string? ReplyTo { get; private set; }
    public required string Subject { get; init; }

    /// <summary>Plain text. Links stand in it as placeholders until it is sent.</summary>
    public string Text { get; private set; } = "";

    public IReadOnlyList<MailAttachment> Attachments { get; private set; } = [];

    /// <summary>Address for one-click unsubscribing (RFC 8058), with a placeholder.</summary>
    public string? ListUnsubscribe { get; private set; }

    /// <summary>Placeholders and their tokens, encrypted: a copy of the database opens no booking.</summary>
    public byte[]? SealedTokens { get; private set; }

    /// <summary>In angle brackets. The same at every attempt, so that a receiver can tell a repeat.</summary>
    public required string MessageId { get; init; }

    public OutboxState State { get; private set; }
    public int Attempts { get; private set; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset QueuedAt { get; init; }

    /// <summary>UTC; while a dispatcher works on it, the end of its claim.</summary>
    public DateTimeOffset NextAttemptAt { get; private set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>Kind of error and mail server's code; no text of the server, which may quote addresses.</summary>
    public string? LastError { get; private set; }

    /// <summary>Not attempted yet, or to be attempted afresh.</summary>
    internal bool IsDueAtOnce => State == OutboxState.Waiting && Attempts == 0;

    internal void Compose(Letter letter, byte[]? sealedTokens)
    {
        Text = letter.Text;
        ReplyTo = letter.ReplyTo;
        Attachments = letter.Attachments;
        ListUnsubscribe = letter.ListUnsubscribe;
        SealedTokens = sealedTokens;
        NextAttemptAt = QueuedAt;
    }

    internal void Claim(DateTimeOffset until)
    {
        Attempts++;
        NextAttemptAt = until;
    }

    internal void Sent(DateTimeOffset now)
    {
        State = OutboxState.Sent;
        SentAt = now;
        LastError = null;
        SealedTokens = null;
    }

    internal void Failed(string error, DateTimeOffset? nextAttempt)
    {
        LastError = error;
        if (nextAttempt is { } next)
        {
            NextAttemptAt = next;
        }
        else
        {
            State = OutboxState.Dead;
        }
    }

    /// <summary>Staff want another attempt: from the beginning, at once.</summary>
    internal void TryAgain(DateTimeOffset now)
    {
        State = OutboxState.Waiting;
        Attempts = 0;
        NextAttemptAt = now;
    }

    /// <summary>After 30 days the words go, and what was sent, when and to whom stays.</summary>
    internal void Blank()
    {
        Text = "";
        ReplyTo = null;
        Attachments = [];
        ListUnsubscribe = null;
        SealedTokens = null;
    }
}
