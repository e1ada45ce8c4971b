using DitSite.Bookings.Bookings;
using DitSite.Bookings.Letters;
using DitSite.Bookings.Sales;
using DitSite.Bookings.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DitSite.Bookings.Money;

/// <summary>Whom an invoice is made out to, as staff have checked it.</summary>
public sealed record BillTo(string Name, string? Address, string? PurchaseOrder);

public abstract record MoneyResult
{
    private MoneyResult()
    {
    }

    /// <param name="Document">The invoice or credit note; null for a payment.</param>
    public sealed record Done(Guid? Document) : MoneyResult;

    public sealed record NotFound : MoneyResult;

    /// <summary>Settings that have to be there first.</summary>
    public sealed record NotSet(IReadOnlyList<string> Settings) : MoneyResult;

    /// <summary>There is nothing to invoice, to credit or to pay back.</summary>
    public sealed record Nothing : MoneyResult;

    /// <param name="Most">Pounds.</param>
    public sealed record TooMuch(decimal Most) : MoneyResult;
}

/// <summary>Issues invoices and credit notes and records what was paid. The caller has checked the role and writes the audit.</summary>
public sealed class Invoicing(WriteGate gate, MoneyMail mail, IOptions<InvoiceOptions> options, IOptions<LetterOptions> letters, TimeProvider clock)
{
    /// <summary>Settings without which no invoice can be issued, by their names.</summary>
    public IReadOnlyList<string> Missing => options.Value.Missing(letters.Value.Provider);

    /// <summary>Invoices what is owed and not invoiced yet, and sends the invoice to the booker.</summary>
    public Task<MoneyResult> IssueAsync(BookingReference reference, BillTo billTo, string by, CancellationToken cancellation = default) =>
        WithAccountAsync(reference, async (context, account, now) =>
        {
            if (Missing is { Count: > 0 } missing)
            {
                return new MoneyResult.NotSet(missing);
            }

            if (account.NextLines is not { Count: > 0 } lines)
            {
                return new MoneyResult.Nothing();
            }

            var (settings, booking) = (options.Value, account.Booking);
            var total = lines.Sum(line => line.Amount);
            var today = LondonDate.Of(now);
            var due = today.AddDays(settings.PaymentDays!.Value);
            var vat = ContainedVat.Of(total, settings.Rate);
            var number = await NextNumberAsync(context, InvoiceKind.Invoice, settings.FirstNumber, cancellation);
            var invoice = new Invoice
            {
                Id = Guid.CreateVersion7(now),
                Kind = InvoiceKind.Invoice,
                Number = number,
                NumberText = settings.Prefix + number,
                BookingId = booking.Id,
                IssuedAt = now,
                IssuedOn = today,
                IssuedBy = by,
                DueOn = due,
                ReleaseOn = settings.ReleaseUnpaid && booking.State == BookingState.Booked && due < booking.RunStarts ? due : null,
                Seller = new(settings.SellerName ?? letters.Value.Provider!, settings.SellerAddress, settings.SellerDetails, settings.VatNumber),
                Buyer = new(billTo.Name, billTo.Address),
                PurchaseOrder = billTo.PurchaseOrder,
                Subject = Subject(booking),
                Lines = lines,
                Net = total - vat,
                Vat = vat,
                Total = total,
                VatTreatment = settings.Vat!.Value,
                VatRate = settings.Rate,
                PaymentDetails = settings.PaymentDetails,
                Reason = null,
            };
            context.Invoices.Add(invoice);
            context.BookingEvents.Add(new() { BookingId = booking.Id, At = now, Kind = BookingEventKind.InvoiceIssued });
            await mail.InvoiceAsync(context, booking, invoice, now, cancellation);
            return new MoneyResult.Done(invoice.Id);
        }, cancellation);

    /// <summary>Takes back a part of what was invoiced, or all of it, and sends the credit note to the booker.</summary>
    /// <param name="id">From the form: the same one sent twice is issued once.</param>
    /// <param name="amount">Pounds, more than 0.</param>
    public Task<MoneyResult> CreditAsync(BookingReference reference, Guid id, decimal amount, string reason, string by, CancellationToken cancellation = default) =>
        WithAccountAsync(reference, (context, account, now) => CreditAsync(context, account, id, amount, reason, by, now, cancellation), cancellation);

    /// <summary>Money has come in.</summary>
    /// <param name="id">From the form: the same one sent twice is recorded once.</param>
    public Task<MoneyResult> RecordPaymentAsync(BookingReference reference, Guid id, decimal amount, DateOnly on, string? note, string by, CancellationToken cancellation = default) =>
        RecordAsync(reference, PaymentKind.Payment, id, amount, on, note, by, cancellation);

    /// <summary>Money has gone back: at most what was paid beyond what is owed.</summary>
    /// <param name="id">From the form: the same one sent twice is recorded once.</param>
    public Task<MoneyResult> RecordRefundAsync(BookingReference reference, Guid id, decimal amount, DateOnly on, string? note, string by, CancellationToken cancellation = default) =>
        RecordAsync(reference, PaymentKind.Refund, id, amount, on, note, by, cancellation);

