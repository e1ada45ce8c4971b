using DitSite.Bookings.Bookings;
using DitSite.Bookings.Changes;
using DitSite.Bookings.Letters;
using DitSite.Bookings.Links;
using DitSite.Bookings.Outbox;
using DitSite.Bookings.Sales;
using DitSite.Bookings.Storage;

namespace DitSite.Bookings.Policies;

/// <summary>Which letters a change by policy sends, each queued in its transaction. The booker hears of money; the delegate of when and where.</summary>
public sealed class ChangeMail(MailQueue queue, BookingChangeLetters letters)
{
    internal Task DecidedAsync(BookingsContext context, Booking booking, Guid change, decimal charge, CancellationToken cancellation) =>
        queue.EnqueueAsync(context, letters.Decided(booking, change, charge), cancellation);

    internal async Task MovedAsync(BookingsContext context, Booking booking, Guid change, SoldFacts former, CalendarHolders calendars, decimal? charge, string? staff, DateTimeOffset now, CancellationToken cancellation)
    {
        await queue.EnqueueAsync(context, letters.MovedForBooker(booking, change, former, calendars.Leaves(booking.BookerEmail), charge, LinkIssuer.ForBooking(context, booking, now)), cancellation);
        if (!booking.BookerAttends)
        {
            await queue.EnqueueAsync(context, letters.MovedForDelegate(booking, change, former, calendars.Leaves(booking.DelegateEmail)), cancellation);
        }

        await OptionalAsync(context, letters.MovedForStaff(booking, change, former.DatesText, charge, staff), cancellation);
    }

    internal async Task HandedOverAsync(BookingsContext context, Booking booking, Guid change, Person former, decimal? charge, string? staff, CancellationToken cancellation)
    {
        var calendars = await CalendarHolders.LeaveAsync(context, booking, cancellation);
        await queue.EnqueueAsync(context, letters.HandedOverForBooker(booking, change, former, charge), cancellation);
        if (!EmailAddress.Same(former.Email, booking.BookerEmail))
        {
            await queue.EnqueueAsync(context, letters.HandedOverForFormer(booking, change, former, calendars.Leaves(former.Email)), cancellation);
        }

        if (!booking.BookerAttends)
        {
            await queue.EnqueueAsync(context, letters.HandedOverForDelegate(booking, change), cancellation);
        }

        await OptionalAsync(context, letters.HandedOverForStaff(booking, change, charge, staff), cancellation);
    }

    private Task OptionalAsync(BookingsContext context, Letter? letter, CancellationToken cancellation) =>
        letter is null ? Task.CompletedTask : queue.EnqueueAsync(context, letter, cancellation);
}
