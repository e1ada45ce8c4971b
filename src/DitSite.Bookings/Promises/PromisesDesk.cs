using DitSite.Bookings.Storage;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Bookings.Promises;

/// <summary>One line of the ledger.</summary>
/// <param name="Booking">Null: it is not about one booking.</param>
public sealed record PromiseLine(PromiseKind Kind, string About, string Owner, BookingReference? Booking, Guid? RunKey, DateTimeOffset DueAt, PromiseStanding Standing, DateTimeOffset? EndedAt, string? Proof, Guid? MessageId);

/// <summary>The ledger as staff read it.</summary>
public sealed class PromisesDesk(IDbContextFactory<BookingsContext> contexts, TimeProvider clock)
{
    public const int PageSize = 50;

    /// <summary>What is open, at risk or broken: what is due first comes first.</summary>
    public async Task<IReadOnlyList<PromiseLine>> OpenAsync(CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await LinesAsync(context, context.Promises.Where(promise => promise.State == PromiseState.Open || promise.State == PromiseState.Broken).OrderBy(promise => promise.DueAt).Take(500), cancellation);
    }

    /// <summary>What has ended, latest first.</summary>
    /// <param name="page">1-based.</param>
    public async Task<(IReadOnlyList<PromiseLine> Lines, int Total)> EndedAsync(int page, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var ended = context.Promises.Where(promise => promise.State != PromiseState.Open);
        return (await LinesAsync(context, ended.OrderByDescending(promise => promise.EndedAt).ThenByDescending(promise => promise.Id).Skip((page - 1) * PageSize).Take(PageSize), cancellation), await ended.CountAsync(cancellation));
    }

    private async Task<IReadOnlyList<PromiseLine>> LinesAsync(BookingsContext context, IQueryable<Promise> which, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var rows = await which.AsNoTracking().ToListAsync(cancellation);
        var ids = rows.Select(row => row.BookingId).OfType<Guid>().Distinct().ToList();
        var references = await context.Bookings.AsNoTracking().Where(booking => ids.Contains(booking.Id)).ToDictionaryAsync(booking => booking.Id, booking => booking.Reference, cancellation);
        return
        [
            .. rows.Select(row => new PromiseLine(
                row.Kind, row.About, row.Owner, row.BookingId is { } id && references.TryGetValue(id, out var reference) ? reference : null, row.RunKey,
                row.DueAt, row.Standing(now), row.EndedAt, row.Proof, row.MessageId)),
        ];
    }
}
