using DitSite.Bookings.Bookings;
using DitSite.Bookings.Letters;
using DitSite.Bookings.Outbox;
using DitSite.Bookings.Storage;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Bookings.Links;

/// <summary>What an address from an e-mail leads to. Looking never uses it up.</summary>
public abstract record LinkState
{
    private LinkState()
    {
    }

    /// <summary>A button may open it.</summary>
    public sealed record Live(BookingReference Reference) : LinkState;

    /// <summary>It was good once: offer to send a new one to the same address.</summary>
    public sealed record Expired : LinkState;

    public sealed record Unknown : LinkState;
}

/// <param name="Token">256 bits, for a cookie; stored hashed.</param>
/// <param name="ExpiresAt">UTC, two hours after opening.</param>
public sealed record LinkSession(string Token, BookingReference Reference, DateTimeOffset ExpiresAt);

/// <summary>Links in e-mails that open a booking.</summary>
public sealed class BookingLinks(WriteGate gate, IDbContextFactory<BookingsContext> contexts, MailQueue mail, BookingLetters letters, TimeProvider clock)
{
    /// <summary>Booking links live until this long after the run…</summary>
    public static readonly TimeSpan AfterRun = TimeSpan.FromDays(30);

    /// <summary>…and at least this long, when asked for later.</summary>
    public static readonly TimeSpan AtLeast = TimeSpan.FromDays(1);

    public static readonly TimeSpan SessionLength = TimeSpan.FromHours(2);

    /// <summary>At most one new link is sent for a booking in this time.</summary>
    public static readonly TimeSpan BetweenNewLinks = TimeSpan.FromMinutes(10);

    /// <summary>For a GET: says what the link is, and changes nothing.</summary>
    public async Task<LinkState> LookAsync(BookingReference reference, string token, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var (link, _) = await FindAsync(context, reference, token, cancellation);
        return link switch
        {
            null => new LinkState.Unknown(),
            _ when link.IsLive(clock.GetUtcNow()) => new LinkState.Live(reference),
            _ => new LinkState.Expired(),
        };
    }

    /// <summary>For a POST: opens a session for the booking, or null when the link is not live.</summary>
    public Task<LinkSession?> OpenAsync(BookingReference reference, string token, CancellationToken cancellation = default) =>
        gate.WriteAsync(
            async context =>
            {
                var now = clock.GetUtcNow();
                var (link, booking) = await FindAsync(context, reference, token, cancellation);
                if (link?.IsLive(now) != true)
                {
                    return null;
                }

                context.BookingEvents.Add(new() { BookingId = booking!.Id, At = now, Kind = BookingEventKind.LinkOpened });
                return new LinkSession(LinkIssuer.ForSession(context, booking.Id, now), reference, now + SessionLength);
            },
            cancellation);

    /// <summary>The booking that a session may see and change, or null.</summary>
    public async Task<BookingReference?> SessionAsync(string sessionToken, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var (hash, now) = (IssuedLink.Hash(sessionToken), clock.GetUtcNow());
        var found = await context.Links
            .Where(link => link.TokenHash == hash && link.Purpose == LinkPurpose.BookingSession && link.ExpiresAt > now)
            .Join(context.Bookings, link => link.BookingId, booking => booking.Id, (link, booking) => new { booking.Reference })
            .SingleOrDefaultAsync(cancellation);
        return found?.Reference;
    }

    public Task CloseSessionAsync(string sessionToken, CancellationToken cancellation = default)
    {
        var hash = IssuedLink.Hash(sessionToken);
        return gate.WriteAsync(
            context => context.Links.Where(link => link.TokenHash == hash && link.Purpose == LinkPurpose.BookingSession).ExecuteDeleteAsync(cancellation),
            cancellation);
    }

    /// <summary>For a POST with an expired (or live) link: sends a new one to the booker's address. An unknown link does nothing; the answer is the same.</summary>
    public Task RequestNewLinkAsync(BookingReference reference, string token, CancellationToken cancellation = default) =>
        gate.WriteAsync(
            async context =>
            {
                var now = clock.GetUtcNow();
                var (_, booking) = await FindAsync(context, reference, token, cancellation);
                if (booking is null || await SentLatelyAsync(context, booking.Id, now - BetweenNewLinks, cancellation))
                {
                    return false;
                }

                await mail.EnqueueAsync(context, letters.NewLink(booking, LinkIssuer.ForBooking(context, booking, now), now), cancellation);
                context.BookingEvents.Add(new() { BookingId = booking.Id, At = now, Kind = BookingEventKind.NewLinkSent });
                return true;
            },
            cancellation);

    private static Task<bool> SentLatelyAsync(BookingsContext context, Guid booking, DateTimeOffset since, CancellationToken cancellation) =>
        context.BookingEvents.AnyAsync(entry => entry.BookingId == booking && entry.Kind == BookingEventKind.NewLinkSent && entry.At > since, cancellation);

    /// <summary>The token alone opens nothing: it belongs to one booking.</summary>
    private static async Task<(IssuedLink? Link, Booking? Booking)> FindAsync(
        BookingsContext context,
        BookingReference reference,
        string token,
        CancellationToken cancellation)
    {
        var hash = IssuedLink.Hash(token);
        var found = await context.Links.AsNoTracking()
            .Where(link => link.TokenHash == hash && link.Purpose == LinkPurpose.Booking)
            .Join(context.Bookings.AsNoTracking().Where(booking => booking.Reference == reference), link => link.BookingId, booking => booking.Id, (link, booking) => new { link, booking })
            .SingleOrDefaultAsync(cancellation);
        return (found?.link, found?.booking);
    }
}
