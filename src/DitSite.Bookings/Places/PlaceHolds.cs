using DitSite.Bookings.Links;
using DitSite.Bookings.Sales;
using DitSite.Bookings.Storage;
using DitSite.Bookings.Waiting;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Bookings.Places;

/// <summary>Places kept for a while for people who are filling in a form.</summary>
public sealed class PlaceHolds(WriteGate gate, IDbContextFactory<BookingsContext> contexts, SecretKey key, TimeProvider clock)
{
    /// <summary>How long a hold lasts from its start and from each extension; never beyond the closing of booking.</summary>
    public static readonly TimeSpan Duration = TimeSpan.FromMinutes(20);

    public const int MaxExtensions = 10;
    public const int MaxPerAddress = 3;

    /// <summary>Holds a place; a browser that holds one on this run already gets that hold back, unchanged.</summary>
    public Task<HoldResult> HoldAsync(HoldPlace command, CancellationToken cancellation = default) =>
        gate.WriteAsync(context => HoldAsync(context, command, cancellation), cancellation);

    /// <summary>The browser's live hold, or <see cref="NotHeldReason.NoHold"/>.</summary>
    public async Task<HoldResult> FindAsync(string journeyId, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var hold = await LiveAsync(context, IssuedLink.Hash(journeyId), clock.GetUtcNow(), cancellation);
        return hold?.ToResult() ?? new HoldResult.NotHeld(NotHeldReason.NoHold);
    }

    /// <summary>Twenty minutes from now.</summary>
    public Task<HoldResult> ExtendAsync(string journeyId, CancellationToken cancellation = default) =>
        gate.WriteAsync(context => ExtendAsync(context, IssuedLink.Hash(journeyId), cancellation), cancellation);

    /// <summary>Gives the browser's place back; nothing happens when it holds none.</summary>
    public Task ReleaseAsync(string journeyId, CancellationToken cancellation = default) =>
        gate.WriteAsync(context => ReleaseAsync(context, context.Holds.Where(hold => hold.JourneyHash == IssuedLink.Hash(journeyId)), clock.GetUtcNow(), cancellation), cancellation);

    /// <summary>Gives back the places of all holds that ran out.</summary>
    /// <returns>How many.</returns>
    public async Task<int> SweepAsync(CancellationToken cancellation = default)
    {
        // Most sweeps find nothing: look first, so that they do not stand in the queue of writers.
        await using (var context = await contexts.CreateDbContextAsync(cancellation))
        {
            var now = clock.GetUtcNow();
            if (!await context.Holds.AnyAsync(hold => hold.ExpiresAt <= now, cancellation))
            {
                return 0;
            }
        }

        return await gate.WriteAsync(context => SweepAsync(context, clock.GetUtcNow(), cancellation), cancellation);
    }

    internal static Task<int> SweepAsync(BookingsContext context, DateTimeOffset now, CancellationToken cancellation) =>
        ReleaseAsync(context, context.Holds.Where(hold => hold.ExpiresAt <= now), now, cancellation);

    /// <summary>Uses a live hold up for a booking: whoever deletes the row has the place.</summary>
    internal static async Task<bool> UseAsync(BookingsContext context, Guid holdId, Guid runKey, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await context.Holds.Where(hold => hold.Id == holdId && hold.RunKey == runKey && hold.ExpiresAt > now).ExecuteDeleteAsync(cancellation) != 1)
        {
            return false;
        }

        await PlaceCount.UseHeldAsync(context, runKey, cancellation);
        await WaitingOffers.AcceptedAsync(context, holdId, now, cancellation);
        return true;
    }

    private static Task<Hold?> LiveAsync(BookingsContext context, string journey, DateTimeOffset now, CancellationToken cancellation) =>
        context.Holds.AsNoTracking().SingleOrDefaultAsync(hold => hold.JourneyHash == journey && hold.ExpiresAt > now, cancellation);

    /// <summary>Each hold by a delete of its own: the delete that finds the row gives its place back, so no place comes back twice.</summary>
    private static async Task<int> ReleaseAsync(BookingsContext context, IQueryable<Hold> which, DateTimeOffset now, CancellationToken cancellation)
    {
        var released = 0;
        foreach (var held in await which.Select(hold => new { hold.Id, hold.RunKey }).ToListAsync(cancellation))
        {
            if (await which.Where(hold => hold.Id == held.Id).ExecuteDeleteAsync(cancellation) == 1 && !await WaitingOffers.TakeBackAsync(context, held.Id, now, cancellation))
            {
                await PlaceCount.GiveBackHeldAsync(context, held.RunKey, cancellation);
                released++;
            }
        }

        return released;
    }

    private async Task<HoldResult> HoldAsync(BookingsContext context, HoldPlace command, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await SweepAsync(context, now, cancellation);
        var journey = IssuedLink.Hash(command.JourneyId);
        if (await LiveAsync(context, journey, now, cancellation) is { } existing)
        {
            return existing.RunKey == command.RunKey ? existing.ToResult() : new HoldResult.NotHeld(NotHeldReason.BrowserLimit);
        }

        var run = await context.Runs.AsNoTracking().SingleOrDefaultAsync(row => row.RunKey == command.RunKey, cancellation);
        if (run?.IsOpen(now) != true)
        {
            return new HoldResult.NotHeld(NotHeldReason.RunClosed);
        }

        var address = key.Hash("hold-address", ClientAddress.Network(command.ClientAddress));
        if (await context.Holds.CountAsync(hold => hold.AddressHash == address, cancellation) >= MaxPerAddress)
        {
            return new HoldResult.NotHeld(NotHeldReason.AddressLimit);
        }

        if (!await PlaceCount.HoldAsync(context, command.RunKey, cancellation))
        {
            return new HoldResult.NotHeld(NotHeldReason.RunFull);
        }

        var hold = new Hold
        {
            Id = Guid.NewGuid(),
            RunKey = command.RunKey,
            JourneyHash = journey,
            AddressHash = address,
            StartedAt = now,
            ExpiresAt = Until(run, now),
        };
        context.Holds.Add(hold);
        return hold.ToResult();
    }

    private async Task<HoldResult> ExtendAsync(BookingsContext context, string journey, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (await LiveAsync(context, journey, now, cancellation) is not { } hold)
        {
            return new HoldResult.NotHeld(NotHeldReason.NoHold);
        }

        var until = Until(await context.Runs.AsNoTracking().SingleAsync(run => run.RunKey == hold.RunKey, cancellation), now);
        // The hold of an offer from the waiting list may last longer than twenty minutes, and an extension never shortens it.
        until = until < hold.ExpiresAt ? hold.ExpiresAt : until;
        var extended = await context.Holds
            .Where(row => row.Id == hold.Id && row.ExpiresAt > now && row.Extensions < MaxExtensions)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ExpiresAt, until).SetProperty(row => row.Extensions, row => row.Extensions + 1), cancellation);
        return extended == 1
            ? (await LiveAsync(context, journey, now, cancellation))!.ToResult()
            : new HoldResult.NotHeld(NotHeldReason.NoExtensionsLeft);
    }

    private static DateTimeOffset Until(RunOnSale run, DateTimeOffset now)
    {
        var full = now + Duration;
        return run.ClosesAt < full && run.ClosesAt > now ? run.ClosesAt : full;
    }
}
