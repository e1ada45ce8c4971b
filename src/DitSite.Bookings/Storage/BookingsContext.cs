using DitSite.Bookings.Applications;
using DitSite.Bookings.Bookings;
using DitSite.Bookings.Changes;
using DitSite.Bookings.Consent;
using DitSite.Bookings.Contact;
using DitSite.Bookings.Desk;
using DitSite.Bookings.Evidence;
using DitSite.Bookings.Funding;
using DitSite.Bookings.Joining;
using DitSite.Bookings.Journeys;
using DitSite.Bookings.Links;
using DitSite.Bookings.MailingList;
using DitSite.Bookings.Money;
using DitSite.Bookings.Outbox;
using DitSite.Bookings.Outcomes;
using DitSite.Bookings.Places;
using DitSite.Bookings.Promises;
using DitSite.Bookings.Policies;
using DitSite.Bookings.Referees;
using DitSite.Bookings.Sales;
using DitSite.Bookings.Staff;
using DitSite.Bookings.Waiting;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Bookings.Storage;

/// <summary>Read from it freely; write through <see cref="WriteGate"/>.</summary>
public sealed class BookingsContext(DbContextOptions<BookingsContext> options) : DbContext(options)
{
    public DbSet<RunOnSale> Runs => Set<RunOnSale>();
    public DbSet<ChangeNotice> ChangeNotices => Set<ChangeNotice>();
    public DbSet<Hold> Holds => Set<Hold>();
    public DbSet<Booking> Bookings => Set<Booking>();
    public DbSet<AccessNeeds> AccessNeeds => Set<AccessNeeds>();
    public DbSet<BookingEvent> BookingEvents => Set<BookingEvent>();
    public DbSet<IssuedLink> Links => Set<IssuedLink>();
    public DbSet<Journey> Journeys => Set<Journey>();
    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();
    public DbSet<Subscription> Subscriptions => Set<Subscription>();
    public DbSet<SubscriptionRequest> SubscriptionRequests => Set<SubscriptionRequest>();
    public DbSet<Suppression> Suppressions => Set<Suppression>();
    public DbSet<AnnouncedRun> AnnouncedRuns => Set<AnnouncedRun>();
    public DbSet<ConsentRecord> Consents => Set<ConsentRecord>();
    public DbSet<ConsentCount> ConsentCounts => Set<ConsentCount>();
    public DbSet<SignedInSession> StaffSessions => Set<SignedInSession>();
    public DbSet<AuditEntry> Audit => Set<AuditEntry>();
    public DbSet<Application> Applications => Set<Application>();
    public DbSet<ApplicationEvent> ApplicationEvents => Set<ApplicationEvent>();
    public DbSet<ApplicationLink> ApplicationLinks => Set<ApplicationLink>();
    public DbSet<ApplicantNeeds> ApplicantNeeds => Set<ApplicantNeeds>();
    public DbSet<Finding> Findings => Set<Finding>();
    public DbSet<InformationRequest> InformationRequests => Set<InformationRequest>();
    public DbSet<EvidenceFile> EvidenceFiles => Set<EvidenceFile>();
    public DbSet<EvidenceContent> EvidenceContents => Set<EvidenceContent>();
    public DbSet<ReferenceRequest> References => Set<ReferenceRequest>();
    public DbSet<FundedPool> FundedPools => Set<FundedPool>();
    public DbSet<Invoice> Invoices => Set<Invoice>();
    public DbSet<Payment> Payments => Set<Payment>();
    public DbSet<BookingChange> BookingChanges => Set<BookingChange>();
    public DbSet<Outcome> Outcomes => Set<Outcome>();
    public DbSet<FundedEntry> FundedQueue => Set<FundedEntry>();
    public DbSet<DeletedApplications> DeletedApplications => Set<DeletedApplications>();

    public DbSet<ChangeAnswer> ChangeAnswers => Set<ChangeAnswer>();

    public DbSet<WaitingEntry> WaitingEntries => Set<WaitingEntry>();

