using DitSite.Bookings.Sales;

namespace DitSite.Bookings.Money;

public enum InvoiceKind { Invoice, CreditNote }

/// <summary>Seller or buyer, as an invoice names them. Lines are parted by <c>\n</c>.</summary>
public sealed record InvoiceParty(string Name, string? Address, string? Details = null, string? VatNumber = null);

/// <summary>An invoice or a credit note. Once issued it does not change (a trigger forbids it); what was wrong is credited.</summary>
public sealed class Invoice
{
    public const int ReasonLength = 500;
    public const int NumberTextLength = 60;

    public required Guid Id { get; init; }
    public required InvoiceKind Kind { get; init; }

    /// <summary>One more than the last of its kind: no gaps and no doubles.</summary>
    public required int Number { get; init; }

    /// <summary>The number with the prefix it was issued with.</summary>
    public required string NumberText { get; init; }

    public required Guid BookingId { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>London's date; the tax point.</summary>
    public required DateOnly IssuedOn { get; init; }

    /// <summary>Name of the member of staff, or what the program did it for.</summary>
    public required string IssuedBy { get; init; }

    public required DateOnly? DueOn { get; init; }

    /// <summary>Last day on which an unpaid place is kept; null: it is not given back by the program.</summary>
    public required DateOnly? ReleaseOn { get; init; }

    public required InvoiceParty Seller { get; init; }
    public required InvoiceParty Buyer { get; init; }
    public required string? PurchaseOrder { get; init; }

    /// <summary>What it is for: course and dates.</summary>
    public required string Subject { get; init; }

    public required IReadOnlyList<PriceLine> Lines { get; init; }

    /// <summary>Pounds; with <see cref="Vat"/> it makes <see cref="Total"/> exactly.</summary>
    public required decimal Net { get; init; }

    public required decimal Vat { get; init; }
    public required decimal Total { get; init; }
    public required VatTreatment VatTreatment { get; init; }

    /// <summary>Per cent.</summary>
    public required decimal VatRate { get; init; }

    public required string? PaymentDetails { get; init; }

    /// <summary>Why a credit note was issued.</summary>
    public required string? Reason { get; init; }

    /// <summary>Reminders queued so far.</summary>
    public int Reminders { get; private set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset? RemindedAt { get; private set; }

    internal void Remind(DateTimeOffset now) => (Reminders, RemindedAt) = (Reminders + 1, now);
}
