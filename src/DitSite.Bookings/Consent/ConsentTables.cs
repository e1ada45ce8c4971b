using Microsoft.EntityFrameworkCore;

namespace DitSite.Bookings.Consent;

internal static class ConsentTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<ConsentRecord>(record =>
        {
            record.Property(r => r.Visitor).HasMaxLength(ConsentRecord.VisitorLength);
            record.Property(r => r.PolicyVersion).HasMaxLength(ConsentRecord.VersionLength);
            record.Property(r => r.TextHash).HasMaxLength(ConsentRecord.HashLength);
            record.Property(r => r.RegistryHash).HasMaxLength(ConsentRecord.HashLength);
            record.Property(r => r.Method).HasMaxLength(ConsentRecord.WordLength);
            record.Property(r => r.Signal).HasMaxLength(ConsentRecord.WordLength);
            record.HasIndex(r => r.Visitor);
            record.HasIndex(r => r.ExpiresAt);
        });
        model.Entity<ConsentCount>().HasKey(count => new { count.PolicyVersion, count.Analytics });
    }
}
