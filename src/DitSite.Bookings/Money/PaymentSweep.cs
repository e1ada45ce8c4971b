using DitSite.Bookings.Bookings;
using DitSite.Bookings.Outbox;
using DitSite.Bookings.Places;
using DitSite.Bookings.Policies;
using DitSite.Bookings.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DitSite.Bookings.Money;

/// <summary>Reminds twice of an invoice that is not paid, then gives the place back where that was announced with the invoice.</summary>
public sealed class PaymentSweep(WriteGate gate, MoneyMail mail, Invoicing invoicing, IOptions<InvoiceOptions> options, TimeProvider clock)
{
    private const int MostReminders = 2;
    private const string ByTheProgram = "The program";

    public Task RunAsync(CancellationToken cancellation = default) => gate.WriteAsync(
        async context =>
        {
            var now = clock.GetUtcNow();
            foreach (var booking in await context.Bookings
                .Where(row => row.State == BookingState.Booked && context.Invoices.Any(invoice => invoice.BookingId == row.Id && invoice.Kind == InvoiceKind.Invoice)).ToListAsync(cancellation))
            {
                var account = await Account.ReadAsync(context, booking, cancellation);
                if (account is { Outstanding: > 0, LastInvoice: { } invoice })
                {
                    await FollowAsync(context, account, invoice, now, cancellation);
                }
            }

            return true;
        },
        cancellation);

    private async Task FollowAsync(BookingsContext context, Account account, Invoice invoice, DateTimeOffset now, CancellationToken cancellation)
    {
        var today = LondonDate.Of(now);
        if (invoice.Reminders < MostReminders)
        {
            var before = invoice.Reminders == 0 ? options.Value.FirstReminderDays : options.Value.SecondReminderDays;

            // Never on the day of the invoice, and never two in a day, however late the site looks.
            if (today >= invoice.DueOn!.Value.AddDays(-before) && today > LondonDate.Of(invoice.RemindedAt ?? invoice.IssuedAt))
            {
                invoice.Remind(now);
                context.BookingEvents.Add(new() { BookingId = account.Booking.Id, At = now, Kind = BookingEventKind.PaymentReminded });
                await mail.RemindAsync(context, account.Booking, invoice, account.Outstanding, now, cancellation);
            }
        }
        else if (today > invoice.ReleaseOn && today > LondonDate.Of(invoice.RemindedAt!.Value.AddDays(options.Value.SecondReminderDays)) && today < account.Booking.RunStarts
            && account.Paid == 0 && await RemindersLeftAsync(context, account.Booking, invoice, cancellation))
        {
            await ReleaseAsync(context, account.Booking, invoice, now, cancellation);
        }
    }

    /// <summary>A reminder that waits in the outbox has reminded nobody: while mail does not leave, no place is taken away.</summary>
    private static async Task<bool> RemindersLeftAsync(BookingsContext context, Booking booking, Invoice invoice, CancellationToken cancellation)
    {
        var about = $":{invoice.Id:N}:";
        return await context.Outbox.CountAsync(
            row => row.BookingId == booking.Id && row.Kind == "payment-reminder" && row.DedupeKey.Contains(about) && row.State == OutboxState.Sent, cancellation) >= MostReminders;
    }

    private async Task ReleaseAsync(BookingsContext context, Booking booking, Invoice invoice, DateTimeOffset now, CancellationToken cancellation)
    {
        booking.Cancel(now);
        await PlaceCount.GiveBackBookedAsync(context, booking.RunKey, cancellation);
        context.BookingEvents.Add(new() { BookingId = booking.Id, At = now, Kind = BookingEventKind.ReleasedUnpaid });
        context.BookingChanges.Add(new() { Id = Guid.CreateVersion7(now), BookingId = booking.Id, Kind = ChangeKind.Cancel, At = now, Staff = ByTheProgram, Charge = 0, Percent = null, Reason = "The invoice was not paid." });
        await mail.ReleasedAsync(context, booking, invoice, cancellation);
        await invoicing.CreditExcessAsync(context, booking, 0, "The invoice was not paid, and the place was given back.", ByTheProgram, now, cancellation);
    }
}
