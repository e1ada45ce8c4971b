using DitSite.Bookings.Bookings;
using DitSite.Bookings.Changes;
using DitSite.Bookings.Letters;
using DitSite.Bookings.Links;
using DitSite.Bookings.Outbox;
using DitSite.Bookings.Storage;

namespace DitSite.Bookings.Money;

/// <summary>Which letters money sends, each queued in the transaction of its cause. All go to the booker, who alone hears of money.</summary>
public sealed class MoneyMail(MailQueue queue, MoneyLetters letters)
{
    internal Task InvoiceAsync(BookingsContext context, Booking booking, Invoice invoice, DateTimeOffset now, CancellationToken cancellation) =>
        queue.EnqueueAsync(context, letters.Invoice(booking, invoice, LinkIssuer.ForBooking(context, booking, now)), cancellation);

    /// <param name="outstanding">Pounds, after this credit; less than 0: to be paid back.</param>
    internal Task CreditNoteAsync(BookingsContext context, Booking booking, Invoice note, decimal outstanding, DateTimeOffset now, CancellationToken cancellation) =>
        queue.EnqueueAsync(context, letters.CreditNote(booking, note, outstanding, LinkIssuer.ForBooking(context, booking, now)), cancellation);

    internal Task RemindAsync(BookingsContext context, Booking booking, Invoice invoice, decimal outstanding, DateTimeOffset now, CancellationToken cancellation) =>
        queue.EnqueueAsync(context, letters.Reminder(booking, invoice, outstanding, LinkIssuer.ForBooking(context, booking, now)), cancellation);

    internal async Task ReleasedAsync(BookingsContext context, Booking booking, Invoice invoice, CancellationToken cancellation)
    {
        var calendars = await CalendarHolders.LeaveAsync(context, booking, cancellation);
        await queue.EnqueueAsync(context, letters.Released(booking, invoice, calendars.Leaves(booking.BookerEmail)), cancellation);
        if (!booking.BookerAttends)
        {
            await queue.EnqueueAsync(context, letters.ReleasedForDelegate(booking, calendars.Leaves(booking.DelegateEmail)), cancellation);
        }

        if (letters.ReleasedForStaff(booking, invoice) is { } letter)
        {
            await queue.EnqueueAsync(context, letter, cancellation);
        }
    }
}
