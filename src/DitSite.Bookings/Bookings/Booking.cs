using DitSite.Bookings.Changes;
using DitSite.Bookings.Policies;
using DitSite.Bookings.Sales;

namespace DitSite.Bookings.Bookings;

/// <summary>The contract for one place, as it was sold.</summary>
public sealed class Booking
{
    public const int NameLength = 200;
    public const int EmailLength = 254;
    public const int RegistrationBodyLength = 100;
    public const int RegistrationNumberLength = 50;
    public const int AccessNeedsLength = 2_000;
    public const int PurchaseOrderLength = 100;
    public const int OrganisationLength = 200;
    public const int BillingAddressLength = 1_000;
    public const int CodeLength = 100;
    public const int IdempotencyKeyLength = 100;

    public required Guid Id { get; init; }
    public required BookingReference Reference { get; init; }
    /// <summary>Another one after <see cref="MoveTo"/>.</summary>
    public Guid RunKey { get; private set; }

    /// <summary>SHA-256 of the idempotency key; unique.</summary>
    public required string KeyHash { get; init; }

    /// <summary>Keyed hash of all answers: tells a repeated confirmation from another one under the same key.</summary>
    public required string AnswersHash { get; init; }

    public BookingState State { get; private set; } = BookingState.Booked;

    /// <summary>UTC.</summary>
    public required DateTimeOffset BookedAt { get; init; }

    /// <summary>UTC; moves with <see cref="State"/> by one guarded update.</summary>
    public DateTimeOffset? CancelledAt { get; private set; }

    /// <summary>As it was sold.</summary>
    public required SoldFacts Facts { get; init; }

    /// <summary>First day of the run, copied out of <see cref="Present"/> to be queried.</summary>
    public DateOnly RunStarts { get; private set; }

    /// <summary>UTC, copied out of <see cref="Present"/> to be queried.</summary>
    public DateTimeOffset RunEndsAt { get; private set; }

    public required IReadOnlyList<PriceLine> Lines { get; init; }

    /// <summary>Pounds.</summary>
    public required decimal Total { get; init; }

    public string BookerName { get; private set; } = "";
    public string BookerEmail { get; private set; } = "";
    public string DelegateName { get; private set; } = "";
    public string DelegateEmail { get; private set; } = "";

    /// <summary>Normalised, to find a second place for the same person.</summary>
    public string DelegateEmailKey { get; private set; } = "";

    public int EmailCorrections { get; private set; }
    public DateOnly? TrainingCompleted { get; private set; }
    public bool SystemRequirementsConfirmed { get; private set; }
    public string? RegistrationBody { get; private set; }
    public string? RegistrationNumber { get; private set; }
    public required PayerKind Payer { get; init; }
    public required string? PurchaseOrder { get; init; }
    public required string? BillingOrganisation { get; init; }
    public required string? BillingAddress { get; init; }
    public required string TermsVersion { get; init; }
    public required string TermsHash { get; init; }

    /// <summary>What people have been told since; null: what was sold still holds.</summary>
    public SoldFacts? MovedTo { get; private set; }

    /// <summary>What people know of the run.</summary>
    public SoldFacts Present => MovedTo ?? Facts;

    internal bool BookerAttends => EmailAddress.Same(BookerEmail, DelegateEmail);

    internal void Address(string bookerEmail, string delegateEmail)
    {
        BookerEmail = bookerEmail;
        DelegateEmail = delegateEmail;
        DelegateEmailKey = EmailAddress.Normalise(delegateEmail);
    }

    /// <summary>Who attends, with what the course asks of them; the address is <see cref="Address"/>'s.</summary>
    internal void IsFor(Substitute who)
    {
        DelegateName = who.Person.Name;
        (TrainingCompleted, SystemRequirementsConfirmed) = (who.TrainingCompleted, who.SystemRequirementsConfirmed);
        (RegistrationBody, RegistrationNumber) = (who.RegistrationBody, who.RegistrationNumber);
    }

    /// <summary>As the two people spell themselves.</summary>
    internal void Name(string booker, string delegateName) => (BookerName, DelegateName) = (booker, delegateName);

    /// <summary>Another person attends instead.</summary>
    internal void HandOver(Substitute who)
    {
        Address(BookerEmail, who.Person.Email);
        IsFor(who);
    }

    internal void TakePlaceOn(Guid runKey) => (RunKey, RunStarts, RunEndsAt) = (runKey, Facts.Starts, Facts.EndsAt);

    /// <summary>People are being told that their run has moved.</summary>
    internal void RunMoved(SoldFacts after) => (MovedTo, RunStarts, RunEndsAt) = (after, after.Starts, after.EndsAt);

    /// <summary>Its calendar entry becomes newer than any of its run that was cancelled: the next person may have had one before.</summary>
    internal void RenewEntry(int cancelled) => RunMoved(Present with { Calendar = CalendarUpdate.Beyond(Present.Calendar, cancelled) });

    /// <summary>To another run of the course; the caller has taken a place there and given this one back.</summary>
    internal void MoveTo(RunOnSale run)
    {
        RunKey = run.RunKey;

        // Whoever comes back to a run they have left needs an entry that is newer than its cancellation.
        RunMoved(run.Facts with { Calendar = CalendarUpdate.Supersede(CalendarUpdate.Cancel(Present.Calendar), run.FactsNow.Calendar) });
    }

    internal void CorrectEmail(string email)
    {
        var attends = BookerAttends;
        Address(email, attends ? email : DelegateEmail);
        EmailCorrections++;
    }

    /// <summary>The delegate has a place already; this booking takes none.</summary>
    internal void FoundDuplicate() => State = BookingState.Duplicate;

    internal void Cancel(DateTimeOffset now) => (State, CancelledAt) = (BookingState.Cancelled, now);

    internal bool CanCancel(DateOnly today) => State == BookingState.Booked && today < RunStarts;

    internal BookingView ToView(DateOnly today) => new()
    {
        Reference = Reference,
        RunKey = RunKey,
        State = State,
        BookedAt = BookedAt,
        CancelledAt = CancelledAt,
        Facts = Present,
        Lines = Lines,
        Total = Total,
        Booker = new(BookerName, BookerEmail),
        Delegate = new(DelegateName, DelegateEmail),
        Payer = Payer,
        PurchaseOrder = PurchaseOrder,
        BillingOrganisation = BillingOrganisation,
        BillingAddress = BillingAddress,
        TermsVersion = TermsVersion,
        Policy = Facts.Policy,
        CanCancel = CanCancel(today),
    };
}
