using DitSite.Bookings.Bookings;
using DitSite.Bookings.Outbox;
using DitSite.Bookings.Waiting;

namespace DitSite.Web.Staff.Bookings;

/// <summary>What staff read instead of the names in the code.</summary>
internal static class StaffWords
{
    public static string State(BookingState state) => state switch
    {
        BookingState.Booked => "Booked",
        BookingState.Cancelled => "Cancelled",
        BookingState.Duplicate => "No place taken: the delegate had one already",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    public static string State(OutboxState state) => state switch
    {
        OutboxState.Waiting => "waiting",
        OutboxState.Sent => "sent",
        OutboxState.Dead => "could not be delivered",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    public static string State(WaitingState state) => state switch
    {
        WaitingState.Asked => "Not confirmed",
        WaitingState.Waiting => "Waiting",
        WaitingState.Offered => "A place is kept",
        WaitingState.Accepted => "Booked",
        WaitingState.Declined => "Declined",
        WaitingState.Expired => "Did not answer in time",
        WaitingState.Left => "Left the list",
        WaitingState.Closed => "No place came free",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    public static string Event(string kind) => Enum.Parse<BookingEventKind>(kind) switch
    {
        BookingEventKind.Booked => "Booked",
        BookingEventKind.FoundDuplicate => "No place taken: the delegate had one already",
        BookingEventKind.EmailCorrected => "E-mail address corrected by the person who booked",
        BookingEventKind.NewLinkSent => "A new link was asked for",
        BookingEventKind.LinkOpened => "The link in the e-mail was opened",
        BookingEventKind.Cancelled => "Cancelled",
        BookingEventKind.ToldOfChange => "Told of a change of date, time or place",
        BookingEventKind.ChangeAccepted => "The booker has said yes to the change",
        BookingEventKind.Transferred => "Moved to another date by the booker",
        BookingEventKind.CancelledWithoutCharge => "Cancelled after a change, without charge",
        BookingEventKind.AccessNeedsDeleted => "Access needs deleted, as promised",
        BookingEventKind.Substituted => "Another person attends instead",
        BookingEventKind.ChargeDecided => "What stays owed was decided",
        BookingEventKind.NameCorrected => "A name was corrected",
        BookingEventKind.Attended => "Marked as having come",
        BookingEventKind.DidNotAttend => "Marked as not having come",
        BookingEventKind.RolePlayPassed => "Role play passed",
        BookingEventKind.RolePlayNotPassed => "Role play not passed",
        BookingEventKind.DelegateLinkSent => "A new link to the certificates was asked for",
        BookingEventKind.InvoiceIssued => "Invoice issued",
        BookingEventKind.CreditNoteIssued => "Credit note issued",
        BookingEventKind.PaymentRecorded => "Payment recorded",
        BookingEventKind.RefundRecorded => "Refund recorded",
        BookingEventKind.PaymentReminded => "Reminded of the payment",
        BookingEventKind.ReleasedUnpaid => "Not paid in time: the place was given back",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>The kind of a message, in words: <c>booking-confirmation</c> becomes "booking confirmation".</summary>
    public static string Message(string kind) => kind.Replace('-', ' ');
}
