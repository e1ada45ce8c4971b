using DitSite.Bookings.Letters;
using DitSite.Bookings.Outbox;
using DitSite.Bookings.Promises;

namespace DitSite.Bookings.Contact;

/// <summary>
/// "We answer by email": one for each message from the contact page, made with it. Answers are written in a mail program, so staff say
/// when one has left. Holds no name and no address of who wrote; goes with the record of the message.
/// </summary>
public sealed class OwedAnswer
{
    public const int PersonLength = 200;

    /// <summary>The message in the outbox.</summary>
    public required Guid MessageId { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset OwedAt { get; init; }

    /// <summary>UTC; by the number of working days that the page named when the message was written.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>UTC; null: not answered yet.</summary>
    public DateTimeOffset? GivenAt { get; private set; }

    /// <summary>Name of the member of staff who said so.</summary>
    public string? GivenBy { get; private set; }

    internal string? Proof => GivenBy is null ? null : $"Answered, says {GivenBy}";

    internal void Give(string by, DateTimeOffset now) => (GivenBy, GivenAt) = (OneLine.Of(by, PersonLength), now);

    internal void TakeBack() => (GivenBy, GivenAt) = (null, null);

    internal static OwedAnswer For(OutboxMessage message, int? workingDays) => new()
    {
        MessageId = message.Id,
        OwedAt = message.QueuedAt,
        DueAt = ReplyTimes.Due(message.QueuedAt, workingDays ?? ReplyTimes.AnswerWorkingDays),
    };
}
