using DitSite.Bookings.Storage;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Bookings.Consent;

/// <summary>What becomes of rows that are kept no longer, because their time is over or because the visitor wishes it: a number.</summary>
internal static class ConsentRetention
{
    /// <returns>How many rows were deleted.</returns>
    public static async Task<int> DeleteAndCountAsync(BookingsContext database, IQueryable<ConsentRecord> rows, CancellationToken cancellation)
    {
        var kinds = await rows.GroupBy(row => new { row.PolicyVersion, row.Analytics })
            .Select(group => new { group.Key.PolicyVersion, group.Key.Analytics, Choices = group.Count() })
            .ToListAsync(cancellation);
        foreach (var kind in kinds)
        {
            var count = await database.ConsentCounts.FindAsync([kind.PolicyVersion, kind.Analytics], cancellation)
                ?? database.ConsentCounts.Add(new() { PolicyVersion = kind.PolicyVersion, Analytics = kind.Analytics }).Entity;
            count.Add(kind.Choices);
        }

        return kinds.Count == 0 ? 0 : await rows.ExecuteDeleteAsync(cancellation);
    }
}
