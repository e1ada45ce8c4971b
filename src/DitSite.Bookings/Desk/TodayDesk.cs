using DitSite.Bookings.Applications;
using DitSite.Bookings.Bookings;
using DitSite.Bookings.Evidence;
using DitSite.Bookings.Funding;
using DitSite.Bookings.Joining;
using DitSite.Bookings.Outbox;
using DitSite.Bookings.Promises;
using DitSite.Bookings.Referees;
using DitSite.Bookings.Sales;
using DitSite.Bookings.Storage;
using DitSite.Bookings.Waiting;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Bookings.Desk;

/// <summary>How much of each kind needs a person now.</summary>
/// <param name="ToDecide">Applications that are complete and wait for staff.</param>
/// <param name="OffersEnding">Offers, to applicants and to people who wait, that end within two days.</param>
/// <param name="ReferencesLate">References still awaited whose link ends within two weeks.</param>
/// <param name="NotScanned">Files that wait for the virus scanner.</param>
/// <param name="Undelivered">Letters that were given up.</param>
/// <param name="ChangesToConfirm">Moved runs of which nobody has been told.</param>
/// <param name="ToAnswer">Messages from the contact page of which nobody has said that they are answered.</param>
/// <param name="AtRisk">Promises that are due within a day, or lack something.</param>
/// <param name="Broken">Promises that are overdue or past mending.</param>
/// <param name="WithoutInstructions">Runs whose joining instructions are due soon and not written.</param>
public sealed record TodayTasks(
    int ToDecide, int OffersEnding, int ReferencesLate, int NotScanned, int Undelivered, int ChangesToConfirm, int ToAnswer, int AtRisk, int Broken, IReadOnlyList<TodayRun> WithoutInstructions);

/// <summary>One run that is still to come or under way.</summary>
public sealed record TodayRun(Guid RunKey, SoldFacts Facts, int Capacity, int Booked, int Held, int? Funded, int Waiting);

/// <summary>What staff see first. Counts and runs only: no name, no address.</summary>
public sealed class TodayDesk(IDbContextFactory<BookingsContext> contexts, TimeProvider clock)
{
    private static readonly TimeSpan Soon = TimeSpan.FromDays(2);

    public async Task<(TodayTasks Tasks, IReadOnlyList<TodayRun> Runs)> ReadAsync(CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        var soon = now + Soon;
        var reminded = now + ReferenceRequest.Reminders[^1];
        var promises = await context.Promises.AsNoTracking().Where(row => row.State == PromiseState.Open || row.State == PromiseState.Broken).ToListAsync(cancellation);
        var runs = await RunsAsync(context, now, cancellation);
        var written = await context.JoiningInstructions.AsNoTracking().Select(row => row.RunKey).ToHashSetAsync(cancellation);
        return (
            new(
                await context.Applications.CountAsync(row => row.State == ApplicationState.Submitted || row.State == ApplicationState.InReview, cancellation),
                await context.Applications.CountAsync(row => row.State == ApplicationState.Offered && row.OfferEndsAt <= soon, cancellation)
                    + await context.WaitingEntries.CountAsync(row => row.State == WaitingState.Offered && row.OfferEndsAt <= soon, cancellation),
                await context.References.CountAsync(row => row.State == ReferenceState.Waiting && row.ExpiresAt <= reminded, cancellation),
                await context.EvidenceFiles.CountAsync(row => row.Scan == ScanState.Pending, cancellation),
                await context.Outbox.CountAsync(row => row.State == OutboxState.Dead, cancellation),
                await context.ChangeNotices.CountAsync(row => row.State == ChangeNoticeState.Open, cancellation),
                await context.OwedAnswers.CountAsync(row => row.GivenAt == null, cancellation),
                promises.Count(promise => promise.Standing(now) == PromiseStanding.AtRisk),
                promises.Count(promise => promise.Standing(now) == PromiseStanding.Broken),
                [.. runs.Where(run => run.Booked > 0 && !written.Contains(run.RunKey) && JoiningDates.WarnFrom(run.Facts) <= now)]),
            runs);
    }

    private static async Task<IReadOnlyList<TodayRun>> RunsAsync(BookingsContext context, DateTimeOffset now, CancellationToken cancellation)
    {
        var rows = await context.Runs.AsNoTracking().Where(run => run.OnSale || context.Bookings.Any(booking => booking.RunKey == run.RunKey && booking.State == BookingState.Booked && booking.RunEndsAt > now)).ToListAsync(cancellation);
        var waiting = await context.WaitingEntries.AsNoTracking().Where(entry => entry.State == WaitingState.Waiting || entry.State == WaitingState.Offered)
            .GroupBy(entry => entry.RunKey).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellation);
        var queue = await context.FundedQueue.AsNoTracking().Where(entry => entry.State == FundedState.Waiting)
            .GroupBy(entry => entry.RunKey).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellation);
        var funded = await context.FundedPools.AsNoTracking().ToDictionaryAsync(pool => pool.RunKey, pool => pool.Taken, cancellation);
        return
        [
            .. rows.Where(run => run.Facts.EndsAt > now).OrderBy(run => run.Facts.Starts).Select(run => new TodayRun(
                run.RunKey, run.Facts, run.Capacity, run.PlacesBooked, run.PlacesHeld, funded.TryGetValue(run.RunKey, out var taken) ? taken : null,
                waiting.GetValueOrDefault(run.RunKey) + queue.GetValueOrDefault(run.RunKey))),
        ];
    }
}
