using DitSite.Bookings.Bookings;
using DitSite.Bookings.Outbox;
using DitSite.Bookings.Sales;
using DitSite.Bookings.Storage;
using DitSite.Bookings.Waiting;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Bookings.Desk;

/// <summary>How a run stands.</summary>
public sealed record DeskRun(Guid RunKey, SoldFacts Facts, bool OnSale, int Capacity, int Booked, int Held, DateTimeOffset? OpensAt, DateTimeOffset ClosesAt);

/// <summary>One line of a list of bookings.</summary>
public sealed record DeskBooking(BookingReference Reference, BookingState State, DateTimeOffset BookedAt, string BookerName, string DelegateName, string DelegateEmail, string CourseTitle, string DatesText, decimal Total);

/// <summary>Somebody on the waiting list of a run.</summary>
/// <param name="ConfirmedAt">UTC; decides the order.</param>
/// <param name="OfferEndsAt">UTC; null: nothing was offered.</param>
public sealed record DeskWaiter(string Name, string Email, WaitingState State, DateTimeOffset ConfirmedAt, DateTimeOffset? OfferEndsAt);

/// <param name="Kind">What happened: a <see cref="BookingEventKind"/>, or the kind of a message.</param>
/// <param name="Message">The message it was, if it was one.</param>
public sealed record TimelineEntry(DateTimeOffset At, string Kind, Guid? Message, OutboxState? MessageState);

/// <summary>One booking with all that staff may see of it.</summary>
public sealed record DeskBookingDetail(BookingView Booking, DateOnly? TrainingCompleted, bool SystemRequirementsConfirmed, string? RegistrationBody, string? RegistrationNumber, string? AccessNeeds, IReadOnlyList<TimelineEntry> Timeline);

/// <summary>What staff see of bookings. The caller has checked the role and writes the audit.</summary>
public sealed class BookingsDesk(IDbContextFactory<BookingsContext> contexts, TimeProvider clock)
{
    public const int MostResults = 100;

    /// <summary>All runs that are or were sold, latest first day first.</summary>
    public async Task<IReadOnlyList<DeskRun>> RunsAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var runs = await context.Runs.AsNoTracking().ToListAsync(cancellation);
        return [.. runs.OrderByDescending(run => run.Facts.Starts)
            .Select(run => new DeskRun(run.RunKey, run.Facts, run.OnSale, run.Capacity, run.PlacesBooked, run.PlacesHeld, run.OpensAt, run.ClosesAt))];
    }

    /// <summary>The bookings of one run, in the order in which they were made.</summary>
    public async Task<IReadOnlyList<DeskBooking>> OfRunAsync(Guid runKey, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var found = await context.Bookings.AsNoTracking().Where(booking => booking.RunKey == runKey).OrderBy(booking => booking.BookedAt).ToListAsync(cancellation);
        return [.. found.Select(Line)];
    }

    /// <summary>Who waits for a place on a run or has an offer, first come first; addresses that were not confirmed are left out.</summary>
    public async Task<IReadOnlyList<DeskWaiter>> WaitingAsync(Guid runKey, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.WaitingEntries.AsNoTracking().Where(entry => entry.RunKey == runKey && entry.Number > 0).OrderBy(entry => entry.Number)
            .Select(entry => new DeskWaiter(entry.Name, entry.Email, entry.State, entry.ConfirmedAt!.Value, entry.OfferEndsAt)).ToListAsync(cancellation);
    }

    /// <summary>By reference, in any spelling, or by a part of a name or an e-mail address; newest first, at most <see cref="MostResults"/>.</summary>
    public async Task<IReadOnlyList<DeskBooking>> SearchAsync(string text, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var bookings = context.Bookings.AsNoTracking();
        if (BookingReference.TryParse(text, out var reference) && await bookings.SingleOrDefaultAsync(booking => booking.Reference == reference, cancellation) is { } one)
        {
            return [Line(one)];
        }

        var pattern = LikePattern.Containing(text);
        var found = await bookings
            .Where(booking => EF.Functions.Like(booking.BookerName, pattern, LikePattern.Escape) || EF.Functions.Like(booking.DelegateName, pattern, LikePattern.Escape)
                || EF.Functions.Like(booking.BookerEmail, pattern, LikePattern.Escape) || EF.Functions.Like(booking.DelegateEmail, pattern, LikePattern.Escape))
            .OrderByDescending(booking => booking.BookedAt).Take(MostResults).ToListAsync(cancellation);
        return [.. found.Select(Line)];
    }

    public async Task<DeskBookingDetail?> FindAsync(BookingReference reference, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        if (await context.Bookings.AsNoTracking().SingleOrDefaultAsync(booking => booking.Reference == reference, cancellation) is not { } found)
        {
            return null;
        }

        var needs = await context.AccessNeeds.AsNoTracking().Where(row => row.BookingId == found.Id).Select(row => row.Text).SingleOrDefaultAsync(cancellation);
        var events = await context.BookingEvents.AsNoTracking().Where(row => row.BookingId == found.Id).ToListAsync(cancellation);
        var messages = await context.Outbox.AsNoTracking().Where(row => row.BookingId == found.Id).Select(row => new { row.Id, row.Kind, row.QueuedAt, row.State }).ToListAsync(cancellation);
        var timeline = events.Select(row => new TimelineEntry(row.At, row.Kind.ToString(), null, null))
            .Concat(messages.Select(row => new TimelineEntry(row.QueuedAt, row.Kind, row.Id, row.State))).OrderBy(entry => entry.At);
        return new(found.ToView(clock.Today), found.TrainingCompleted, found.SystemRequirementsConfirmed, found.RegistrationBody, found.RegistrationNumber, needs, [.. timeline]);
    }

    private static DeskBooking Line(Booking booking) =>
        new(booking.Reference, booking.State, booking.BookedAt, booking.BookerName, booking.DelegateName, booking.DelegateEmail, booking.Present.CourseTitle, booking.Present.DatesText, booking.Total);
}
