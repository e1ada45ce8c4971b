using System.Text.Json;
using DitSite.Bookings.Letters;
using DitSite.Bookings.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DitSite.Bookings.Outbox;

/// <summary>Queues letters in the transaction of their cause.</summary>
public sealed class MailQueue(SecretKey key, IOptions<LetterOptions> options, TimeProvider clock)
{
    private const string Purpose = "outbox-tokens";

    /// <returns>Null: the same letter was queued before.</returns>
    internal async Task<OutboxMessage?> EnqueueAsync(BookingsContext context, Letter letter, CancellationToken cancellation)
    {
        // A booking that is only being made has no letters yet that could be found.
        var isNew = letter.BookingId is { } booking && context.Bookings.Local.FindEntry(booking)?.State == EntityState.Added;
        if ((!isNew && await context.Outbox.AnyAsync(row => row.DedupeKey == letter.DedupeKey, cancellation))
            || context.Outbox.Local.Any(row => row.DedupeKey == letter.DedupeKey))
        {
            return null;
        }

        var id = Guid.CreateVersion7(clock.GetUtcNow());
        var message = new OutboxMessage
        {
            Id = id,
            Kind = letter.Kind,
            DedupeKey = letter.DedupeKey,
            BookingId = letter.BookingId,
            SubscriptionId = letter.SubscriptionId,
            To = letter.To,
            ToName = OneLine.Of(letter.ToName, Bookings.Booking.NameLength),
            Subject = OneLine.Of(letter.Subject, OutboxMessage.SubjectLength)!,
            MessageId = $"<{id:N}@{new Uri(options.Value.PublicUrl).IdnHost}>",
            QueuedAt = clock.GetUtcNow(),
        };
        message.Compose(letter, letter.Tokens.Count == 0 ? null : key.Seal(Purpose, JsonSerializer.Serialize(letter.Tokens)));
        context.Outbox.Add(message);
        context.QueuedMail = true;
        return message;
    }

    /// <summary>The message as it leaves: tokens in place of their placeholders.</summary>
    internal OutgoingMail Render(OutboxMessage message)
    {
        var letters = options.Value;
        IReadOnlyList<MailToken> tokens = message.SealedTokens is { } bytes ? JsonSerializer.Deserialize<List<MailToken>>(key.Open(Purpose, bytes))! : [];
        string Fill(string text) => tokens.Aggregate(text, (filled, token) => filled.Replace(token.Placeholder, token.Token, StringComparison.Ordinal));
        return new()
        {
            Id = message.Id,
            Kind = message.Kind,
            MessageId = message.MessageId,
            From = letters.Sender,
            FromName = letters.SiteTitle,
            To = message.To,
            ToName = message.ToName,
            ReplyTo = message.ReplyTo,
            Subject = message.Subject,
            Text = Fill(message.Text),
            Attachments = message.Attachments,
            ListUnsubscribe = message.ListUnsubscribe is { } address ? Fill(address) : null,
            QueuedAt = message.QueuedAt,
        };
    }
}
