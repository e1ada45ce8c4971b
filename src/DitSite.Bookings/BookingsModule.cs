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
using DitSite.Bookings.Letters;
using DitSite.Bookings.Links;
using DitSite.Bookings.MailingList;
using DitSite.Bookings.Money;
using DitSite.Bookings.Operations;
using DitSite.Bookings.Outbox;
using DitSite.Bookings.Outcomes;
using DitSite.Bookings.Places;
using DitSite.Bookings.Promises;
using DitSite.Bookings.Policies;
using DitSite.Bookings.Referees;
using DitSite.Bookings.Retention;
using DitSite.Bookings.Sales;
using DitSite.Bookings.Staff;
using DitSite.Bookings.Storage;
using DitSite.Bookings.Waiting;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace DitSite.Bookings;

/// <summary>Registers everything that is promised: places, bookings, links, mail.</summary>
public static class BookingsModule
{
    /// <summary>
    /// Reads <c>Bookings:*</c>, <c>Smtp:*</c> and <c>ConnectionStrings:Bookings</c> from the host's configuration. The host configures
    /// <see cref="LetterOptions"/>. The database is ready before any hosted service starts.
    /// </summary>
    public static IServiceCollection AddBookings(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<BookingsOptions>().Configure<IConfiguration>((options, all) => options.Read(all.GetSection(BookingsOptions.Section)));
        services.AddOptions<SmtpOptions>()
            .Configure<IConfiguration>((options, all) => options.Read(all.GetSection(SmtpOptions.Section)))
            .Validate(options => options.Port is > 0 and <= 65535, "Smtp:Port must be a port number, usually 587.")
            .Validate(options => options.TimeoutSeconds is > 0 and <= 600, "Smtp:TimeoutSeconds must be between 1 and 600.")
            .Validate(options => options.StartTls is not null, "Smtp:StartTls must be true or false.")
            .ValidateOnStart();
        services.AddOptions<LetterOptions>();

        services.AddSingleton<BookingsPaths>().AddSingleton(provider => BookingsDatabase.Of(provider.GetRequiredService<BookingsPaths>())).AddSingleton<SecretKey>().AddSingleton<Migrator>().AddSingleton<StoredRuns>().AddSingleton<QuietStart>().AddSingleton<WriteGate>();
        services.AddDbContextFactory<BookingsContext>((provider, options) =>
        {
            provider.GetRequiredService<BookingsDatabase>().Configure(options);
            options.AddInterceptors(provider.GetServices<IInterceptor>());
        });
        services.AddSingleton<BookingsStartup>().AddHostedService(provider => provider.GetRequiredService<BookingsStartup>());
        services.AddSingleton<ProtectionKeys>().AddSingleton<NodeNews>().AddHostedService(provider => provider.GetRequiredService<NodeNews>());

        services.AddSingleton<SellableRuns>().AddSingleton<AvailabilityBoard>().AddSingleton<PlaceHolds>();
        services.AddSingleton<PlaceBooking>().AddSingleton<BookingFinder>().AddSingleton<BookingCancellation>().AddSingleton<EmailCorrection>();
        services.AddSingleton<BookingMail>().AddSingleton<BookingLetters>().AddSingleton<MailingListLetters>();
        services.AddSingleton<BookingLinks>().AddSingleton<JourneyStore>();
        services.AddSingleton<CourseSubscriptions>().AddSingleton<NewDates>().AddSingleton<ContactMessages>();
        services.AddSingleton<StaffSessions>().AddSingleton<StaffAudit>().AddSingleton<BookingsDesk>().AddSingleton<MessagesDesk>().AddSingleton<RunLetters>();
        services.AddOptions<WaitingOptions>()
            .Configure<IConfiguration>((options, all) => options.Read(all.GetSection(WaitingOptions.Section)))
            .Validate(options => options.OfferWorkingDays is > 0 and <= 250, "WaitingList:OfferWorkingDays must be a number from 1 to 250.")
            .Validate(options => options.CutOffWorkingDays is > 0 and <= 250, "WaitingList:CutOffWorkingDays must be a number from 1 to 250.")
            .ValidateOnStart();
        services.AddSingleton<WaitingLetters>().AddSingleton<WaitingOffers>().AddSingleton<WaitingList>().AddSingleton<WaitingSweep>();
        services.AddSingleton<PromiseSources>().AddSingleton<PromiseLedger>().AddSingleton<PromisesDesk>().AddSingleton<TodayDesk>();
        services.AddSingleton<ChangeLetters>().AddSingleton<ChangeNotices>().AddSingleton<BookingMoves>();
        services.AddSingleton<JoiningLetters>().AddSingleton<JoiningMail>().AddSingleton<JoiningDesk>().AddSingleton<JoiningSweep>();
        services.AddSingleton<Backup>().AddSingleton<Restore>();

        services.AddOptions<ApplicationOptions>()
            .Configure<IConfiguration>((options, all) => options.Read(all.GetSection(ApplicationOptions.Section)))
            .Validate(options => options.FundedHoldWorkingDays is > 0 and <= 250, "Applications:FundedHoldWorkingDays must be a number from 1 to 250.")
            .Validate(options => options.OfferWorkingDays is > 0 and <= 250, "Applications:OfferWorkingDays must be a number from 1 to 250.")
            .Validate(options => options.InformationWorkingDays is > 0 and <= 250, "Applications:InformationWorkingDays must be a number from 1 to 250.")
            .ValidateOnStart();
        services.AddSingleton<ApplicationSecrets>().AddSingleton<ApplicationLinks>().AddSingleton<ApplicationReader>().AddSingleton<ApplicationDrafts>();
        services.AddSingleton<ApplicantSteps>().AddSingleton<OfferAcceptance>().AddSingleton<ApplicationEnding>()
            .AddSingleton<StaffWork>().AddSingleton<Assessments>().AddSingleton<Decisions>().AddSingleton<DecisionLetters>().AddSingleton<ApplicantNames>().AddSingleton<ApplicationsDesk>().AddSingleton<ApplicationSweep>();
        services.AddSingleton<ApplicationMail>().AddSingleton<ApplicationLetters>().AddSingleton<RefereeLetters>();
        services.AddSingleton<References>().AddSingleton<FundedPlaces>();
        services.AddSingleton<EvidenceKeys>().AddSingleton<ClamAv>().AddSingleton<EvidenceStore>().AddSingleton<EvidenceKeyRotation>();

        services.AddOptions<InvoiceOptions>()
            .Configure<IConfiguration>((options, all) => options.Read(all.GetSection(InvoiceOptions.Section)))
            .Validate(options => options.IsReadable, "One of the Invoices settings can't be read: Vat is exempt, outside-the-scope, zero-rated or standard-rated; VatRate is a percentage; PaymentDays, FirstNumber and the days of reminders are whole numbers, and the first reminder comes before the second.")
            .ValidateOnStart();
        services.AddSingleton<Invoicing>().AddSingleton<MoneyDesk>().AddSingleton<MoneyMail>().AddSingleton<MoneyLetters>().AddSingleton<PaymentSweep>();
        services.AddSingleton<BookingChanges>().AddSingleton<NameCorrection>().AddSingleton<ChangeMail>().AddSingleton<BookingChangeLetters>();
        services.AddSingleton<Register>().AddSingleton<RegisterLetters>().AddSingleton<ContactAnswers>().AddSingleton<OutcomeMail>().AddSingleton<OutcomeLetters>().AddSingleton<DelegateLinks>();

        services.AddSingleton<MailQueue>().AddSingleton<OutboxBell>().AddSingleton<MailRoute>();
        services.AddSingleton<FileTransport>().AddSingleton<SmtpTransport>();
        services.AddSingleton<OutboxDispatcher>().AddHostedService(provider => provider.GetRequiredService<OutboxDispatcher>());
        services.AddSingleton<ConsentsInWaiting>().AddSingleton<ConsentLog>().AddHostedService(provider => provider.GetRequiredService<ConsentLog>());
        services.AddSingleton<RetentionSweep>().AddHostedService<Housekeeping>();
        return services;
    }
}
