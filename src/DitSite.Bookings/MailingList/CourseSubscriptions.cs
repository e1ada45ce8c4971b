using DitSite.Bookings.Letters;
using DitSite.Bookings.Links;
using DitSite.Bookings.Outbox;
using DitSite.Bookings.Storage;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Bookings.MailingList;

/// <summary>Asks to hear about new dates of one course.</summary>
public sealed record Subscribe(string Email, string CourseSlug, string CourseTitle);

/// <summary>What a token from an e-mail is about; <see cref="Confirmed"/> tells the page which words to use.</summary>
public sealed record SubscriptionView(string CourseSlug, string CourseTitle, bool Confirmed);

/// <summary>Double opt-in. No answer tells whether an address is known.</summary>
public sealed class CourseSubscriptions(
    WriteGate gate,
    IDbContextFactory<BookingsContext> contexts,
    MailQueue mail,
    MailingListLetters letters,
    SecretKey key,
    TimeProvider clock)
{
    public static readonly TimeSpan TimeToConfirm = TimeSpan.FromDays(7);

    /// <summary>Requests for one address, over all courses, that send anything within <see cref="RequestWindow"/>.</summary>
    public const int MaxRequests = 3;

    public static readonly TimeSpan RequestWindow = TimeSpan.FromHours(24);

    /// <summary>Sends a confirmation request, unless the address has had several lately or is confirmed already; the caller can't tell.</summary>
    /// <exception cref="ArgumentException">Not an e-mail address: the form should have said so.</exception>
    public Task SubscribeAsync(Subscribe command, CancellationToken cancellation = default) =>
        EmailAddress.IsValid(command.Email)
            ? gate.WriteAsync(context => SubscribeAsync(context, command, cancellation), cancellation)
            : throw new ArgumentException("Not an e-mail address.", nameof(command));

    /// <summary>For a GET of the confirmation page; changes nothing.</summary>
    public Task<SubscriptionView?> FindToConfirmAsync(string token, CancellationToken cancellation = default) =>
        LookAsync(token, LinkPurpose.ConfirmSubscription, cancellation);

    /// <summary>For a POST; safe to repeat. Null: the token is unknown or older than seven days.</summary>
    public Task<SubscriptionView?> ConfirmAsync(string token, CancellationToken cancellation = default) =>
        gate.WriteAsync(
            async context =>
            {
                if (await FindAsync(context, token, LinkPurpose.ConfirmSubscription, cancellation) is not { } subscription)
                {
                    return null;
                }

                subscription.Confirm(clock.GetUtcNow());
                await context.Suppressions
                    .Where(row => row.EmailHash == subscription.EmailHash && row.CourseSlug == subscription.CourseSlug)
                    .ExecuteDeleteAsync(cancellation);
                return subscription.ToView();
            },
            cancellation);

    /// <summary>For a GET of the unsubscribe page; changes nothing.</summary>
    public Task<SubscriptionView?> FindToUnsubscribeAsync(string token, CancellationToken cancellation = default) =>
        LookAsync(token, LinkPurpose.Unsubscribe, cancellation);

    /// <summary>For a POST, the page's or a mail program's (RFC 8058). Afterwards only a keyed hash of the address is left. Safe to repeat.</summary>
    public Task UnsubscribeAsync(string token, CancellationToken cancellation = default) =>
        gate.WriteAsync(
            async context =>
            {
                if (await FindAsync(context, token, LinkPurpose.Unsubscribe, cancellation) is not { } subscription)
                {
                    return false;
                }

                // The rows of mail sent to it name the address too.
                await context.Outbox.Where(message => message.SubscriptionId == subscription.Id).ExecuteDeleteAsync(cancellation);
                context.Subscriptions.Remove(subscription);
                if (!await context.Suppressions.AnyAsync(row => row.EmailHash == subscription.EmailHash && row.CourseSlug == subscription.CourseSlug, cancellation))
                {
                    context.Suppressions.Add(new() { EmailHash = subscription.EmailHash, CourseSlug = subscription.CourseSlug, At = clock.GetUtcNow() });
                }

                return true;
            },
            cancellation);

    private async Task<bool> SubscribeAsync(BookingsContext context, Subscribe command, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var hash = key.Hash("mailing-list", EmailAddress.Normalise(command.Email));
        if (await context.SubscriptionRequests.CountAsync(row => row.EmailHash == hash && row.At > now - RequestWindow, cancellation) >= MaxRequests)
        {
            return false;
        }

        context.SubscriptionRequests.Add(new() { EmailHash = hash, At = now });
        var subscription = await context.Subscriptions.SingleOrDefaultAsync(row => row.EmailHash == hash && row.CourseSlug == command.CourseSlug, cancellation);
        if (subscription?.ConfirmedAt is not null)
        {
            return false;
        }

        if (subscription is null)
        {
            subscription = new()
            {
                Id = Guid.CreateVersion7(now),
                Email = command.Email,
                EmailHash = hash,
                CourseSlug = command.CourseSlug,
                CourseTitle = command.CourseTitle,
                RequestedAt = now,
            };
            context.Subscriptions.Add(subscription);
        }

        var token = LinkIssuer.ToConfirm(context, subscription, now);
        await mail.EnqueueAsync(context, letters.Confirm(subscription, token), cancellation);
        return true;
    }

    private async Task<SubscriptionView?> LookAsync(string token, LinkPurpose purpose, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return (await FindAsync(context, token, purpose, cancellation))?.ToView();
    }

    private async Task<Subscription?> FindAsync(BookingsContext context, string token, LinkPurpose purpose, CancellationToken cancellation)
    {
        var (hash, now) = (IssuedLink.Hash(token), clock.GetUtcNow());
        return await context.Links
            .Where(link => link.TokenHash == hash && link.Purpose == purpose && (link.ExpiresAt == null || link.ExpiresAt > now))
            .Join(context.Subscriptions, link => link.SubscriptionId, subscription => subscription.Id, (link, subscription) => subscription)
            .SingleOrDefaultAsync(cancellation);
    }
}
