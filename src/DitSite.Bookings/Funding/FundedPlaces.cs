using DitSite.Bookings.Applications;
using DitSite.Bookings.Places;
using DitSite.Bookings.Sales;
using DitSite.Bookings.Storage;
using DitSite.Bookings.WorkingDays;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DitSite.Bookings.Funding;

/// <summary>
/// The queue for a run's funded places: first come, first served among those who qualify, by the moment everything the applicant controls
/// was complete. A slow referee costs nothing for so many working days; then the place passes on.
/// </summary>
public sealed class FundedPlaces(ApplicationMail mail, IOptions<ApplicationOptions> options)
{
    /// <summary>At submission: puts the person in the queue, and gives a free place to whoever is first.</summary>
    internal async Task JoinAsync(BookingsContext context, Application application, bool referenceIsHere, DateTimeOffset now, CancellationToken cancellation)
    {
        var entry = new FundedEntry { ApplicationId = application.Id, RunKey = application.RunKey };
        entry.Queue(now, await NextNumberAsync(context, cancellation), referenceIsHere ? null : ReferenceBy(now));
        context.FundedQueue.Add(entry);
        ApplicationEvent.Add(context, application.Id, ApplicationEventKind.QueuedForFunding, now);
        await context.SaveChangesAsync(cancellation);
        await AllocateAsync(context, application.RunKey, now, cancellation);
    }

    /// <summary>The hold has served: the place is safe until the decision. After the hold the person stands at the end of the queue.</summary>
    internal async Task ReferenceCameAsync(BookingsContext context, Guid applicationId, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await context.FundedQueue.SingleOrDefaultAsync(row => row.ApplicationId == applicationId, cancellation) is not { } entry)
        {
            return;
        }