    public DbSet<WaitingLink> WaitingLinks => Set<WaitingLink>();

    public DbSet<Promise> Promises => Set<Promise>();

    public DbSet<OwedAnswer> OwedAnswers => Set<OwedAnswer>();

    public DbSet<ProtectionKey> ProtectionKeys => Set<ProtectionKey>();

    public DbSet<JoiningInstructions> JoiningInstructions => Set<JoiningInstructions>();

    /// <summary>Runs whose places this context moved; the availability board is told after the commit.</summary>
    internal HashSet<Guid> TouchedRuns { get; } = [];

    /// <summary>Runs that may have a free place for who waits: it is offered before the commit.</summary>
    internal HashSet<Guid> FreedRuns { get; } = [];

    /// <summary>Mail was queued: the dispatcher is told after the commit.</summary>
    internal bool QueuedMail { get; set; }

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
        conventions.Properties<decimal>().HaveConversion<PenceConverter>();
        conventions.Properties<BookingReference>().HaveConversion<ReferenceConverter>();
        conventions.Properties<AppliedFor>().HaveConversion<JsonConverter<AppliedFor>, JsonComparer<AppliedFor>>();
        conventions.Properties<InvoiceParty>().HaveConversion<JsonConverter<InvoiceParty>, JsonComparer<InvoiceParty>>();
        conventions.Properties<SoldFacts>().HaveConversion<JsonConverter<SoldFacts>, JsonComparer<SoldFacts>>();
        conventions.Properties<IReadOnlyList<PriceLine>>().HaveConversion<JsonConverter<IReadOnlyList<PriceLine>>, JsonComparer<IReadOnlyList<PriceLine>>>();
        conventions.Properties<IReadOnlyList<MailAttachment>>()
            .HaveConversion<JsonConverter<IReadOnlyList<MailAttachment>>, JsonComparer<IReadOnlyList<MailAttachment>>>();
        conventions.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.Entity<RunOnSale>(run =>
        {
            run.ToTable("Runs").HasKey(r => r.RunKey);
            run.Property(r => r.Prices);
            run.Property(r => r.Facts);
            run.Property(r => r.CalendarSequence).HasDefaultValue(0);
        });
        model.Entity<ChangeNotice>(notice =>
        {
            notice.Property(n => n.Before);
            notice.Property(n => n.After);
            notice.HasOne<RunOnSale>().WithMany().HasForeignKey(n => n.RunKey).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<Hold>(hold =>
        {
            hold.HasOne<RunOnSale>().WithMany().HasForeignKey(h => h.RunKey).OnDelete(DeleteBehavior.Restrict);
            hold.HasIndex(h => h.JourneyHash).IsUnique();
            hold.HasIndex(h => h.AddressHash);
            hold.HasIndex(h => h.ExpiresAt);
        });
        model.Entity<Booking>(BookingTable);
        model.Entity<AccessNeeds>(needs =>
        {
            needs.HasKey(n => n.BookingId);
            needs.Property(n => n.Text).HasMaxLength(Booking.AccessNeedsLength);
            needs.HasOne<Booking>().WithOne().HasForeignKey<AccessNeeds>(n => n.BookingId).OnDelete(DeleteBehavior.Cascade);
            needs.HasIndex(n => n.DeleteAt);
        });
        model.Entity<BookingEvent>(e => e.HasOne<Booking>().WithMany().HasForeignKey(x => x.BookingId).OnDelete(DeleteBehavior.Cascade));
        model.Entity<IssuedLink>(link =>
        {
            link.ToTable("Links").HasKey(l => l.TokenHash);
            link.HasOne<Booking>().WithMany().HasForeignKey(l => l.BookingId).OnDelete(DeleteBehavior.Cascade);
            link.HasOne<Subscription>().WithMany().HasForeignKey(l => l.SubscriptionId).OnDelete(DeleteBehavior.Cascade);
            link.HasIndex(l => l.ExpiresAt);
        });
        model.Entity<Journey>(journey =>
        {
            journey.HasKey(j => j.IdHash);
            journey.HasIndex(j => j.ExpiresAt);
        });
        model.Entity<OutboxMessage>(message =>
        {
            message.ToTable("Outbox");
            message.Property(m => m.To).HasMaxLength(EmailAddress.MaxLength);
            message.Property(m => m.Subject).HasMaxLength(OutboxMessage.SubjectLength);
            message.Property(m => m.Attachments);
            message.HasIndex(m => m.DedupeKey).IsUnique();
            message.HasIndex(m => new { m.State, m.NextAttemptAt });
            message.HasIndex(m => m.QueuedAt);

            // Words are kept for a month, the record for a year: the hourly look for words to delete reads the month alone.
            message.HasIndex(m => m.SentAt).HasFilter("\"Text\" <> ''");
            message.HasIndex(m => m.BookingId);
            message.HasIndex(m => m.SubscriptionId);
        });
        model.Entity<Subscription>(subscription =>
        {
            subscription.Property(s => s.Email).HasMaxLength(Subscription.EmailLength);
            subscription.Property(s => s.CourseSlug).HasMaxLength(Subscription.CourseSlugLength);
            subscription.Property(s => s.CourseTitle).HasMaxLength(Subscription.CourseTitleLength);
            subscription.HasIndex(s => new { s.EmailHash, s.CourseSlug }).IsUnique();
            subscription.HasIndex(s => s.CourseSlug);
        });
        model.Entity<SubscriptionRequest>().HasIndex(r => new { r.EmailHash, r.At });
        model.Entity<Suppression>().HasKey(s => new { s.EmailHash, s.CourseSlug });
        model.Entity<AnnouncedRun>().HasKey(r => r.RunKey);
        model.Entity<ProtectionKey>(key =>
        {
            key.HasKey(k => k.Name);
            key.Property(k => k.Name).HasMaxLength(ProtectionKey.NameLength);
        });
        ConsentTables.Map(model);
        StaffTables.Map(model);
        ApplicationTables.Map(model);
        DeskTables.Map(model);
        MoneyTables.Map(model);
        PolicyTables.Map(model);
        OutcomeTables.Map(model);
    }

    private static void BookingTable(Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<Booking> booking)
    {
        booking.Property(b => b.Facts);
        booking.Property(b => b.MovedTo);
        booking.Ignore(b => b.Present);
        booking.Property(b => b.Lines);
        booking.Property(b => b.Reference).HasMaxLength(BookingReference.Length);
        booking.Property(b => b.BookerName).HasMaxLength(Booking.NameLength);
        booking.Property(b => b.BookerEmail).HasMaxLength(Booking.EmailLength);
        booking.Property(b => b.DelegateName).HasMaxLength(Booking.NameLength);
        booking.Property(b => b.DelegateEmail).HasMaxLength(Booking.EmailLength);
        booking.Property(b => b.RegistrationBody).HasMaxLength(Booking.RegistrationBodyLength);
        booking.Property(b => b.RegistrationNumber).HasMaxLength(Booking.RegistrationNumberLength);
        booking.Property(b => b.PurchaseOrder).HasMaxLength(Booking.PurchaseOrderLength);
        booking.Property(b => b.BillingOrganisation).HasMaxLength(Booking.OrganisationLength);
        booking.Property(b => b.BillingAddress).HasMaxLength(Booking.BillingAddressLength);
        booking.HasOne<RunOnSale>().WithMany().HasForeignKey(b => b.RunKey).OnDelete(DeleteBehavior.Restrict);
        booking.HasIndex(b => b.Reference).IsUnique();
        booking.HasIndex(b => b.KeyHash).IsUnique();
        booking.HasIndex(b => new { b.RunKey, b.BookedAt });

        // A second guard behind the check in PlaceBooking: one standing place for one delegate on one run.
        booking.HasIndex(b => new { b.RunKey, b.DelegateEmailKey }).IsUnique().HasFilter($"\"State\" = '{nameof(BookingState.Booked)}'");
    }
}
