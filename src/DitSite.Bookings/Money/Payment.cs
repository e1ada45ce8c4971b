namespace DitSite.Bookings.Money;

public enum PaymentKind { Payment, Refund }

/// <summary>Money that came in, or went back. Entries are only added.</summary>
public sealed class Payment
{
    public const int NoteLength = 200;

    /// <summary>From the form: the same one sent twice is recorded once.</summary>
    public required Guid Id { get; init; }

    public required Guid BookingId { get; init; }
    public required PaymentKind Kind { get; init; }

    /// <summary>Pounds, more than 0.</summary>
    public required decimal Amount { get; init; }

    /// <summary>Day on which it arrived or left.</summary>
    public required DateOnly On { get; init; }

    /// <summary>What the bank statement says, or how it was paid.</summary>
    public required string? Note { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    public required string RecordedBy { get; init; }
}
