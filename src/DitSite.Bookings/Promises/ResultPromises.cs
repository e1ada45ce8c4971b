using DitSite.Bookings.Applications;
using DitSite.Bookings.Outbox;
using DitSite.Bookings.Outcomes;
using DitSite.Bookings.Storage;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Bookings.Promises;

/// <summary>
/// A decision on an application, and the result of a role play, reach their person (S66). Read from what was decided: a decision without a
/// letter is a promise that nobody keeps.
/// </summary>
internal static class ResultPromises
{
    public static async Task<IReadOnlyList<ExpectedPromise>> ReadAsync(BookingsContext context, DateTimeOffset since, CancellationToken cancellation)
    {
        var decided = await context.Applications.AsNoTracking().Where(row => row.OfferedAt > since || (row.State == ApplicationState.Declined && row.ClosedAt > since))
            .Select(row => new { row.Id, row.RunKey, row.OfferedAt, row.State, row.ClosedAt }).ToListAsync(cancellation);
        var judged = await context.Outcomes.AsNoTracking().Where(row => row.JudgedAt > since)
            .Join(context.Bookings, row => row.BookingId, booking => booking.Id, (row, booking) => new { row.BookingId, booking.RunKey, row.JudgedAt, row.RolePlay, row.Revision }).ToListAsync(cancellation);
        List<Due> due =
        [
            .. decided.Where(row => row.OfferedAt > since).Select(row => new Due($"application:{row.Id:N}:application-offer:", "A decision on an application", ExpectedPromise.Admissions, row.RunKey, null, row.OfferedAt!.Value)),
            .. decided.Where(row => row.State == ApplicationState.Declined).Select(row => new Due($"application:{row.Id:N}:application-declined:", "A decision on an application", ExpectedPromise.Admissions, row.RunKey, null, row.ClosedAt!.Value)),
            .. judged.Select(row => new Due(
                $"{(row.RolePlay == RolePlayResult.Passed ? "role-play-passed" : "role-play-not-passed")}:{row.BookingId:N}:{row.Revision}", "The result of a role play", ExpectedPromise.Tutor, row.RunKey, row.BookingId, row.JudgedAt!.Value)),
        ];
        var letters = await PromiseLetter.ReadAsync(context, due.Select(one => one.Letter), cancellation);
        return
        [
            .. due.Select(one =>
            {
                var letter = letters.GetValueOrDefault(one.Letter);
                return new ExpectedPromise(
                    PromiseKind.Result, $"result:{one.Letter}", one.About, one.Owner, one.RunKey, one.BookingId, one.At, one.At + PromiseSources.LetterTime, letter?.Id,
                    letter is null or { State: OutboxState.Dead }, letter?.Kept);
            }),
        ];
    }

    /// <param name="Letter">Key in the outbox of the letter that keeps it.</param>
    private sealed record Due(string Letter, string About, string Owner, Guid RunKey, Guid? BookingId, DateTimeOffset At);
}
