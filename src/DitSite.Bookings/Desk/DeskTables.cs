using DitSite.Bookings.Bookings;
using DitSite.Bookings.Changes;
using DitSite.Bookings.Contact;
using DitSite.Bookings.Joining;
using DitSite.Bookings.Outbox;
using DitSite.Bookings.Promises;
using DitSite.Bookings.Sales;
using DitSite.Bookings.Waiting;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Bookings.Desk;

/// <summary>How what staff write and promise lies in the database.</summary>
internal static class DeskTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<JoiningInstructions>(instructions =>
        {
            instructions.HasKey(row => row.RunKey);
            instructions.Property(row => row.WrittenBy).HasMaxLength(JoiningInstructions.PersonLength);
            instructions.HasOne<RunOnSale>().WithOne().HasForeignKey<JoiningInstructions>(row => row.RunKey).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<ChangeAnswer>(answer =>
        {
            answer.HasKey(row => new { row.NoticeId, row.BookingId });
            answer.HasOne<ChangeNotice>().WithMany().HasForeignKey(row => row.NoticeId).OnDelete(DeleteBehavior.Cascade);
            answer.HasOne<Booking>().WithMany().HasForeignKey(row => row.BookingId).OnDelete(DeleteBehavior.Cascade);
            answer.HasIndex(row => row.BookingId);
        });
        model.Entity<WaitingEntry>(entry =>
        {
            entry.Property(row => row.Name).HasMaxLength(Booking.NameLength);
            entry.Property(row => row.Email).HasMaxLength(EmailAddress.MaxLength);
            entry.HasOne<RunOnSale>().WithMany().HasForeignKey(row => row.RunKey).OnDelete(DeleteBehavior.Restrict);
            entry.HasIndex(row => new { row.RunKey, row.EmailKey }).IsUnique()
                .HasFilter($"\"State\" IN ('{nameof(WaitingState.Asked)}', '{nameof(WaitingState.Waiting)}', '{nameof(WaitingState.Offered)}')");
            entry.HasIndex(row => new { row.RunKey, row.State, row.Number });
            entry.HasIndex(row => new { row.State, row.OfferEndsAt });
            entry.HasIndex(row => row.HoldId);
        });
        model.Entity<Promise>(promise =>
        {
            promise.Property(row => row.Key).HasMaxLength(Promise.KeyLength);
            promise.Property(row => row.Proof).HasMaxLength(Promise.ProofLength);
            promise.HasIndex(row => row.Key).IsUnique();
            promise.HasIndex(row => new { row.State, row.DueAt });
        });
        model.Entity<OwedAnswer>(answer =>
        {
            answer.HasKey(row => row.MessageId);
            answer.Property(row => row.GivenBy).HasMaxLength(OwedAnswer.PersonLength);
            answer.HasOne<OutboxMessage>().WithOne().HasForeignKey<OwedAnswer>(row => row.MessageId).OnDelete(DeleteBehavior.Cascade);
            answer.HasIndex(row => row.GivenAt);
        });
        model.Entity<WaitingLink>(link =>
        {
            link.HasKey(row => row.TokenHash);
            link.HasOne<WaitingEntry>().WithMany().HasForeignKey(row => row.EntryId).OnDelete(DeleteBehavior.Cascade);
            link.HasIndex(row => row.EntryId);
        });
    }
}
