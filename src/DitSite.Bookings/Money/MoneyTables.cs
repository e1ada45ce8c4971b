using DitSite.Bookings.Bookings;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Bookings.Money;

/// <summary>How invoices and payments lie in the database.</summary>
internal static class MoneyTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<Invoice>(invoice =>
        {
            invoice.Property(row => row.Seller);
            invoice.Property(row => row.Buyer);
            invoice.Property(row => row.Lines);
            invoice.HasOne<Booking>().WithMany().HasForeignKey(row => row.BookingId).OnDelete(DeleteBehavior.Restrict);

            // A second guard behind the transaction that counts: one number, one document.
            invoice.HasIndex(row => new { row.Kind, row.Number }).IsUnique();
            invoice.HasIndex(row => row.BookingId);
        });
        model.Entity<Payment>(payment =>
        {
            payment.HasOne<Booking>().WithMany().HasForeignKey(row => row.BookingId).OnDelete(DeleteBehavior.Restrict);
            payment.HasIndex(row => row.BookingId);
        });
    }
}
