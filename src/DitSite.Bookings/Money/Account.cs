using DitSite.Bookings.Bookings;
using DitSite.Bookings.Policies;
using DitSite.Bookings.Sales;
using DitSite.Bookings.Storage;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Bookings.Money;

/// <summary>How one booking stands: what is owed, invoiced and paid. All sums are pounds, exact to the penny.</summary>
public sealed record Account(Booking Booking, IReadOnlyList<Invoice> Documents, IReadOnlyList<Payment> Payments, IReadOnlyList<BookingChange> Changes)
{
    /// <summary>What the booking costs as it stands, in lines; null: cancelled, and nobody has decided what is kept.</summary>
    public IReadOnlyList<PriceLine>? OwedLines => Booking.State switch
    {
        BookingState.Booked => [.. Booking.Lines, .. ChargedChanges],
        BookingState.Duplicate => [],
        _ => Changes.LastOrDefault(change => change.Kind == ChangeKind.Cancel)?.Charge is { } kept ? [new("cancellation", PriceKind.Fee, "Charge for cancelling", kept), .. ChargedChanges]
            : Booking.Total == 0 && !ChargedChanges.Any() ? [] : null,
    };

    private IEnumerable<PriceLine> ChargedChanges => Changes.Where(change => change.Kind != ChangeKind.Cancel && change.Charge > 0)
        .Select(change => new PriceLine("change", PriceKind.Fee, change.Kind == ChangeKind.Transfer ? $"Charge for moving to {change.To}" : "Charge for sending somebody else", change.Charge!.Value));

    public decimal? Owed => OwedLines?.Sum(line => line.Amount);

    public decimal Invoiced => Sum(InvoiceKind.Invoice);

    public decimal Credited => Sum(InvoiceKind.CreditNote);

    /// <summary>What the documents ask for: invoices less credit notes.</summary>
    public decimal Claimed => Invoiced - Credited;

    public decimal Paid => Sum(PaymentKind.Payment);

    public decimal Refunded => Sum(PaymentKind.Refund);

    /// <summary>More than 0: still to be paid. Less than 0: to be paid back.</summary>
    public decimal Outstanding => Claimed - Paid + Refunded;

    /// <summary>What is owed and not yet on an invoice.</summary>
    public decimal ToInvoice => Owed is { } owed ? Math.Max(0, owed - Claimed) : 0;

    /// <summary>Lines of the next invoice: everything, or what came on top of the last one.</summary>
    public IReadOnlyList<PriceLine> NextLines => ToInvoice == 0 ? []
        : Claimed == 0 ? [.. OwedLines!.Where(line => line.Amount != 0)]
        : [new("difference", PriceKind.Fee, "Owed since the last invoice", ToInvoice)];

    /// <summary>The last invoice; its due date is the account's.</summary>
    public Invoice? LastInvoice => Documents.LastOrDefault(document => document.Kind == InvoiceKind.Invoice);

    /// <summary>Day by which the rest is to be paid; null: nothing is.</summary>
    public DateOnly? DueOn => Outstanding > 0 ? LastInvoice?.DueOn : null;

    internal static async Task<Account> ReadAsync(BookingsContext context, Booking booking, CancellationToken cancellation)
    {
        var documents = await context.Invoices.Where(row => row.BookingId == booking.Id).OrderBy(row => row.IssuedAt).ThenBy(row => row.Number).ToListAsync(cancellation);
        var payments = await context.Payments.Where(row => row.BookingId == booking.Id).OrderBy(row => row.RecordedAt).ToListAsync(cancellation);
        var changes = await context.BookingChanges.Where(row => row.BookingId == booking.Id).OrderBy(row => row.At).ToListAsync(cancellation);
        return new(booking, documents, payments, changes);
    }

    private decimal Sum(InvoiceKind kind) => Documents.Where(document => document.Kind == kind).Sum(document => document.Total);

    private decimal Sum(PaymentKind kind) => Payments.Where(payment => payment.Kind == kind).Sum(payment => payment.Amount);
}
