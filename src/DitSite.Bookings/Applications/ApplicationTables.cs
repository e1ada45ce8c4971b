using DitSite.Bookings.Evidence;
using DitSite.Bookings.Funding;
using DitSite.Bookings.Referees;
using DitSite.Bookings.Sales;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DitSite.Bookings.Applications;

/// <summary>How applications, their files, references and the queue for funded places lie in the database.</summary>
internal static class ApplicationTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<Application>(ApplicationTable);
        model.Entity<ApplicationEvent>(row =>
        {
            row.HasOne<Application>().WithMany().HasForeignKey(e => e.ApplicationId).OnDelete(DeleteBehavior.Cascade);
            row.Property(e => e.Detail).HasMaxLength(ApplicationEvent.TextLength);
        });
        model.Entity<ApplicationLink>(link =>
        {
            link.HasKey(l => l.TokenHash);
            link.HasOne<Application>().WithMany().HasForeignKey(l => l.ApplicationId).OnDelete(DeleteBehavior.Cascade);
            link.HasOne<ReferenceRequest>().WithMany().HasForeignKey(l => l.ReferenceId).OnDelete(DeleteBehavior.Cascade);
            link.HasIndex(l => l.ExpiresAt);
            link.HasIndex(l => new { l.EmailHash, l.IssuedAt });
        });
        model.Entity<ApplicantNeeds>(needs =>
        {
            needs.HasKey(n => n.ApplicationId);
            needs.HasOne<Application>().WithOne().HasForeignKey<ApplicantNeeds>(n => n.ApplicationId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<Finding>(finding =>
        {
            finding.HasKey(f => new { f.ApplicationId, f.RequirementCode });
            finding.Property(f => f.Reason).HasMaxLength(Finding.ReasonLength);
            finding.HasOne<Application>().WithMany().HasForeignKey(f => f.ApplicationId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<InformationRequest>(request =>
        {
            request.Property(r => r.Question).HasMaxLength(InformationRequest.QuestionLength);
            request.HasOne<Application>().WithMany().HasForeignKey(r => r.ApplicationId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<EvidenceFile>(file =>
        {
            file.HasOne<Application>().WithMany().HasForeignKey(f => f.ApplicationId).OnDelete(DeleteBehavior.Cascade);
            file.HasIndex(f => f.Scan).HasFilter($"\"Scan\" = '{nameof(ScanState.Pending)}'");
        });
        model.Entity<EvidenceContent>(content =>
        {
            content.HasKey(c => c.FileId);
            content.HasOne<EvidenceFile>().WithOne().HasForeignKey<EvidenceContent>(c => c.FileId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<ReferenceRequest>(reference =>
        {
            reference.ToTable("References");
            reference.HasOne<Application>().WithMany().HasForeignKey(r => r.ApplicationId).OnDelete(DeleteBehavior.Cascade);
            reference.HasIndex(r => new { r.State, r.ExpiresAt });
        });
        model.Entity<FundedPool>(pool =>
        {
            pool.HasKey(p => p.RunKey);
            pool.HasOne<RunOnSale>().WithOne().HasForeignKey<FundedPool>(p => p.RunKey).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<FundedEntry>(entry =>
        {
            entry.ToTable("FundedQueue").HasKey(e => e.ApplicationId);
            entry.HasOne<Application>().WithOne().HasForeignKey<FundedEntry>(e => e.ApplicationId).OnDelete(DeleteBehavior.Cascade);
            entry.HasIndex(e => new { e.RunKey, e.State, e.QueuedAt, e.Number });
        });
        model.Entity<DeletedApplications>(deleted =>
        {
            deleted.ToTable("DeletedApplications").HasKey(d => new { d.Month, d.CourseTitle, d.Outcome });
            deleted.Property(d => d.CourseTitle).HasMaxLength(Applications.DeletedApplications.CourseTitleLength);
        });
    }

    private static void ApplicationTable(EntityTypeBuilder<Application> application)
    {
        application.Property(a => a.Course);
        application.Property(a => a.Reference).HasMaxLength(BookingReference.Length);
        application.Property(a => a.Email).HasMaxLength(EmailAddress.MaxLength);
        application.Property(a => a.Name).HasMaxLength(Application.NameLength);
        application.HasOne<RunOnSale>().WithMany().HasForeignKey(a => a.RunKey).OnDelete(DeleteBehavior.Restrict);
        application.HasIndex(a => a.Reference).IsUnique();
        application.HasIndex(a => a.State);

        // One application under way for one person and run, whatever the code above it does.
        application.HasIndex(a => new { a.RunKey, a.EmailKey }).IsUnique().HasFilter("\"State\" NOT IN ('Declined', 'Withdrawn', 'Lapsed')");
    }
}
