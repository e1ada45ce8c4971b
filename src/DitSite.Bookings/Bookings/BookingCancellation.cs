using DitSite.Bookings.Changes;
using DitSite.Bookings.Money;
using DitSite.Bookings.Places;
using DitSite.Bookings.Policies;
using DitSite.Bookings.Storage;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Bookings.Bookings;

public enum CancelResult
{
    Cancelled,

    /// <summary>Nothing was done now.</summary>
    AlreadyCancelled,

    /// <summary>The run has started: only staff can cancel.</summary>
    TooLate,

    /// <summary>No such booking, or one that never took a place.</summary>
    NotFound,
}

/// <summary>Gives a booked place back.</summary>
public sealed class BookingCancellation(WriteGate gate, BookingMail mail, Invoicing invoicing, TimeProvider clock)
{
    /// <summary>On the word of the booker, whose link session the caller has checked. Booker, delegate and staff are told by e-mail.</summary>
    public Task<CancelResult> CancelAsync(BookingReference reference, CancellationToken cancellation = default) =>
        gate.WriteAsync(context => CancelAsync(context, reference, null, cancellation), cancellation);

    /// <summary>The same within a write that is under way. The policy of the booking says what stays owed, or staff do.</summary>
    /// <param name="order">Null: the booker's, without a charge by hand.</param>
    internal async Task<CancelResult> CancelAsync(BookingsContext context, BookingReference reference, ChangeOrder? order, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var booking = await context.Bookings.SingleOrDefaultAsync(row => row.Reference == reference, cancellation);
        switch (booking)
        {
            case null or { State: BookingState.Duplicate }:
                return CancelResult.NotFound;
            case { State: BookingState.Cancelled }:
                return CancelResult.AlreadyCancelled;
            case var standing when order?.Staff is null && !standing.CanCancel(clock.Today):
                return CancelResult.TooLate;
        }

        // The update that finds the booking standing gives its place back; a second one finds nothing.
        var cancelled = await context.Bookings
            .Where(row => row.Id == booking.Id && row.State == BookingState.Booked)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, BookingState.Cancelled).SetProperty(row => row.CancelledAt, now), cancellation);
        if (cancelled != 1)
        {
            return CancelResult.AlreadyCancelled;
        }

        await PlaceCount.GiveBackBookedAsync(context, booking.RunKey, cancellation);
        var asked = await context.ChangeAnswers.SingleOrDefaultAsync(row => row.BookingId == booking.Id && row.State == ChangeAnswerState.Asked, cancellation);
        asked?.Answer(ChangeAnswerState.Cancelled, now);
        context.BookingEvents.Add(new() { BookingId = booking.Id, At = now, Kind = asked is null ? BookingEventKind.Cancelled : BookingEventKind.CancelledWithoutCharge });
        order ??= new() { Key = Guid.CreateVersion7(now) };
        if (asked is not null)
        {
            order = order with { ChargeByHand = 0, Reason = "The run had moved." };
        }

        var quote = ChangePolicy.Quote(booking.Facts.Policy, ChangeKind.Cancel, booking.RunStarts, clock.Today, booking.Total);
        var charge = BookingChanges.ChargeOf(order, quote);
        BookingChanges.Note(context, booking, order, quote, now);
        await mail.CancelAsync(context, booking, withoutCharge: asked is not null, charge, order.Staff, cancellation);
        if (charge is { } kept)
        {
            await invoicing.CreditExcessAsync(context, booking, kept, "The booking was cancelled.", order.Staff ?? "The booker", now, cancellation);
        }

        return CancelResult.Cancelled;
    }
}
