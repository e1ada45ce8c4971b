using System.Text.Json;
using DitSite.Bookings.Links;
using DitSite.Bookings.Places;
using DitSite.Bookings.Sales;
using DitSite.Bookings.Storage;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Bookings.Bookings;

/// <summary>Books places.</summary>
public sealed class PlaceBooking(WriteGate gate, BookingMail mail, SecretKey key, TimeProvider clock)
{
    /// <summary>Takes the place, records the booking and queues its mail in one transaction.</summary>
    /// <exception cref="ArgumentException">An address is not an e-mail address: the form should have said so.</exception>
    public Task<BookPlaceResult> BookPlaceAsync(BookPlace command, CancellationToken cancellation = default)
    {
        if (!EmailAddress.IsValid(command.Booker.Email) || !EmailAddress.IsValid(command.Delegate.Email))
        {
            throw new ArgumentException("A booking needs valid e-mail addresses.", nameof(command));
        }

        return gate.WriteAsync(context => BookPlaceAsync(context, command, cancellation), cancellation);
    }

    /// <summary>Lets the browser that booked correct the address; the same for a repeated confirmation.</summary>
    internal static string CorrectionSecret(SecretKey key, Guid bookingId) => key.Hash("email-correction", bookingId.ToString("N"));

    private async Task<BookPlaceResult> BookPlaceAsync(BookingsContext context, BookPlace command, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var (keyHash, answers) = (IssuedLink.Hash(command.IdempotencyKey), AnswersHash(command));
        if (await context.Bookings.AsNoTracking().SingleOrDefaultAsync(row => row.KeyHash == keyHash, cancellation) is { } earlier)
        {
            return earlier.AnswersHash == answers ? Booked(earlier, already: true) : new BookPlaceResult.KeyReused();
        }

        var run = await context.Runs.AsNoTracking().SingleOrDefaultAsync(row => row.RunKey == command.RunKey, cancellation);
        if (run?.IsOpen(now) != true)
        {
            return new BookPlaceResult.RunClosed();
        }

        if (PriceOf(run, command) is not { } lines)
        {
            return new BookPlaceResult.PriceChanged(null);
        }

        var total = lines.Sum(line => line.Amount);
        if (total != command.TotalShown)
        {
            return new BookPlaceResult.PriceChanged(total);
        }

        if (!await TakePlaceAsync(context, command, now, cancellation))
        {
            return new BookPlaceResult.RunFull();
        }

        var booking = New(command, run.FactsNow, lines, total, keyHash, answers, now);
        context.Bookings.Add(booking);

        // Looked at only now: a full run answers everybody alike, and tells nobody who has a place.
        if (await HasPlaceAsync(context, booking, cancellation))
        {
            await PlaceCount.GiveBackBookedAsync(context, run.RunKey, cancellation);
            await FoundDuplicateAsync(context, mail, booking, now, cancellation);
            return Booked(booking, already: false);
        }

        await ConfirmAsync(context, booking, command.AccessNeeds, now, cancellation);
        return Booked(booking, already: false);
    }

    /// <summary>Books a place that is held for an accepted offer. The caller has checked price and offer, and uses the held place up.</summary>
    internal async Task<Booking> BookHeldPlaceAsync(
        BookingsContext context, BookPlace command, IReadOnlyList<PriceLine> lines, DateTimeOffset now, CancellationToken cancellation)
    {
        var run = await context.Runs.AsNoTracking().SingleAsync(row => row.RunKey == command.RunKey, cancellation);
        var booking = New(command, run.FactsNow, lines, lines.Sum(line => line.Amount), IssuedLink.Hash(command.IdempotencyKey), AnswersHash(command), now);
        context.Bookings.Add(booking);
        await ConfirmAsync(context, booking, command.AccessNeeds, now, cancellation);
        return booking;
    }

    internal static Task<bool> HasPlaceAsync(BookingsContext context, Booking booking, CancellationToken cancellation) =>
        context.Bookings.AnyAsync(
            row => row.RunKey == booking.RunKey && row.DelegateEmailKey == booking.DelegateEmailKey && row.State == BookingState.Booked && row.Id != booking.Id,
            cancellation);

