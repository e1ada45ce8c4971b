using Microsoft.EntityFrameworkCore;

namespace DitSite.Bookings.Staff;

/// <summary>How sessions and the record of staff lie in the database.</summary>
internal static class StaffTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<SignedInSession>(session =>
        {
            session.ToTable("StaffSessions").HasKey(s => s.KeyHash);
            session.HasIndex(s => s.ExpiresAt);
        });
        model.Entity<AuditEntry>(entry =>
        {
            entry.ToTable("StaffAudit");
            entry.Property(e => e.Subject).HasMaxLength(AuditEntry.PersonLength);
            entry.Property(e => e.Person).HasMaxLength(AuditEntry.PersonLength);
            entry.Property(e => e.Action).HasMaxLength(AuditEntry.ActionLength);
            entry.Property(e => e.Item).HasMaxLength(AuditEntry.ItemLength);
            entry.HasIndex(e => e.Item);
        });
    }
}
