using DitSite.Bookings.Bookings;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Bookings.Policies;

/// <summary>How changes to bookings lie in the database.</summary>
internal static class PolicyTables
{
    public static void Map(ModelBuilder model) => model.Entity<BookingChange>(change =>
    {
        change.Property(row => row.Reason).HasMaxLength(BookingChange.ReasonLength);
        change.HasOne<Booking>().WithMany().HasForeignKey(row => row.BookingId).OnDelete(DeleteBehavior.Cascade);
        change.HasIndex(row => row.BookingId);
    });
}
