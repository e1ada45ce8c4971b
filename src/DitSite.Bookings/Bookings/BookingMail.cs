using DitSite.Bookings.Changes;
using DitSite.Bookings.Joining;
using DitSite.Bookings.Letters;
using DitSite.Bookings.Links;
using DitSite.Bookings.Outbox;
using DitSite.Bookings.Storage;

namespace DitSite.Bookings.Bookings;

/// <summary>Which letters a booking's change sends. They are queued in its transaction.</summary>
public sealed class BookingMail(MailQueue queue, BookingLetters letters, JoiningMail joining)
{
    internal async Task ConfirmAsync(BookingsContext context, Booking booking, DateTimeOffset now, CancellationToken cancellation)
    {
        await queue.EnqueueAsync(context, letters.Confirmation(booking, LinkIssuer.ForBooking(context, booking, now)), cancellation);
        if (!booking.BookerAttends)
        {
            await queue.EnqueueAsync(context, letters.DelegateConfirmation(booking), cancellation);
        }

        // Who books late has missed the day on which everybody else got them.
        await joining.SendIfTimeAsync(context, booking, now, cancellation);
    }

    internal async Task ExplainDuplicateAsync(BookingsContext context, Booking booking, CancellationToken cancellation)
    {
        await queue.EnqueueAsync(context, letters.DuplicateForDelegate(booking), cancellation);
        if (!booking.BookerAttends)
        {
            await queue.EnqueueAsync(context, letters.DuplicateForBooker(booking), cancellation);
        }
    }

    internal Task TellStaffAsync(BookingsContext context, Booking booking, bool accessNeeds, CancellationToken cancellation) =>
        OptionalAsync(context, letters.StaffNotice(booking, accessNeeds), cancellation);

    internal async Task CancelAsync(BookingsContext context, Booking booking, bool withoutCharge, decimal? charge, string? staff, CancellationToken cancellation)
    {
        var calendars = await CalendarHolders.LeaveAsync(context, booking, cancellation);
        await queue.EnqueueAsync(context, letters.CancelledForBooker(booking, withoutCharge, charge, calendars.Leaves(booking.BookerEmail)), cancellation);
        if (!booking.BookerAttends)
        {
            await queue.EnqueueAsync(context, letters.CancelledForDelegate(booking, calendars.Leaves(booking.DelegateEmail)), cancellation);
        }

        await OptionalAsync(context, letters.CancelledForStaff(booking, withoutCharge ? "The booker cancelled after the change of date, so nothing is charged." : $"{staff ?? "The booker"} cancelled. {(charge is { } kept ? $"{LetterText.Pounds(kept)} of the price stays owed." : booking.Total > 0 ? "Somebody has to decide what stays owed." : "")}"), cancellation);
    }

    internal Task TellStaffPlaceIsFreeAsync(BookingsContext context, Booking booking, CancellationToken cancellation) =>
        OptionalAsync(context, letters.CancelledForStaff(booking, "The corrected e-mail address has a place on this date already."), cancellation);

    private Task OptionalAsync(BookingsContext context, Letter? letter, CancellationToken cancellation) =>
        letter is null ? Task.CompletedTask : queue.EnqueueAsync(context, letter, cancellation);
}
