using DitSite.Bookings.Bookings;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Bookings.Outcomes;

/// <summary>How outcomes lie in the database.</summary>
internal static class OutcomeTables
{
    public static void Map(ModelBuilder model) => model.Entity<Outcome>(outcome =>
    {
        outcome.HasKey(row => row.BookingId);
        outcome.Property(row => row.Held);
        outcome.HasOne<Booking>().WithOne().HasForeignKey<Outcome>(row => row.BookingId).OnDelete(DeleteBehavior.Cascade);
    });
}
