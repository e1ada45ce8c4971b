using DitSite.Bookings;
using DitSite.Bookings.Bookings;
using DitSite.Bookings.Policies;

namespace DitSite.Web.Pages.Bookings;

/// <summary>A booking, and what a change to it costs today.</summary>
public sealed record QuotedBooking(BookingView Booking, ChangeQuote Quote);

/// <summary>Finds a booking that somebody wants to change, for the pages of bookers and of staff.</summary>
public sealed class QuotedBookings(BookingAccess access, BookingFinder bookings, BookingChanges changes)
{
    /// <summary>Null: the holder of this session may not see it, or it does not exist.</summary>
    public async Task<QuotedBooking?> OfBookerAsync(HttpRequest request, string reference, ChangeKind kind, CancellationToken cancellation) =>
        await QuoteAsync(await access.FindAsync(request, reference, cancellation), kind, cancellation);

    /// <summary>Null: no such booking. The caller's page has checked the role.</summary>
    public async Task<QuotedBooking?> OfStaffAsync(string reference, ChangeKind kind, CancellationToken cancellation) =>
        await QuoteAsync(BookingReference.TryParse(reference, out var parsed) ? await bookings.FindAsync(parsed, cancellation) : null, kind, cancellation);

    private async Task<QuotedBooking?> QuoteAsync(BookingView? booking, ChangeKind kind, CancellationToken cancellation) =>
        booking is null ? null : new(booking, (await changes.QuoteAsync(booking.Reference, kind, cancellation))!);
}
