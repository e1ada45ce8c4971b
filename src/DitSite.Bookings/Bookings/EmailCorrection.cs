using System.Security.Cryptography;
using System.Text;
using DitSite.Bookings.Outbox;
using DitSite.Bookings.Places;
using DitSite.Bookings.Storage;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Bookings.Bookings;

public enum CorrectEmailResult
{
    /// <summary>Corrected, and the mail sent again.</summary>
    Corrected,

    /// <summary>Twenty minutes have passed since the booking.</summary>
    TooLate,

    /// <summary>Corrected <see cref="EmailCorrection.MaxCorrections"/> times already.</summary>
    TooOften,

    /// <summary>No such booking, or the secret is not its secret.</summary>
    NotAllowed,
}

/// <summary>Puts a mistyped address right, in the browser that booked.</summary>
public sealed class EmailCorrection(WriteGate gate, BookingMail mail, SecretKey key, TimeProvider clock)
{
    /// <summary>Counted from the booking.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(20);

    public const int MaxCorrections = 5;

    /// <summary>Corrects the booker's address, and the delegate's where they are the same, and sends the confirmation again.</summary>
    /// <param name="secret">From <see cref="BookPlaceResult.Booked"/>.</param>
    /// <exception cref="ArgumentException">Not an e-mail address: the form should have said so.</exception>
    public Task<CorrectEmailResult> CorrectEmailAsync(BookingReference reference, string secret, string email, CancellationToken cancellation = default) =>
        EmailAddress.IsValid(email)
            ? gate.WriteAsync(context => CorrectAsync(context, reference, secret, email, cancellation), cancellation)
            : throw new ArgumentException("Not an e-mail address.", nameof(email));

    private async Task<CorrectEmailResult> CorrectAsync(BookingsContext context, BookingReference reference, string secret, string email, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var booking = await context.Bookings.SingleOrDefaultAsync(row => row.Reference == reference, cancellation);
        if (booking is null || booking.State == BookingState.Cancelled || !IsSecretOf(booking, secret))
        {
            return CorrectEmailResult.NotAllowed;
        }

        if (now >= booking.BookedAt + Window)
        {
            return CorrectEmailResult.TooLate;
        }

        if (booking.EmailCorrections >= MaxCorrections)
        {
            return CorrectEmailResult.TooOften;
        }

        await ForgetWrongAddressAsync(context, booking, cancellation);
        booking.CorrectEmail(email);
        context.BookingEvents.Add(new() { BookingId = booking.Id, At = now, Kind = BookingEventKind.EmailCorrected });
        await SendAgainAsync(context, booking, now, cancellation);
        return CorrectEmailResult.Corrected;
    }

    /// <summary>A stranger may have the first letter: its link must open nothing, and what has not left yet does not leave.</summary>
    private static async Task ForgetWrongAddressAsync(BookingsContext context, Booking booking, CancellationToken cancellation)
    {
        await context.Links.Where(link => link.BookingId == booking.Id).ExecuteDeleteAsync(cancellation);
        await context.Outbox
            .Where(message => message.BookingId == booking.Id && message.State == OutboxState.Waiting && message.To == booking.BookerEmail)
            .ExecuteDeleteAsync(cancellation);
    }

    private async Task SendAgainAsync(BookingsContext context, Booking booking, DateTimeOffset now, CancellationToken cancellation)
    {
        if (booking.State == BookingState.Duplicate)
        {
            await mail.ExplainDuplicateAsync(context, booking, cancellation);
        }
        else if (await PlaceBooking.HasPlaceAsync(context, booking, cancellation))
        {
            await PlaceCount.GiveBackBookedAsync(context, booking.RunKey, cancellation);
            await context.AccessNeeds.Where(needs => needs.BookingId == booking.Id).ExecuteDeleteAsync(cancellation);
            await PlaceBooking.FoundDuplicateAsync(context, mail, booking, now, cancellation);
            await mail.TellStaffPlaceIsFreeAsync(context, booking, cancellation);
        }
        else
        {
            await mail.ConfirmAsync(context, booking, now, cancellation);
            await mail.TellStaffAsync(context, booking, await context.AccessNeeds.AnyAsync(needs => needs.BookingId == booking.Id, cancellation), cancellation);
        }
    }

    private bool IsSecretOf(Booking booking, string secret) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(PlaceBooking.CorrectionSecret(key, booking.Id)), Encoding.UTF8.GetBytes(secret));
}
