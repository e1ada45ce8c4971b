using DitSite.Bookings.Letters;
using DitSite.Bookings.Links;
using DitSite.Bookings.MailingList;
using DitSite.Bookings.Outbox;
using DitSite.Bookings.Places;
using DitSite.Bookings.Sales;
using DitSite.Bookings.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DitSite.Bookings.Waiting;

/// <summary>Asks for a place in the line of a full run.</summary>
public sealed record AskToWait(Guid RunKey, string Name, string Email);

/// <summary>One entry, for the page behind its link.</summary>
/// <param name="Ahead">People who come first; 0 when the next free place is theirs.</param>
/// <param name="CutOff">UTC; nothing is offered after it.</param>
public sealed record WaitingView(Guid RunKey, SoldFacts Facts, string Name, WaitingState State, int Ahead, DateTimeOffset? OfferEndsAt, DateTimeOffset CutOff);

/// <summary>What people do who wait: ask, confirm by the link in the letter, leave, take an offer up. No answer tells whether an address is known.</summary>
public sealed class WaitingList(
    WriteGate gate, IDbContextFactory<BookingsContext> contexts, MailQueue queue, WaitingLetters letters, SecretKey key, IOptions<WaitingOptions> options, MailRoute mail, TimeProvider clock)
{
    /// <summary>There is time left for an offer, and mail leaves.</summary>
    public async Task<bool> IsOpenAsync(Guid runKey, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return mail.State != MailTransportState.Closed && await context.Runs.AsNoTracking().SingleOrDefaultAsync(row => row.RunKey == runKey, cancellation) is { } run
            && options.Value.EndOfOffer(run, clock.GetUtcNow()) is not null;
    }

    /// <summary>Sends the link that confirms; nobody waits before. At most <see cref="CourseSubscriptions.MaxRequests"/> letters a day to one address.</summary>
    /// <exception cref="ArgumentException">Not an e-mail address: the form should have said so.</exception>
    public Task AskAsync(AskToWait command, CancellationToken cancellation = default) =>
        EmailAddress.IsValid(command.Email)
            ? gate.WriteAsync(context => AskAsync(context, command, cancellation), cancellation)
            : throw new ArgumentException("Not an e-mail address.", nameof(command));

    /// <summary>For a GET; changes nothing. Null: the link is unknown.</summary>
    public async Task<WaitingView?> FindAsync(string token, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        if (await EntryAsync(context, token, cancellation) is not { } entry)
        {
            return null;
        }

        var run = await context.Runs.AsNoTracking().SingleAsync(row => row.RunKey == entry.RunKey, cancellation);
        var ahead = await context.WaitingEntries.CountAsync(row => row.RunKey == entry.RunKey && row.State == WaitingState.Waiting && (entry.Number == 0 || row.Number < entry.Number), cancellation);
        return new(entry.RunKey, run.Facts, entry.Name, entry.State, ahead, entry.OfferEndsAt, options.Value.CutOff(run));
    }

    /// <summary>From this moment the person waits. If a place is free, it is offered at once. Safe to repeat.</summary>
    /// <returns>False: the link is unknown, or the entry is over.</returns>
    public Task<bool> ConfirmAsync(string token, CancellationToken cancellation = default) =>
        gate.WriteAsync(
            async context =>
            {
                if (await EntryAsync(context, token, cancellation) is not { } entry || entry.State > WaitingState.Offered)
                {
                    return false;
                }

                if (entry.State == WaitingState.Asked)
                {
                    entry.Confirm((await context.WaitingEntries.MaxAsync(row => (long?)row.Number, cancellation) ?? 0) + 1, clock.GetUtcNow());
                    context.FreedRuns.Add(entry.RunKey);
                }

                return true;
            },
            cancellation);

    /// <summary>Leaves the line, or declines the offer, whose place goes to the next. There is no way back into this place of the line.</summary>
    public Task<bool> LeaveAsync(string token, CancellationToken cancellation = default) =>
        gate.WriteAsync(
            async context =>
            {
                if (await EntryAsync(context, token, cancellation) is not { } entry || entry.State > WaitingState.Offered)
                {
                    return false;
                }

                await GiveBackAsync(context, entry, cancellation);
                entry.End(entry.State == WaitingState.Offered ? WaitingState.Declined : WaitingState.Left, clock.GetUtcNow());
                return true;
            },
            cancellation);

    /// <summary>Hands the kept place to the browser in which the person books, until the offer ends.</summary>
    /// <param name="journeyId">Random id of the browser's journey: stored hashed.</param>
    /// <returns>False: there is no offer, or none any more.</returns>
    public Task<bool> TakeUpAsync(string token, string journeyId, CancellationToken cancellation = default) =>
        gate.WriteAsync(
            async context =>
            {
                var now = clock.GetUtcNow();
                if (await EntryAsync(context, token, cancellation) is not { State: WaitingState.Offered } entry || entry.OfferEndsAt <= now)
                {
                    return false;
                }

                var journey = IssuedLink.Hash(journeyId);
                if (entry.HoldId is { } before)
                {
                    // Another browser of the same person: the hold follows.
                    return await context.Holds.Where(hold => hold.Id == before).ExecuteUpdateAsync(set => set.SetProperty(hold => hold.JourneyHash, journey), cancellation) == 1;
                }

                var hold = new Hold
                {
                    Id = Guid.NewGuid(),
                    RunKey = entry.RunKey,
                    JourneyHash = journey,
                    // Of no address: an offer takes nothing from what one address may hold.
                    AddressHash = key.Hash("waiting-list-hold", entry.Id.ToString("N")),
                    StartedAt = now,
                    ExpiresAt = entry.OfferEndsAt!.Value,
                };
                context.Holds.Add(hold);
                entry.HandOver(hold.Id);
                return true;
            },
            cancellation);

    /// <summary>Gives back the place of an entry, wherever it is kept; nothing for one that keeps none.</summary>
    internal static async Task GiveBackAsync(BookingsContext context, WaitingEntry entry, CancellationToken cancellation)
    {
        if (entry.HoldsPlace || (entry.HoldId is { } hold && await context.Holds.Where(row => row.Id == hold).ExecuteDeleteAsync(cancellation) == 1))
        {
            await PlaceCount.GiveBackHeldAsync(context, entry.RunKey, cancellation);
        }
    }

    private async Task<bool> AskAsync(BookingsContext context, AskToWait command, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var (address, hash) = (EmailAddress.Normalise(command.Email), key.Hash("waiting-list", EmailAddress.Normalise(command.Email)));
        if (await context.Runs.AsNoTracking().SingleOrDefaultAsync(row => row.RunKey == command.RunKey, cancellation) is not { } run
            || options.Value.EndOfOffer(run, now) is null
            || await context.SubscriptionRequests.CountAsync(row => row.EmailHash == hash && row.At > now - CourseSubscriptions.RequestWindow, cancellation) >= CourseSubscriptions.MaxRequests)
        {
            return false;
        }

        context.SubscriptionRequests.Add(new() { EmailHash = hash, At = now });
        var entry = await context.WaitingEntries.SingleOrDefaultAsync(
            row => row.RunKey == run.RunKey && row.EmailKey == address && (row.State == WaitingState.Asked || row.State == WaitingState.Waiting || row.State == WaitingState.Offered), cancellation);
        if (entry is null)
        {
            entry = new() { Id = Guid.CreateVersion7(now), RunKey = run.RunKey, Name = command.Name, Email = command.Email, EmailKey = address, RequestedAt = now, RunEndsAt = run.Facts.EndsAt };
            context.WaitingEntries.Add(entry);
        }

        await queue.EnqueueAsync(context, letters.Link(entry, run.Facts, WaitingOffers.NewLink(context, entry, now), now), cancellation);
        return true;
    }

    private static async Task<WaitingEntry?> EntryAsync(BookingsContext context, string token, CancellationToken cancellation)
    {
        var hash = IssuedLink.Hash(token);
        return await context.WaitingLinks.Where(link => link.TokenHash == hash)
            .Join(context.WaitingEntries, link => link.EntryId, entry => entry.Id, (_, entry) => entry).SingleOrDefaultAsync(cancellation);
    }
}
