using DitSite.Tests.Bookings.Applications;
using DitSite.Tests.Bookings.Bookings;
using DitSite.Tests.Bookings.Changes;
using DitSite.Tests.Bookings.Evidence;
using DitSite.Tests.Bookings.Funding;
using DitSite.Tests.Bookings.Joining;
using DitSite.Tests.Bookings.Journeys;
using DitSite.Tests.Bookings.Links;
using DitSite.Tests.Bookings.MailingList;
using DitSite.Tests.Bookings.Money;
using DitSite.Tests.Bookings.Outbox;
using DitSite.Tests.Bookings.Outcomes;
using DitSite.Tests.Bookings.Places;
using DitSite.Tests.Bookings.Policies;
using DitSite.Tests.Bookings.Promises;
using DitSite.Tests.Bookings.Retention;
using DitSite.Tests.Bookings.Sales;
using DitSite.Tests.Bookings.Storage;
using DitSite.Tests.Bookings.Waiting;

namespace DitSite.EndToEndTests.Postgres;

// The tests of bookings once more, on PostgreSQL. A class here says only where it stands.

public sealed class ApplicationJourneyOnPostgresTests : ApplicationJourneyTests
{
    public ApplicationJourneyOnPostgresTests() => PostgresDatabases.UseHere();
}

public sealed class BookingCancellationOnPostgresTests : BookingCancellationTests
{
    public BookingCancellationOnPostgresTests() => PostgresDatabases.UseHere();
}

public sealed class BookingChangesOnPostgresTests : BookingChangesTests
{
    public BookingChangesOnPostgresTests() => PostgresDatabases.UseHere();
}

public sealed class BookingLinksOnPostgresTests : BookingLinksTests
{
    public BookingLinksOnPostgresTests() => PostgresDatabases.UseHere();
}

public sealed class ChangeNoticeOnPostgresTests : ChangeNoticeTests
{
    public ChangeNoticeOnPostgresTests() => PostgresDatabases.UseHere();
}

public sealed class CourseSubscriptionsOnPostgresTests : CourseSubscriptionsTests
{
    public CourseSubscriptionsOnPostgresTests() => PostgresDatabases.UseHere();
}

public sealed class DeletedApplicationsOnPostgresTests : DeletedApplicationsTests
{
    public DeletedApplicationsOnPostgresTests() => PostgresDatabases.UseHere();
}

public sealed class EmailCorrectionOnPostgresTests : EmailCorrectionTests
{
    public EmailCorrectionOnPostgresTests() => PostgresDatabases.UseHere();
}

public sealed class EvidenceStoreOnPostgresTests : EvidenceStoreTests
{
    public EvidenceStoreOnPostgresTests() => PostgresDatabases.UseHere();
}

public sealed class FundedQueueOnPostgresTests : FundedQueueTests
{
    public FundedQueueOnPostgresTests() => PostgresDatabases.UseHere();
}

public sealed class InvoicingOnPostgresTests : InvoicingTests
{
    public InvoicingOnPostgresTests() => PostgresDatabases.UseHere();
}

public sealed class JoiningSendingOnPostgresTests : JoiningSendingTests
{
    public JoiningSendingOnPostgresTests() => PostgresDatabases.UseHere();
}

public sealed class JourneyStoreOnPostgresTests : JourneyStoreTests
{
    public JourneyStoreOnPostgresTests() => PostgresDatabases.UseHere();
}

public sealed class LastPlaceRaceOnPostgresTests : LastPlaceRaceTests
{
    public LastPlaceRaceOnPostgresTests() => PostgresDatabases.UseHere();
}

public sealed class OutboxDispatcherOnPostgresTests : OutboxDispatcherTests
{
    public OutboxDispatcherOnPostgresTests() => PostgresDatabases.UseHere();

    /// <summary>The claim may be another site's, which is alive.</summary>
    protected override TimeSpan UntilAClaimIsLost => DitSite.Bookings.Outbox.OutboxDispatcher.Claim;
}

public sealed class PaymentSweepOnPostgresTests : PaymentSweepTests
{
    public PaymentSweepOnPostgresTests() => PostgresDatabases.UseHere();
}

public sealed class PlaceBookingOnPostgresTests : PlaceBookingTests
{
    public PlaceBookingOnPostgresTests() => PostgresDatabases.UseHere();
}

public sealed class PlaceHoldsOnPostgresTests : PlaceHoldsTests
{
    public PlaceHoldsOnPostgresTests() => PostgresDatabases.UseHere();
}

public sealed class PromiseLedgerOnPostgresTests : PromiseLedgerTests
{
    public PromiseLedgerOnPostgresTests() => PostgresDatabases.UseHere();
}

public sealed class RegisterOnPostgresTests : RegisterTests
{
    public RegisterOnPostgresTests() => PostgresDatabases.UseHere();
}

public sealed class RetentionSweepOnPostgresTests : RetentionSweepTests
{
    public RetentionSweepOnPostgresTests() => PostgresDatabases.UseHere();
}

public sealed class SellableRunsOnPostgresTests : SellableRunsTests
{
    public SellableRunsOnPostgresTests() => PostgresDatabases.UseHere();
}

public sealed class WaitingListOnPostgresTests : WaitingListTests
{
    public WaitingListOnPostgresTests() => PostgresDatabases.UseHere();
}

public sealed class WaitingRaceOnPostgresTests : WaitingRaceTests
{
    public WaitingRaceOnPostgresTests() => PostgresDatabases.UseHere();
}

public sealed class WriteGateOnPostgresTests : WriteGateTests
{
    public WriteGateOnPostgresTests() => PostgresDatabases.UseHere();
}
