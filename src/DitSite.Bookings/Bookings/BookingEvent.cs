namespace DitSite.Bookings.Bookings;

public enum BookingEventKind
{
    Booked,

    /// <summary>No place was taken: the delegate had one.</summary>
    FoundDuplicate,
    EmailCorrected,
    NewLinkSent,
    LinkOpened,
    Cancelled,
    AccessNeedsDeleted,
    /// <summary>A letter about a change of date, time or place was queued.</summary>
    ToldOfChange,
    ChangeAccepted,
    /// <summary>To another date.</summary>
    Transferred,
    /// <summary>After a change that the booker did not accept: nothing is charged.</summary>
    CancelledWithoutCharge,
    /// <summary>Another person attends instead.</summary>
    Substituted,

    /// <summary>Staff said what is kept of a cancelled booking's price.</summary>
    ChargeDecided,
    NameCorrected,
    Attended,
    DidNotAttend,
    RolePlayPassed,
    RolePlayNotPassed,

    /// <summary>The delegate asked for a new link to their certificates.</summary>
    DelegateLinkSent,
    InvoiceIssued,
    CreditNoteIssued,
    PaymentRecorded,
    RefundRecorded,
    PaymentReminded,

    /// <summary>Its invoice was not paid in time, and the place was given back.</summary>
    ReleasedUnpaid,
}

/// <summary>One line of a booking's history. Holds no personal data.</summary>
public sealed class BookingEvent
{
    public long Id { get; init; }
    public required Guid BookingId { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset At { get; init; }

    public required BookingEventKind Kind { get; init; }
}