    /// <summary>For a booking that no longer stands: what is invoiced beyond what is owed is credited. Part of the caller's transaction.</summary>
    internal async Task CreditExcessAsync(BookingsContext context, Booking booking, decimal owed, string reason, string by, DateTimeOffset now, CancellationToken cancellation)
    {
        var account = await Account.ReadAsync(context, booking, cancellation);
        if (account.Claimed > owed)
        {
            await CreditAsync(context, account, Guid.CreateVersion7(now), account.Claimed - owed, reason, by, now, cancellation);
        }
    }

    private async Task<MoneyResult> CreditAsync(BookingsContext context, Account account, Guid id, decimal amount, string reason, string by, DateTimeOffset now, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(amount);
        if (account.Documents.Any(document => document.Id == id))
        {
            return new MoneyResult.Done(id);
        }

        if (account.LastInvoice is not { } invoice || account.Claimed <= 0)
        {
            return new MoneyResult.Nothing();
        }

        if (amount > account.Claimed)
        {
            return new MoneyResult.TooMuch(account.Claimed);
        }

        // The last credit takes back the VAT that is left, so that what is rounded adds up to what was invoiced.
        var vatLeft = account.Documents.Sum(document => document.Kind == InvoiceKind.Invoice ? document.Vat : -document.Vat);
        var vat = amount == account.Claimed ? vatLeft : Math.Min(vatLeft, ContainedVat.Of(amount, invoice.VatRate));
        var number = await NextNumberAsync(context, InvoiceKind.CreditNote, options.Value.FirstNumber, cancellation);
        var note = new Invoice
        {
            Id = id,
            Kind = InvoiceKind.CreditNote,
            Number = number,
            NumberText = options.Value.CreditNotePrefix + number,
            BookingId = account.Booking.Id,
            IssuedAt = now,
            IssuedOn = LondonDate.Of(now),
            IssuedBy = by,
            DueOn = null,
            ReleaseOn = null,
            Seller = invoice.Seller,
            Buyer = invoice.Buyer,
            PurchaseOrder = invoice.PurchaseOrder,
            Subject = Subject(account.Booking),
            Lines = [new("credit", PriceKind.Fee, $"Credit to invoice {invoice.NumberText}", amount)],
            Net = amount - vat,
            Vat = vat,
            Total = amount,
            VatTreatment = invoice.VatTreatment,
            VatRate = invoice.VatRate,
            PaymentDetails = null,
            Reason = reason,
        };
        context.Invoices.Add(note);
        context.BookingEvents.Add(new() { BookingId = account.Booking.Id, At = now, Kind = BookingEventKind.CreditNoteIssued });
        await mail.CreditNoteAsync(context, account.Booking, note, account.Outstanding - amount, now, cancellation);
        return new MoneyResult.Done(id);
    }

    private Task<MoneyResult> RecordAsync(BookingReference reference, PaymentKind kind, Guid id, decimal amount, DateOnly on, string? note, string by, CancellationToken cancellation) =>
        WithAccountAsync(reference, (context, account, now) =>
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(amount);
            if (account.Payments.Any(payment => payment.Id == id))
            {
                return Task.FromResult<MoneyResult>(new MoneyResult.Done(null));
            }

            if (kind == PaymentKind.Refund && amount > -account.Outstanding)
            {
                return Task.FromResult<MoneyResult>(account.Outstanding >= 0 ? new MoneyResult.Nothing() : new MoneyResult.TooMuch(-account.Outstanding));
            }

            context.Payments.Add(new()
            {
                Id = id,
                BookingId = account.Booking.Id,
                Kind = kind,
                Amount = amount,
                On = on,
                Note = note,
                RecordedAt = now,
                RecordedBy = by,
            });
            context.BookingEvents.Add(new() { BookingId = account.Booking.Id, At = now, Kind = kind == PaymentKind.Payment ? BookingEventKind.PaymentRecorded : BookingEventKind.RefundRecorded });
            return Task.FromResult<MoneyResult>(new MoneyResult.Done(null));
        }, cancellation);

    private Task<MoneyResult> WithAccountAsync(BookingReference reference, Func<BookingsContext, Account, DateTimeOffset, Task<MoneyResult>> work, CancellationToken cancellation) =>
        gate.WriteAsync(
            async context => await context.Bookings.SingleOrDefaultAsync(row => row.Reference == reference, cancellation) is { } booking
                ? await work(context, await Account.ReadAsync(context, booking, cancellation), clock.GetUtcNow())
                : new MoneyResult.NotFound(),
            cancellation);

    /// <summary>The transaction has the database's only writer, so nobody counts at the same time; a document that is not committed leaves no gap.</summary>
    private static async Task<int> NextNumberAsync(BookingsContext context, InvoiceKind kind, int first, CancellationToken cancellation)
    {
        // What this transaction has issued counts as well.
        await context.SaveChangesAsync(cancellation);
        return await context.Invoices.Where(row => row.Kind == kind).MaxAsync(row => (int?)row.Number, cancellation) is { } last ? last + 1 : first;
    }

    private static string Subject(Booking booking) => $"{booking.Present.CourseTitle}, {booking.Present.DatesText}";
}
