using DitSite.Bookings.Bookings;
using DitSite.Bookings.Letters;
using DitSite.Bookings.Outbox;
using DitSite.Bookings.Storage;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Bookings.Links;

/// <summary>Links that show delegates their certificates and dates: nothing of prices, and nothing of anybody else.</summary>
public sealed class DelegateLinks(WriteGate gate, IDbContextFactory<BookingsContext> contexts, MailQueue mail, OutcomeLetters letters, TimeProvider clock)
{
    /// <summary>Links live until the last date that follows from the course, and at least this long after it.</summary>
    public static readonly TimeSpan AtLeast = TimeSpan.FromDays(365);

    /// <summary>For a GET: says what the link is, and changes nothing.</summary>
    public async Task<LinkState> LookAsync(BookingReference reference, string token, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await FindAsync(context, reference, token, cancellation) is not var (link, _) ? new LinkState.Unknown()
            : link.IsLive(clock.GetUtcNow()) ? new LinkState.Live(reference) : new LinkState.Expired();
    }

    /// <summary>For a POST: opens a session of two hours, or null when the link is not live.</summary>
    public Task<LinkSession?> OpenAsync(BookingReference reference, string token, CancellationToken cancellation = default) =>
        gate.WriteAsync(
            async context =>
            {
                var now = clock.GetUtcNow();
                return await FindAsync(context, reference, token, cancellation) is var (link, booking) && link.IsLive(now)
                    ? new LinkSession(LinkIssuer.ForDelegateSession(context, booking.Id, now), reference, now + BookingLinks.SessionLength)
                    : null;
            },
            cancellation);

    /// <summary>The booking whose delegate has opened a session, or null.</summary>
    public async Task<BookingReference?> SessionAsync(string sessionToken, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var (hash, now) = (IssuedLink.Hash(sessionToken), clock.GetUtcNow());
        var found = await context.Links.Where(link => link.TokenHash == hash && link.Purpose == LinkPurpose.DelegateSession && link.ExpiresAt > now)
            .Join(context.Bookings, link => link.BookingId, booking => booking.Id, (link, booking) => new { booking.Reference }).SingleOrDefaultAsync(cancellation);
        return found?.Reference;
    }

    public Task CloseSessionAsync(string sessionToken, CancellationToken cancellation = default)
    {
        var hash = IssuedLink.Hash(sessionToken);
        return gate.WriteAsync(
            context => context.Links.Where(link => link.TokenHash == hash && link.Purpose == LinkPurpose.DelegateSession).ExecuteDeleteAsync(cancellation),
            cancellation);
    }

    /// <summary>For a POST with an expired (or live) link: sends a new one to the delegate. An unknown link does nothing; the answer is the same.</summary>
    public Task RequestNewLinkAsync(BookingReference reference, string token, CancellationToken cancellation = default) =>
        gate.WriteAsync(
            async context =>
            {
                var now = clock.GetUtcNow();
                var since = now - BookingLinks.BetweenNewLinks;
                if (await FindAsync(context, reference, token, cancellation) is not var (_, booking)
                    || await context.Outcomes.SingleOrDefaultAsync(row => row.BookingId == booking.Id, cancellation) is not { } outcome
                    || await context.BookingEvents.AnyAsync(entry => entry.BookingId == booking.Id && entry.Kind == BookingEventKind.DelegateLinkSent && entry.At > since, cancellation))
                {
                    return false;
                }

                await mail.EnqueueAsync(context, letters.NewLink(booking, outcome, LinkIssuer.ForDelegate(context, booking, outcome, now), now), cancellation);
                context.BookingEvents.Add(new() { BookingId = booking.Id, At = now, Kind = BookingEventKind.DelegateLinkSent });
                return true;
            },
            cancellation);

    private static async Task<(IssuedLink Link, Booking Booking)?> FindAsync(BookingsContext context, BookingReference reference, string token, CancellationToken cancellation)
    {
        var hash = IssuedLink.Hash(token);
        var found = await context.Links.AsNoTracking().Where(link => link.TokenHash == hash && link.Purpose == LinkPurpose.Delegate)
            .Join(context.Bookings.AsNoTracking().Where(booking => booking.Reference == reference), link => link.BookingId, booking => booking.Id, (link, booking) => new { link, booking })
            .SingleOrDefaultAsync(cancellation);
        return found is null ? null : (found.link, found.booking);
    }
}
