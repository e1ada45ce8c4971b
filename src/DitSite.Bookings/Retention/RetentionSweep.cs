using DitSite.Bookings.Bookings;
using DitSite.Bookings.Consent;
using DitSite.Bookings.Links;
using DitSite.Bookings.MailingList;
using DitSite.Bookings.Outbox;
using DitSite.Bookings.Storage;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Bookings.Retention;

/// <summary>Deletes what has served its purpose. The privacy page promises these times.</summary>
public sealed class RetentionSweep(WriteGate gate, TimeProvider clock)
{
    public static readonly TimeSpan MailWordsKept = TimeSpan.FromDays(30);
    public static readonly TimeSpan MailRecordKept = TimeSpan.FromDays(365);

    /// <summary>An expired booking link is still known for this long, so that its holder can ask for a new one.</summary>
    public static readonly TimeSpan ExpiredLinkKept = TimeSpan.FromDays(365);

    public Task RunAsync(CancellationToken cancellation = default) =>
        gate.WriteAsync(
            async context =>
            {
                var now = clock.GetUtcNow();
                await DeleteAccessNeedsAsync(context, now, cancellation);
                await context.Journeys.Where(journey => journey.ExpiresAt <= now).ExecuteDeleteAsync(cancellation);
                await DeleteLinksAsync(context, now, cancellation);
                await DeleteSubscriptionsAsync(context, now, cancellation);
                await BlankMailAsync(context, now, cancellation);
                await ConsentRetention.DeleteAndCountAsync(context, context.Consents.Where(row => row.ExpiresAt <= now), cancellation);
                return true;
            },
            cancellation);

    private static async Task DeleteAccessNeedsAsync(BookingsContext context, DateTimeOffset now, CancellationToken cancellation)
    {
        foreach (var needs in await context.AccessNeeds.Where(needs => needs.DeleteAt <= now).ToListAsync(cancellation))
        {
            context.AccessNeeds.Remove(needs);
            context.BookingEvents.Add(new() { BookingId = needs.BookingId, At = now, Kind = BookingEventKind.AccessNeedsDeleted });
        }
    }

    private static async Task DeleteLinksAsync(BookingsContext context, DateTimeOffset now, CancellationToken cancellation)
    {
        var forgotten = now - ExpiredLinkKept;
        await context.Links.Where(link => link.Purpose != LinkPurpose.Booking && link.Purpose != LinkPurpose.Delegate && link.ExpiresAt <= now).ExecuteDeleteAsync(cancellation);
        await context.Links.Where(link => (link.Purpose == LinkPurpose.Booking || link.Purpose == LinkPurpose.Delegate) && link.ExpiresAt <= forgotten).ExecuteDeleteAsync(cancellation);
    }

    private static async Task DeleteSubscriptionsAsync(BookingsContext context, DateTimeOffset now, CancellationToken cancellation)
    {
        var (unconfirmed, counted) = (now - CourseSubscriptions.TimeToConfirm, now - CourseSubscriptions.RequestWindow);
        var lapsed = context.Subscriptions.Where(row => row.ConfirmedAt == null && !context.Links.Any(link => link.SubscriptionId == row.Id && link.ExpiresAt > now));
        var gone = await lapsed.Where(row => row.RequestedAt <= unconfirmed).Select(row => row.Id).ToListAsync(cancellation);
        foreach (var some in gone.Chunk(500))
        {
            await context.Outbox.Where(message => some.Contains(message.SubscriptionId!.Value)).ExecuteDeleteAsync(cancellation);
            await context.Subscriptions.Where(row => some.Contains(row.Id)).ExecuteDeleteAsync(cancellation);
        }

        await context.SubscriptionRequests.Where(row => row.At <= counted).ExecuteDeleteAsync(cancellation);
    }

    private static async Task BlankMailAsync(BookingsContext context, DateTimeOffset now, CancellationToken cancellation)
    {
        var (words, record) = (now - MailWordsKept, now - MailRecordKept);
        await context.Outbox.Where(message => message.State != OutboxState.Waiting && message.QueuedAt <= record).ExecuteDeleteAsync(cancellation);
        foreach (var message in await context.Outbox
            .Where(message => message.Text != "" && ((message.State == OutboxState.Sent && message.SentAt <= words) || (message.State == OutboxState.Dead && message.QueuedAt <= words)))
            .ToListAsync(cancellation))
        {
            message.Blank();
        }
    }
}
