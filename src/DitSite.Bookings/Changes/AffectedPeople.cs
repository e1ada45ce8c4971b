using DitSite.Bookings.Applications;
using DitSite.Bookings.Bookings;
using DitSite.Bookings.Sales;
using DitSite.Bookings.Storage;
using DitSite.Bookings.Waiting;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Bookings.Changes;

/// <summary>Somebody who will be told, once, whatever they booked or were offered.</summary>
/// <param name="AnswersFor">Bookings they made: each gets a link to accept, move or cancel. Empty: they attend, and somebody else decides, or they have an offer.</param>
/// <param name="Attends">They have a place themselves.</param>
/// <param name="HasOffer">A place is kept for them: from the waiting list, or because their application was accepted.</param>
public sealed record ToldPerson(string Name, string Email, IReadOnlyList<BookingReference> AnswersFor, bool Attends, bool HasOffer);

/// <summary>Whom a moved run concerns: people with a place, and people for whom one is kept, who know something else than what holds now.</summary>
internal sealed record AffectedPeople(IReadOnlyList<Booking> Bookings, IReadOnlyList<WaitingEntry> Waiting, IReadOnlyList<Application> Applications)
{
    public static readonly AffectedPeople Nobody = new([], [], []);

    /// <summary>Who booked, or was offered a place, after the last move knows it already.</summary>
    public static async Task<AffectedPeople> ReadAsync(BookingsContext context, ChangeNotice notice, CancellationToken cancellation)
    {
        var (run, moved) = (notice.RunKey, notice.MovedAt ?? notice.OpenedAt);
        var standing = await context.Bookings.Where(row => row.RunKey == run && row.State == BookingState.Booked).OrderBy(row => row.BookedAt).ToListAsync(cancellation);
        return new(
            [.. standing.Where(booking => ChangeNotice.Moves(booking.Present, notice.After))],
            await context.WaitingEntries.AsNoTracking().Where(row => row.RunKey == run && row.State == WaitingState.Offered && row.OfferedAt < moved).OrderBy(row => row.Number).ToListAsync(cancellation),
            await context.Applications.AsNoTracking().Where(row => row.RunKey == run && row.State == ApplicationState.Offered && row.OfferedAt < moved).OrderBy(row => row.OfferedAt).ToListAsync(cancellation));
    }

    /// <summary>Each address once. Who has a booking is told of that; an offer besides it is at its own link.</summary>
    public IReadOnlyList<ToldPerson> People =>
    [
        .. Bookings
            .SelectMany(booking => new[] { (booking.BookerName, Email: booking.BookerEmail), (booking.DelegateName, Email: booking.DelegateEmail) })
            .Select(person => new ToldPerson(
                person.Item1, person.Email,
                [.. Bookings.Where(booking => EmailAddress.Same(booking.BookerEmail, person.Email)).Select(booking => booking.Reference)],
                Bookings.Any(booking => EmailAddress.Same(booking.DelegateEmail, person.Email)), HasOffer: false))
            .Concat(Waiting.Select(entry => new ToldPerson(entry.Name, entry.Email, [], Attends: false, HasOffer: true)))
            .Concat(Applications.Select(application => new ToldPerson(application.Name, application.Email, [], Attends: false, HasOffer: true)))
            .DistinctBy(person => EmailAddress.Normalise(person.Email)),
    ];

    public IEnumerable<Guid> Ids => [.. Bookings.Select(row => row.Id), .. Waiting.Select(row => row.Id), .. Applications.Select(row => row.Id)];

    /// <summary>A place of this run is kept for somebody by an offer.</summary>
    public static async Task<bool> HasOffersAsync(BookingsContext context, Guid run, CancellationToken cancellation) =>
        await context.WaitingEntries.AnyAsync(row => row.RunKey == run && row.State == WaitingState.Offered, cancellation)
        || await context.Applications.AnyAsync(row => row.RunKey == run && row.State == ApplicationState.Offered, cancellation);
}
