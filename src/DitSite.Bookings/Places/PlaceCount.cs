using DitSite.Bookings.Storage;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Bookings.Places;

/// <summary>The contested number. Each move is one guarded update, and its row count is the answer.</summary>
internal static class PlaceCount
{
    /// <summary>One conditional update decides the race for the last place.</summary>
    public static async Task<bool> TakeAsync(BookingsContext context, Guid runKey, CancellationToken cancellation)
    {
        context.TouchedRuns.Add(runKey);
        return await context.Runs
            .Where(run => run.RunKey == runKey && run.OnSale && run.PlacesTaken < run.Capacity)
            .ExecuteUpdateAsync(set => set.SetProperty(run => run.PlacesTaken, run => run.PlacesTaken + 1), cancellation) == 1;
    }

    public static async Task<bool> HoldAsync(BookingsContext context, Guid runKey, CancellationToken cancellation)
    {
        context.TouchedRuns.Add(runKey);
        return await context.Runs
            .Where(run => run.RunKey == runKey && run.OnSale && run.PlacesTaken < run.Capacity)
            .ExecuteUpdateAsync(
                set => set.SetProperty(run => run.PlacesTaken, run => run.PlacesTaken + 1).SetProperty(run => run.PlacesHeld, run => run.PlacesHeld + 1),
                cancellation) == 1;
    }

    /// <summary>The held place becomes a booked one; it stays taken.</summary>
    public static Task UseHeldAsync(BookingsContext context, Guid runKey, CancellationToken cancellation) =>
        MovedAsync(context, runKey, context.Runs
            .Where(run => run.RunKey == runKey && run.PlacesHeld > 0)
            .ExecuteUpdateAsync(set => set.SetProperty(run => run.PlacesHeld, run => run.PlacesHeld - 1), cancellation));

    public static Task GiveBackHeldAsync(BookingsContext context, Guid runKey, CancellationToken cancellation) =>
        FreedAsync(context, runKey, context.Runs
            .Where(run => run.RunKey == runKey && run.PlacesHeld > 0 && run.PlacesTaken > 0)
            .ExecuteUpdateAsync(
                set => set.SetProperty(run => run.PlacesTaken, run => run.PlacesTaken - 1).SetProperty(run => run.PlacesHeld, run => run.PlacesHeld - 1),
                cancellation));

    public static Task GiveBackBookedAsync(BookingsContext context, Guid runKey, CancellationToken cancellation) =>
        FreedAsync(context, runKey, context.Runs
            .Where(run => run.RunKey == runKey && run.PlacesTaken > run.PlacesHeld)
            .ExecuteUpdateAsync(set => set.SetProperty(run => run.PlacesTaken, run => run.PlacesTaken - 1), cancellation));

    private static Task FreedAsync(BookingsContext context, Guid runKey, Task<int> update)
    {
        context.FreedRuns.Add(runKey);
        return MovedAsync(context, runKey, update);
    }

    /// <summary>A place that was taken is there to be given back: anything else is our bug, and the transaction must not commit.</summary>
    private static async Task MovedAsync(BookingsContext context, Guid runKey, Task<int> update)
    {
        context.TouchedRuns.Add(runKey);
        if (await update != 1)
        {
            throw new InvalidOperationException($"The places of run {runKey} do not add up.");
        }
    }
}
