using DitSite.Bookings.Applications;
using DitSite.Bookings.Funding;
using DitSite.Bookings.Storage;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Bookings.Promises;

/// <summary>
/// Funded places go to whoever was complete first (S55). Read from who stands where: a person who waits while somebody who came later holds
/// a place was passed over, unless staff gave that place out of turn, with their reason on record.
/// </summary>
internal static class FundedPromises
{
    public static async Task<IReadOnlyList<ExpectedPromise>> ReadAsync(BookingsContext context, DateTimeOffset since, DateTimeOffset now, CancellationToken cancellation)
    {
        // Places given long ago matter only where somebody still waits.
        var open = context.FundedQueue.AsNoTracking().Where(entry =>
            entry.State == FundedState.Waiting
            || ((entry.State == FundedState.Held || entry.State == FundedState.Used)
                && (context.FundedQueue.Any(other => other.RunKey == entry.RunKey && other.State == FundedState.Waiting)
                    || context.ApplicationEvents.Any(change => change.ApplicationId == entry.ApplicationId && change.Kind == ApplicationEventKind.FundedPlaceHeld && change.At > since))));
        var given = await open.Join(context.ApplicationEvents, entry => entry.ApplicationId, change => change.ApplicationId, (entry, change) => change)
            .Where(change => change.Kind == ApplicationEventKind.FundedPlaceHeld || change.Kind == ApplicationEventKind.FundedPlaceByStaff)
            .Select(change => new { change.ApplicationId, change.Kind, change.At }).ToListAsync(cancellation);
        var (held, byStaff) = (given.Where(one => one.Kind == ApplicationEventKind.FundedPlaceHeld).ToLookup(one => one.ApplicationId, one => one.At), given.Where(one => one.Kind == ApplicationEventKind.FundedPlaceByStaff).Select(one => one.ApplicationId).ToHashSet());
        var entries = await open.Join(context.Applications, entry => entry.ApplicationId, application => application.Id, (entry, application) => new { entry.ApplicationId, entry.RunKey, entry.QueuedAt, entry.Number, entry.State, application.Course })
            .ToListAsync(cancellation);
        List<ExpectedPromise> expected = [];
        foreach (var entry in entries)
        {
            var mine = GivenAt(entry.ApplicationId, entry.QueuedAt);
            if (entry.State != FundedState.Waiting && mine <= since)
            {
                continue;
            }

            // By the moment and by the order of the commits: a clock that was set back passes nobody over.
            var later = entry.State != FundedState.Waiting ? null : entries.Find(other =>
                other.RunKey == entry.RunKey && other.State != FundedState.Waiting && other.Number > entry.Number && other.QueuedAt >= entry.QueuedAt && !byStaff.Contains(other.ApplicationId));
            var due = LondonDate.EndOf(entry.Course.Facts.Starts.AddDays(-1));
            (PromiseState, DateTimeOffset, string)? ended = entry.State switch
            {
                _ when later is not null => (PromiseState.Broken, GivenAt(later.ApplicationId, later.QueuedAt), "A funded place went to somebody who came later"),
                FundedState.Waiting when due <= now => (PromiseState.Released, due, "The course began, and nobody who came later has a place"),
                FundedState.Waiting => null,
                _ => (PromiseState.Kept, mine, byStaff.Contains(entry.ApplicationId) ? "Staff gave a place" : "Nobody who came before still waited"),
            };
            expected.Add(new(
                PromiseKind.FirstComeFirstServed, $"funded:{entry.ApplicationId:N}:{entry.Number}", ExpectedPromise.Course(entry.Course.Facts, "A funded place: "), ExpectedPromise.Admissions, entry.RunKey, null,
                entry.QueuedAt, due, null, false, ended));
        }

        return expected;

        DateTimeOffset GivenAt(Guid application, DateTimeOffset queued) => held[application].DefaultIfEmpty(queued).Max();
    }
}
