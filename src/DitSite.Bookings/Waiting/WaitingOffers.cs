using DitSite.Bookings.Letters;
using DitSite.Bookings.Links;
using DitSite.Bookings.Outbox;
using DitSite.Bookings.Places;
using DitSite.Bookings.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DitSite.Bookings.Waiting;

/// <summary>
/// Gives places that come free to who waits, first come, first served. It runs at the end of every write that may have freed one, in the same
/// transaction: a place is the next person's before anybody else can see it.
/// </summary>
public sealed class WaitingOffers(MailQueue queue, WaitingLetters letters, IOptions<WaitingOptions> options, TimeProvider clock)
{
    internal async Task OfferFreePlacesAsync(BookingsContext context, CancellationToken cancellation)
    {
        var freed = context.FreedRuns;
        if (freed.Count == 0)
        {
            return;
        }

        var now = clock.GetUtcNow();

        // As one parameter: a publish may free more runs than a statement takes values.
        foreach (var runKey in await context.WaitingEntries.Where(entry => entry.State == WaitingState.Waiting && EF.Parameter(freed).Contains(entry.RunKey)).Select(entry => entry.RunKey).Distinct().ToListAsync(cancellation))
        {
            var run = await context.Runs.AsNoTracking().SingleAsync(row => row.RunKey == runKey, cancellation);
            while (options.Value.EndOfOffer(run, now) is { } ends && await NextAsync(context, runKey, cancellation) is { } next && await PlaceCount.HoldAsync(context, runKey, cancellation))
            {
                next.Offer(ends, now);
                await queue.EnqueueAsync(context, letters.Offer(next, run.Facts, NewLink(context, next, now)), cancellation);
                await context.SaveChangesAsync(cancellation);
            }
        }
    }

    internal static string NewLink(BookingsContext context, WaitingEntry entry, DateTimeOffset now)
    {
        var token = IssuedLink.NewToken();
        context.WaitingLinks.Add(new() { TokenHash = IssuedLink.Hash(token), EntryId = entry.Id, IssuedAt = now });
        return token;
    }

    /// <summary>A hold that was used for a booking was an offer: it is accepted.</summary>
    internal static Task AcceptedAsync(BookingsContext context, Guid holdId, DateTimeOffset now, CancellationToken cancellation) =>
        context.WaitingEntries.Where(entry => entry.HoldId == holdId).ExecuteUpdateAsync(
            set => set.SetProperty(entry => entry.State, WaitingState.Accepted).SetProperty(entry => entry.ClosedAt, now).SetProperty(entry => entry.HoldId, (Guid?)null),
            cancellation);

    /// <summary>A browser gives up the hold that an offer became, while the offer lasts: the place is the person's still, behind their link.</summary>
    /// <returns>False: the hold was no offer, or the offer is over.</returns>
    internal static async Task<bool> TakeBackAsync(BookingsContext context, Guid holdId, DateTimeOffset now, CancellationToken cancellation) =>
        await context.WaitingEntries.Where(entry => entry.HoldId == holdId && entry.State == WaitingState.Offered && entry.OfferEndsAt > now).ExecuteUpdateAsync(
            set => set.SetProperty(entry => entry.HoldsPlace, true).SetProperty(entry => entry.HoldId, (Guid?)null),
            cancellation) == 1;

    private static Task<WaitingEntry?> NextAsync(BookingsContext context, Guid runKey, CancellationToken cancellation) =>
        context.WaitingEntries.Where(entry => entry.RunKey == runKey && entry.State == WaitingState.Waiting).OrderBy(entry => entry.Number).FirstOrDefaultAsync(cancellation);
}
