using DitSite.Bookings.Storage;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Bookings.Bookings;

/// <summary>Reads one booking. The caller has checked the right to see it: a link session, or the journey that made it.</summary>
public sealed class BookingFinder(IDbContextFactory<BookingsContext> contexts, TimeProvider clock)
{
    public async Task<BookingView?> FindAsync(BookingReference reference, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var booking = await context.Bookings.AsNoTracking().SingleOrDefaultAsync(row => row.Reference == reference, cancellation);
        return booking?.ToView(clock.Today);
    }
}