        if (entry.State == FundedState.PassedOn)
        {
            entry.Queue(now, await NextNumberAsync(context, cancellation), null);
            ApplicationEvent.Add(context, applicationId, ApplicationEventKind.QueuedForFunding, now);
            await context.SaveChangesAsync(cancellation);
            await AllocateAsync(context, entry.RunKey, now, cancellation);
        }
        else
        {
            entry.ReferenceCame();
        }
    }

    /// <summary>Passes on what is held, or waited for, without a reference in time.</summary>
    internal async Task LetLateReferencesLapseAsync(BookingsContext context, DateTimeOffset now, CancellationToken cancellation)
    {
        var late = await context.FundedQueue
            .Where(row => (row.State == FundedState.Held || row.State == FundedState.Waiting) && row.ReferenceBy <= now)
            .OrderBy(row => row.QueuedAt).ThenBy(row => row.Number).ToListAsync(cancellation);
        foreach (var entry in late)
        {
            var application = await context.Applications.SingleAsync(row => row.Id == entry.ApplicationId, cancellation);
            if (entry.State == FundedState.Held)
            {
                await GiveBackAsync(context, application, cancellation);
            }

            entry.PassOn();
            ApplicationEvent.Add(context, application.Id, ApplicationEventKind.FundedPlacePassedOn, now);
            await mail.FundedPlacePassedOnAsync(context, application, entry, cancellation);
        }

        await context.SaveChangesAsync(cancellation);
        foreach (var run in late.Select(entry => entry.RunKey).Distinct())
        {
            await AllocateAsync(context, run, now, cancellation);
        }
    }

    /// <summary>Out of the queue for good; a place held is given to whoever is next.</summary>
    internal async Task LeaveAsync(BookingsContext context, Application application, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await context.FundedQueue.SingleOrDefaultAsync(row => row.ApplicationId == application.Id, cancellation) is not { } entry
            || entry.State is FundedState.Left or FundedState.Used)
        {
            return;
        }

        var held = entry.State == FundedState.Held;
        entry.Leave();
        if (held)
        {
            await GiveBackAsync(context, application, cancellation);
            await context.SaveChangesAsync(cancellation);
            await AllocateAsync(context, application.RunKey, now, cancellation);
        }
    }

    /// <summary>The held place becomes a booked one; it stays taken.</summary>
    internal static async Task UseAsync(BookingsContext context, Guid applicationId, CancellationToken cancellation) =>
        (await context.FundedQueue.SingleAsync(row => row.ApplicationId == applicationId, cancellation)).Use();

    /// <summary>Staff give a free place out of turn. The caller records who and why.</summary>
    /// <returns>False: none is free, or the person is not in the queue.</returns>
    internal async Task<bool> GiveOutOfTurnAsync(BookingsContext context, Application application, DateTimeOffset now, CancellationToken cancellation)
    {
        var entry = await context.FundedQueue.SingleOrDefaultAsync(row => row.ApplicationId == application.Id, cancellation);
        if (entry?.State is not (FundedState.Waiting or FundedState.PassedOn) || !await TakeAsync(context, application.RunKey, cancellation))
        {
            return false;
        }

        await HoldAsync(context, entry, now, cancellation);
        entry.ReferenceCame();
        return true;
    }

    /// <summary>Takes over a run's number of funded places, and gives new ones to whoever waits. Fewer than are taken is refused.</summary>
    internal async Task PublishAsync(BookingsContext context, SellableRun run, DateTimeOffset now, List<PublishRefusal> refusals, CancellationToken cancellation)
    {
        var places = run.FundedPlaces ?? 0;
        var pool = await context.FundedPools.SingleOrDefaultAsync(row => row.RunKey == run.RunKey, cancellation);
        if (pool is null && places == 0)
        {
            return;
        }

        if (pool?.Taken > places)
        {
            refusals.Add(new PublishRefusal.FundedBelowTaken(places, pool.Taken) { RunKey = run.RunKey });
            return;
        }

        if (pool is null)
        {
            pool = new() { RunKey = run.RunKey };
            context.FundedPools.Add(pool);
        }

        var more = places > pool.Places;
        pool.Set(places);
        await context.SaveChangesAsync(cancellation);
        if (more)
        {
            await AllocateAsync(context, run.RunKey, now, cancellation);
        }
    }

    /// <summary>Gives what is free to whoever is first.</summary>
    internal async Task AllocateAsync(BookingsContext context, Guid runKey, DateTimeOffset now, CancellationToken cancellation)
    {
        while (await FirstAsync(context, runKey, cancellation) is { } first && await TakeAsync(context, runKey, cancellation))
        {
            await HoldAsync(context, first, now, cancellation);
            await context.SaveChangesAsync(cancellation);
        }
    }

    private async Task HoldAsync(BookingsContext context, FundedEntry entry, DateTimeOffset now, CancellationToken cancellation)
    {
        var application = await context.Applications.SingleAsync(row => row.Id == entry.ApplicationId, cancellation);
        entry.Hold();
        application.HoldPlace();
        ApplicationEvent.Add(context, application.Id, ApplicationEventKind.FundedPlaceHeld, now);
        await mail.FundedPlaceHeldAsync(context, application, entry, cancellation);
    }

    private static Task<FundedEntry?> FirstAsync(BookingsContext context, Guid runKey, CancellationToken cancellation) =>
        context.FundedQueue.Where(row => row.RunKey == runKey && row.State == FundedState.Waiting)
            .OrderBy(row => row.QueuedAt).ThenBy(row => row.Number).FirstOrDefaultAsync(cancellation);

    /// <summary>A funded place is a place of the run as well: both are taken, or neither.</summary>
    private static async Task<bool> TakeAsync(BookingsContext context, Guid runKey, CancellationToken cancellation)
    {
        if (!await PlaceCount.HoldAsync(context, runKey, cancellation))
        {
            return false;
        }

        // One conditional update decides the race for the last funded place.
        if (await context.FundedPools.Where(pool => pool.RunKey == runKey && pool.Taken < pool.Places)
            .ExecuteUpdateAsync(set => set.SetProperty(pool => pool.Taken, pool => pool.Taken + 1), cancellation) == 1)
        {
            return true;
        }

        await PlaceCount.GiveBackHeldAsync(context, runKey, cancellation);
        return false;
    }

    private static async Task GiveBackAsync(BookingsContext context, Application application, CancellationToken cancellation)
    {
        if (await context.FundedPools.Where(pool => pool.RunKey == application.RunKey && pool.Taken > 0)
            .ExecuteUpdateAsync(set => set.SetProperty(pool => pool.Taken, pool => pool.Taken - 1), cancellation) != 1)
        {
            throw new InvalidOperationException($"The funded places of run {application.RunKey} do not add up.");
        }

        await PlaceCount.GiveBackHeldAsync(context, application.RunKey, cancellation);
        application.GivePlaceBack();
    }

    private DateTimeOffset ReferenceBy(DateTimeOffset now) => LondonDate.EndOf(WorkingDayCalendar.Add(LondonDate.Of(now), options.Value.FundedHoldWorkingDays));

    private static async Task<long> NextNumberAsync(BookingsContext context, CancellationToken cancellation) =>
        (await context.FundedQueue.MaxAsync(row => (long?)row.Number, cancellation) ?? 0) + 1;
}
