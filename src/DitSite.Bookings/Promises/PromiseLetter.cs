using DitSite.Bookings.Outbox;
using DitSite.Bookings.Storage;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Bookings.Promises;

/// <summary>The letter that keeps a promise, as it stands in the outbox.</summary>
/// <param name="SentAt">UTC; null: it has not left.</param>
internal sealed record PromiseLetter(Guid Id, OutboxState State, DateTimeOffset? SentAt)
{
    /// <summary>How the promise ended; null: it is still to be kept.</summary>
    public (PromiseState State, DateTimeOffset At, string Proof)? Kept => SentAt is { } sent ? (PromiseState.Kept, sent, "The letter has left") : null;

    /// <summary>By their keys in the outbox; one that was never written is left out.</summary>
    public static async Task<Dictionary<string, PromiseLetter>> ReadAsync(BookingsContext context, IEnumerable<string> keys, CancellationToken cancellation)
    {
        Dictionary<string, PromiseLetter> found = new(StringComparer.Ordinal);
        foreach (var some in keys.Chunk(500))
        {
            foreach (var row in await context.Outbox.AsNoTracking().Where(row => some.Contains(row.DedupeKey)).Select(row => new { row.DedupeKey, row.Id, row.State, row.SentAt }).ToListAsync(cancellation))
            {
                found[row.DedupeKey] = new(row.Id, row.State, row.SentAt);
            }
        }

        return found;
    }
}