    internal static Task FoundDuplicateAsync(BookingsContext context, BookingMail mail, Booking booking, DateTimeOffset now, CancellationToken cancellation)
    {
        booking.FoundDuplicate();
        context.BookingEvents.Add(new() { BookingId = booking.Id, At = now, Kind = BookingEventKind.FoundDuplicate });
        return mail.ExplainDuplicateAsync(context, booking, cancellation);
    }

    private async Task ConfirmAsync(BookingsContext context, Booking booking, string? needs, DateTimeOffset now, CancellationToken cancellation)
    {
        var accessNeeds = !string.IsNullOrWhiteSpace(needs);
        if (accessNeeds)
        {
            context.AccessNeeds.Add(new() { BookingId = booking.Id, Text = needs!.Trim(), DeleteAt = booking.RunEndsAt + AccessNeeds.KeptAfterRun });
        }

        context.BookingEvents.Add(new() { BookingId = booking.Id, At = now, Kind = BookingEventKind.Booked });
        await mail.ConfirmAsync(context, booking, now, cancellation);
        await mail.TellStaffAsync(context, booking, accessNeeds, cancellation);
    }

    /// <summary>The browser's own hold, or a free place; a hold that ran out counts as none.</summary>
    private static async Task<bool> TakePlaceAsync(BookingsContext context, BookPlace command, DateTimeOffset now, CancellationToken cancellation)
    {
        if (command.HoldId is { } hold && await PlaceHolds.UseAsync(context, hold, command.RunKey, now, cancellation))
        {
            return true;
        }

        await PlaceHolds.SweepAsync(context, now, cancellation);
        return await PlaceCount.TakeAsync(context, command.RunKey, cancellation);
    }

    /// <summary>Null: an option is no longer sold.</summary>
    private static IReadOnlyList<PriceLine>? PriceOf(RunOnSale run, BookPlace command)
    {
        var fee = run.Prices.SingleOrDefault(line => line.Kind == PriceKind.Fee && line.Code == command.FeeCode);
        var codes = command.AddOnCodes.Distinct(StringComparer.Ordinal).ToList();
        var addOns = run.Prices.Where(line => line.Kind == PriceKind.AddOn && codes.Contains(line.Code)).ToList();
        return fee is null || addOns.Count != codes.Count ? null : [fee, .. addOns];
    }

    private static Booking New(
        BookPlace command,
        SoldFacts facts,
        IReadOnlyList<PriceLine> lines,
        decimal total,
        string keyHash,
        string answersHash,
        DateTimeOffset now)
    {
        var booking = new Booking
        {
            Id = Guid.CreateVersion7(now),
            Reference = BookingReference.New(),
            KeyHash = keyHash,
            AnswersHash = answersHash,
            BookedAt = now,
            Facts = facts,
            Lines = lines,
            Total = total,
            Payer = command.Payer,
            PurchaseOrder = command.PurchaseOrder,
            BillingOrganisation = command.BillingOrganisation,
            BillingAddress = command.BillingAddress,
            TermsVersion = command.TermsVersion,
            TermsHash = command.TermsHash,
        };
        booking.TakePlaceOn(command.RunKey);
        booking.Address(command.Booker.Email, command.Delegate.Email);
        booking.Name(command.Booker.Name, command.Delegate.Name);
        booking.IsFor(new(command.Delegate, command.TrainingCompleted, command.SystemRequirementsConfirmed, command.RegistrationBody, command.RegistrationNumber));
        return booking;
    }

    /// <summary>Keyed, since access needs are among the answers and must not be guessable once they are deleted. The hold may differ: it runs out.</summary>
    private string AnswersHash(BookPlace command) => key.Hash("booking-answers", JsonSerializer.Serialize(command with { IdempotencyKey = "", HoldId = null }));

    private BookPlaceResult.Booked Booked(Booking booking, bool already) => new(booking.Reference, already, CorrectionSecret(key, booking.Id));
}
