using DitSite.Bookings.Consent;
using DitSite.Bookings.Storage;
using DitSite.Tests.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DitSite.Tests.Web.Consent;

public static class LogRows
{
    /// <summary>Rows of the consent log as they are in the database: of one visitor, or all.</summary>
    public static async Task<IReadOnlyList<ConsentRecord>> RowsAsync(this SiteFactory site, string? visitor = null)
    {
        await using var database = await site.Services.GetRequiredService<IDbContextFactory<BookingsContext>>().CreateDbContextAsync();
        return await database.Consents.AsNoTracking().Where(row => visitor == null || row.Visitor == visitor).OrderBy(row => row.At).ToListAsync();
    }

    /// <summary>The same, once there are as many as expected; after 20 seconds with as many as there are.</summary>
    public static async Task<IReadOnlyList<ConsentRecord>> RowsWhenAsync(this SiteFactory site, int count)
    {
        for (var deadline = Environment.TickCount64 + 20_000; ; await Task.Delay(50))
        {
            var rows = await site.RowsAsync();
            if (rows.Count >= count || Environment.TickCount64 > deadline)
            {
                return rows;
            }
        }
    }
}
