using System.Text.RegularExpressions;
using DitSite.Bookings.Bookings;
using DitSite.Bookings.Joining;
using DitSite.Bookings.Letters;
using DitSite.Bookings.Links;
using DitSite.Bookings.Outbox;
using DitSite.Bookings.Storage;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Bookings.Desk;

/// <summary>One line of the list of messages.</summary>
public sealed record DeskMessage(Guid Id, string Kind, string To, string Subject, OutboxState State, DateTimeOffset QueuedAt, DateTimeOffset? SentAt, DateTimeOffset NextAttemptAt, int Attempts, string? LastError);

/// <param name="Text">Its words, with "(private link)" where a secret stands; empty once they were deleted.</param>
/// <param name="Attachments">Names of its files.</param>
public sealed record DeskMessageDetail(DeskMessage Message, string Text, IReadOnlyList<string> Attachments, BookingReference? Booking);

public enum ResendResult
{
    /// <summary>On its way again.</summary>
    Queued,

    /// <summary>It has not left yet: there is nothing to repeat.</summary>
    StillWaiting,

    /// <summary>Its words were deleted, or its link was for one person and one occasion.</summary>
    CannotBeRepeated,
    Unknown,
}

/// <summary>What staff see of messages, and sending one again. The caller has checked the role and writes the audit.</summary>
public sealed partial class MessagesDesk(IDbContextFactory<BookingsContext> contexts, WriteGate gate, MailQueue queue, BookingLetters letters, JoiningMail joining, TimeProvider clock)
{
    public const int PageSize = 50;

    /// <summary>Newest first.</summary>
    /// <param name="page">1-based.</param>
    public async Task<(IReadOnlyList<DeskMessage> Messages, int Total)> PageAsync(OutboxState? state, int page, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var messages = context.Outbox.AsNoTracking().Where(message => state == null || message.State == state);
        var total = await messages.CountAsync(cancellation);
        var rows = await messages.OrderByDescending(message => message.QueuedAt).ThenByDescending(message => message.Id).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancellation);
        return ([.. rows.Select(Line)], total);
    }

    public async Task<DeskMessageDetail?> FindAsync(Guid id, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        if (await context.Outbox.AsNoTracking().SingleOrDefaultAsync(message => message.Id == id, cancellation) is not { } found)
        {
            return null;
        }

        var booking = await context.Bookings.AsNoTracking().SingleOrDefaultAsync(row => row.Id == found.BookingId, cancellation);
        return new(Line(found), Placeholder().Replace(found.Text, "(private link)"), [.. found.Attachments.Select(file => file.FileName)], booking?.Reference);
    }

    /// <summary>Sends a message again: a failed one as it stands, a sent one as a new message, with a new link where it had one.</summary>
    public Task<ResendResult> ResendAsync(Guid id, CancellationToken cancellation) => gate.WriteAsync(
        async context =>
        {
            var now = clock.GetUtcNow();
            var message = await context.Outbox.SingleOrDefaultAsync(row => row.Id == id, cancellation);
            switch (message)
            {
                case null:
                    return ResendResult.Unknown;
                case { State: OutboxState.Waiting }:
                    return ResendResult.StillWaiting;
                case { State: OutboxState.Dead, Text.Length: > 0 }:
                    message.TryAgain(now);
                    return ResendResult.Queued;
            }

            if (await RepeatAsync(context, message, now, cancellation) is not { } letter)
            {
                return ResendResult.CannotBeRepeated;
            }

            await queue.EnqueueAsync(context, letter, cancellation);
            return ResendResult.Queued;
        },
        cancellation);

    private async Task<Letter?> RepeatAsync(BookingsContext context, OutboxMessage message, DateTimeOffset now, CancellationToken cancellation)
    {
        var key = $"again:{message.Id:N}:{now.UtcTicks}";
        if (message.Kind == "booking-confirmation")
        {
            var booking = await context.Bookings.SingleAsync(row => row.Id == message.BookingId, cancellation);
            return booking.State == BookingState.Booked ? letters.Confirmation(booking, LinkIssuer.ForBooking(context, booking, now)) with { DedupeKey = key } : null;
        }

        if (message.Kind == JoiningMail.Kind)
        {
            var booking = await context.Bookings.SingleAsync(row => row.Id == message.BookingId, cancellation);
            return await joining.AgainAsync(context, booking, message.To, key, cancellation);
        }

        return message.Text.Length == 0 || Placeholder().IsMatch(message.Text)
            ? null
            : new Letter
            {
                Kind = message.Kind,
                DedupeKey = key,
                BookingId = message.BookingId,
                SubscriptionId = message.SubscriptionId,
                To = message.To,
                ToName = message.ToName,
                ReplyTo = message.ReplyTo,
                Subject = message.Subject,
                Text = message.Text,
                Attachments = message.Attachments,
            };
    }

    private static DeskMessage Line(OutboxMessage message) =>
        new(message.Id, message.Kind, message.To, message.Subject, message.State, message.QueuedAt, message.SentAt, message.NextAttemptAt, message.Attempts, message.LastError);

    [GeneratedRegex("token-[0-9a-f]{32}", RegexOptions.NonBacktracking)]
    private static partial Regex Placeholder();
}
