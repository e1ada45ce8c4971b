using DitSite.Bookings.Storage;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Bookings.Bookings;

/// <summary>Puts a misspelt name right. The same people stay: for another person see <see cref="Policies.BookingChanges"/>.</summary>
public sealed class NameCorrection(WriteGate gate, TimeProvider clock)
{
    /// <summary>Letters and certificates from now on have the names as corrected; an invoice stays as it was issued.</summary>
    /// <param name="delegateName">The booker's own where they attend.</param>
    /// <returns>False: no such booking.</returns>
    public Task<bool> CorrectAsync(BookingReference reference, string bookerName, string delegateName, CancellationToken cancellation = default) =>
        gate.WriteAsync(
            async context =>
            {
                if (await context.Bookings.SingleOrDefaultAsync(row => row.Reference == reference, cancellation) is not { } booking)
                {
                    return false;
                }

                if (booking.BookerName != bookerName || booking.DelegateName != delegateName)
                {
                    booking.Name(bookerName, booking.BookerAttends ? bookerName : delegateName);
                    context.BookingEvents.Add(new() { BookingId = booking.Id, At = clock.GetUtcNow(), Kind = BookingEventKind.NameCorrected });
                }

                return true;
            },
            cancellation);
}
