using DitSite.Bookings.Letters;
using DitSite.Bookings.Sales;
using DitSite.Bookings.Storage;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Bookings.Promises;

/// <summary>What should be so now, for one promise.</summary>
/// <param name="Ended">Null: still to be kept.</param>
internal sealed record ExpectedPromise(
    PromiseKind Kind, string Key, string About, string Owner, Guid? RunKey, Guid? BookingId, DateTimeOffset MadeAt, DateTimeOffset DueAt, Guid? MessageId, bool Troubled,
    (PromiseState State, DateTimeOffset At, string Proof)? Ended)
{
    /// <summary>Roles of the desk, as owners.</summary>
    public const string Admissions = "admissions";
    public const string Tutor = "tutor";

    /// <summary>A course and its date, for <see cref="About"/>.</summary>
    /// <param name="of">What of it, with what parts it from the course; empty: all.</param>
    public static string Course(SoldFacts facts, string of = "") => OneLine.Of($"{of}{facts.CourseTitle}, {facts.DatesText}", Promise.ProofLength)!;
}

/// <summary>
/// Writes down what the site has promised and what became of it. It reads what is so (bookings, notices, letters that have left) and never
/// what a feature says of itself, so that a feature that forgets a letter shows as a broken promise.
/// </summary>
public sealed class PromiseLedger(WriteGate gate, PromiseSources sources, TimeProvider clock)
{
    /// <summary>A promise that nothing speaks of any more was broken, not released, when it had been overdue for so long.</summary>
    private static readonly TimeSpan LongOverdue = TimeSpan.FromDays(7);

    /// <summary>Brings the ledger up to date. Safe at any time, and to repeat.</summary>
    public Task RunAsync(CancellationToken cancellation = default) =>
        gate.WriteAsync(
            async context =>
            {
                var now = clock.GetUtcNow();
                var expected = await sources.ReadAsync(context, now, cancellation);

                // Most are as they were: only those that change are followed.
                var open = await context.Promises.AsNoTracking().Where(promise => promise.State == PromiseState.Open).ToDictionaryAsync(promise => promise.Key, cancellation);
                var ended = await EndedAsync(context, expected.Select(one => one.Key).Where(key => !open.ContainsKey(key)), cancellation);
                foreach (var one in expected.Where(one => !ended.Contains(one.Key)))
                {
                    Note(context, open, one);
                }

                var keys = expected.Select(one => one.Key).ToHashSet();
                foreach (var gone in open.Values.Where(promise => !keys.Contains(promise.Key)))
                {
                    context.Promises.Attach(gone);
                    if (gone.DueAt < now - LongOverdue)
                    {
                        gone.End(PromiseState.Broken, now, "Never kept");
                    }
                    else
                    {
                        gone.End(PromiseState.Released, now, "Nobody is owed it any more");
                    }
                }

                return true;
            },
            cancellation);

    private static void Note(BookingsContext context, Dictionary<string, Promise> open, ExpectedPromise one)
    {
        if (!open.TryGetValue(one.Key, out var promise))
        {
            promise = new() { Kind = one.Kind, Key = one.Key, RunKey = one.RunKey, BookingId = one.BookingId, About = one.About, Owner = one.Owner, MadeAt = one.MadeAt };
            context.Promises.Add(promise);
        }
        else if (one.Ended is null && promise.Is(one.DueAt, one.MessageId, one.Troubled))
        {
            return;
        }
        else
        {
            context.Promises.Attach(promise);
        }

        promise.Due(one.DueAt, one.MessageId, one.Troubled);
        if (one.Ended is var (state, at, proof))
        {
            promise.End(state, at, proof);
        }
    }

    private static async Task<HashSet<string>> EndedAsync(BookingsContext context, IEnumerable<string> keys, CancellationToken cancellation)
    {
        HashSet<string> ended = new(StringComparer.Ordinal);
        foreach (var some in keys.Chunk(500))
        {
            ended.UnionWith(await context.Promises.Where(promise => some.Contains(promise.Key)).Select(promise => promise.Key).ToListAsync(cancellation));
        }

        return ended;
    }
}
