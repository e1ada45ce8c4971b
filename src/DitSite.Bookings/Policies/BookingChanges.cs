using DitSite.Bookings.Bookings;
using DitSite.Bookings.Changes;
using DitSite.Bookings.Joining;
using DitSite.Bookings.Money;
using DitSite.Bookings.Places;
using DitSite.Bookings.Sales;
using DitSite.Bookings.Storage;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Bookings.Policies;

/// <summary>A run that a booking can move to.</summary>
public sealed record OtherDate(Guid RunKey, string DatesText, string? TimesText, string PlaceText, int Free);

/// <summary>
/// Cancels, moves and hands over bookings, each with what the policy of the booking says or staff decide. The caller has checked the right to
/// do so, and for staff writes the audit.
/// </summary>
public sealed class BookingChanges(WriteGate gate, IDbContextFactory<BookingsContext> contexts, BookingCancellation cancellations, Invoicing invoicing, ChangeMail mail, JoiningMail joining, TimeProvider clock)
{
    /// <summary>What a change would cost today; null: no such booking.</summary>
    public async Task<ChangeQuote?> QuoteAsync(BookingReference reference, ChangeKind kind, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Bookings.AsNoTracking().SingleOrDefaultAsync(row => row.Reference == reference, cancellation) is { } booking ? Quote(booking, kind) : null;
    }

    /// <summary>Runs of the same course, still to come and with a free place, earliest first.</summary>
    /// <param name="forStaff">With runs that are not open for booking.</param>
    public async Task<IReadOnlyList<OtherDate>> OtherDatesAsync(BookingReference reference, bool forStaff, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        if (await context.Bookings.AsNoTracking().SingleOrDefaultAsync(row => row.Reference == reference, cancellation) is not { } booking)
        {
            return [];
        }

        var now = clock.GetUtcNow();
        var runs = await context.Runs.AsNoTracking().Where(run => run.OnSale && run.PlacesTaken < run.Capacity).ToListAsync(cancellation);
        var here = await context.Runs.AsNoTracking().SingleAsync(run => run.RunKey == booking.RunKey, cancellation);
        return [.. runs.Where(run => CanMoveTo(here, run, now, forStaff)).OrderBy(run => run.Facts.Starts)
            .Select(run => new OtherDate(run.RunKey, run.Facts.DatesText, run.Facts.TimesText, run.Facts.PlaceText, run.Capacity - run.PlacesTaken))];
    }

    /// <summary>Gives the place back. The booker can do so until the day before the run; staff can at any time.</summary>
    public Task<ChangeResult> CancelAsync(BookingReference reference, ChangeOrder order, CancellationToken cancellation = default) =>
        ChangeAsync(reference, ChangeKind.Cancel, order, async (context, booking, _, _) =>
            await cancellations.CancelAsync(context, booking.Reference, order, cancellation) == CancelResult.Cancelled ? new ChangeResult.Done() : new ChangeResult.TooLate(), cancellation);

    /// <summary>Says what is kept of a cancelled booking's price, where no policy did, or differently from it.</summary>
    /// <param name="charge">Pounds, 0 to the price.</param>
    public Task<ChangeResult> DecideAsync(BookingReference reference, Guid key, decimal charge, string reason, string staff, CancellationToken cancellation = default) =>
        gate.WriteAsync<ChangeResult>(
            async context =>
            {
                if (await context.Bookings.SingleOrDefaultAsync(row => row.Reference == reference, cancellation) is not { } booking)
                {
                    return new ChangeResult.NotFound();
                }

                if (await context.BookingChanges.AnyAsync(row => row.Id == key, cancellation))
                {
                    return new ChangeResult.Done();
                }

                if (booking.State != BookingState.Cancelled || charge < 0 || charge > booking.Total)
                {
                    return new ChangeResult.TooLate();
                }

                var now = clock.GetUtcNow();
                Note(context, booking, new() { Key = key, Staff = staff, ChargeByHand = charge, Reason = reason }, Quote(booking, ChangeKind.Cancel), now);
                context.BookingEvents.Add(new() { BookingId = booking.Id, At = now, Kind = BookingEventKind.ChargeDecided });
                await mail.DecidedAsync(context, booking, key, charge, cancellation);
                await invoicing.CreditExcessAsync(context, booking, charge, "The booking was cancelled.", staff, now, cancellation);
                return new ChangeResult.Done();
            },
            cancellation);

    /// <summary>Moves the booking to another run of the course: same reference, same price, a place taken there before the one here is given back.</summary>
    public Task<ChangeResult> TransferAsync(BookingReference reference, Guid toRun, ChangeOrder order, CancellationToken cancellation = default) =>
        ChangeAsync(reference, ChangeKind.Transfer, order, async (context, booking, quote, now) =>
        {
            // A place that was applied for is staff's to move, and a funded one belongs to the funds of its run.
            if (await context.Applications.AnyAsync(row => row.BookingId == booking.Id && (order.Staff == null || row.OfferIsFunded), cancellation))
            {
                return new ChangeResult.AppliedFor();
            }

            var here = await context.Runs.AsNoTracking().SingleAsync(run => run.RunKey == booking.RunKey, cancellation);
            var there = await context.Runs.AsNoTracking().SingleOrDefaultAsync(run => run.RunKey == toRun, cancellation);
            if (there is null || !CanMoveTo(here, there, now, order.Staff is not null))
            {
                return new ChangeResult.NoPlace();
            }

            if (await context.Bookings.AnyAsync(row => row.RunKey == toRun && row.DelegateEmailKey == booking.DelegateEmailKey && row.State == BookingState.Booked, cancellation))
            {
                return new ChangeResult.HasPlace();
            }

            if (!await PlaceCount.TakeAsync(context, toRun, cancellation))
            {
                return new ChangeResult.NoPlace();
            }

            await PlaceCount.GiveBackBookedAsync(context, booking.RunKey, cancellation);
            var former = booking.Present;
            var calendars = await CalendarHolders.LeaveAsync(context, booking, cancellation);
            booking.MoveTo(there);
            await BookingMoves.ProlongAsync(context, booking, cancellation);
            Note(context, booking, order, quote, now, former.DatesText, there.Facts.DatesText);
            var asked = await context.ChangeAnswers.SingleOrDefaultAsync(row => row.BookingId == booking.Id && row.State == ChangeAnswerState.Asked, cancellation);
            asked?.Answer(ChangeAnswerState.Transferred, now);
            context.BookingEvents.Add(new() { BookingId = booking.Id, At = now, Kind = BookingEventKind.Transferred });
            await mail.MovedAsync(context, booking, order.Key, former, calendars, ChargeOf(order, quote), order.Staff, now, cancellation);
            await joining.SendIfTimeAsync(context, booking, now, cancellation);
            return new ChangeResult.Done();
        }, cancellation);

    /// <summary>Gives the place to another person, who has to meet what the booking asked of the first (S87).</summary>
    public Task<ChangeResult> SubstituteAsync(BookingReference reference, Substitute substitute, ChangeOrder order, CancellationToken cancellation = default) =>
        ChangeAsync(reference, ChangeKind.Substitute, order, async (context, booking, quote, now) =>
        {
            if (await context.Applications.AnyAsync(row => row.BookingId == booking.Id, cancellation))
            {
                return new ChangeResult.AppliedFor();
            }

            if (!IsEligible(booking.Present, substitute, LondonDate.Of(now)))
            {
                return new ChangeResult.NotEligible();
            }

            var key = EmailAddress.Normalise(substitute.Person.Email);
            if (await context.Bookings.AnyAsync(row => row.RunKey == booking.RunKey && row.DelegateEmailKey == key && row.State == BookingState.Booked, cancellation))
            {
                return new ChangeResult.HasPlace();
            }

            var former = new Person(booking.DelegateName, booking.DelegateEmail);
            await context.AccessNeeds.Where(needs => needs.BookingId == booking.Id).ExecuteDeleteAsync(cancellation);
            booking.RenewEntry(await context.Runs.Where(run => run.RunKey == booking.RunKey).Select(run => run.CalendarSequence).SingleAsync(cancellation));
            booking.HandOver(substitute);
            Note(context, booking, order, quote, now);
            context.BookingEvents.Add(new() { BookingId = booking.Id, At = now, Kind = BookingEventKind.Substituted });
            await mail.HandedOverAsync(context, booking, order.Key, former, ChargeOf(order, quote), order.Staff, cancellation);
            await joining.SendIfTimeAsync(context, booking, now, cancellation);
            return new ChangeResult.Done();
        }, cancellation);

    private Task<ChangeResult> ChangeAsync(
        BookingReference reference, ChangeKind kind, ChangeOrder order, Func<BookingsContext, Booking, ChangeQuote, DateTimeOffset, Task<ChangeResult>> work, CancellationToken cancellation) =>
        gate.WriteAsync(
            async context =>
            {
                if (await context.Bookings.SingleOrDefaultAsync(row => row.Reference == reference, cancellation) is not { } booking)
                {
                    return new ChangeResult.NotFound();
                }

                if (await context.BookingChanges.AnyAsync(row => row.Id == order.Key, cancellation))
                {
                    return new ChangeResult.Done();
                }

                var quote = Quote(booking, kind);
                var byStaff = order.Staff is not null;
                return booking switch
                {
                    _ when booking.State != BookingState.Booked || (!byStaff && !booking.CanCancel(clock.Today)) => new ChangeResult.TooLate(),
                    _ when !byStaff && kind != ChangeKind.Cancel && quote.Charge is null => new ChangeResult.AskStaff(),
                    _ when order.ChargeByHand is null && order.ChargeShown != quote.Charge => new ChangeResult.ChargeChanged(),
                    _ => await work(context, booking, quote, clock.GetUtcNow()),
                };
            },
            cancellation);

    private ChangeQuote Quote(Booking booking, ChangeKind kind) => ChangePolicy.Quote(booking.Facts.Policy, kind, booking.RunStarts, clock.Today, booking.Total);

    /// <summary>Another run of the same course that has not begun; for the booker one that is open for booking.</summary>
    private static bool CanMoveTo(RunOnSale here, RunOnSale there, DateTimeOffset now, bool forStaff) =>
        there.RunKey != here.RunKey && there.OnSale && here.Facts.Course is not null && there.Facts.Course == here.Facts.Course
        && there.Facts.Starts > LondonDate.Of(now) && (forStaff || there.IsOpen(now));

    private static bool IsEligible(SoldFacts facts, Substitute substitute, DateOnly today) =>
        (facts.Prerequisite is null || substitute.TrainingCompleted <= today) && (!facts.AsksRequirements || substitute.SystemRequirementsConfirmed);

    internal static decimal? ChargeOf(ChangeOrder order, ChangeQuote quote) => order.ChargeByHand ?? quote.Charge;

    internal static void Note(BookingsContext context, Booking booking, ChangeOrder order, ChangeQuote quote, DateTimeOffset now, string? from = null, string? to = null) =>
        context.BookingChanges.Add(new()
        {
            Id = order.Key,
            BookingId = booking.Id,
            Kind = quote.Kind,
            At = now,
            Staff = order.Staff,
            Charge = ChargeOf(order, quote),
            Percent = order.ChargeByHand is null ? quote.Row?.ChargePercent : null,
            Reason = order.Reason,
            From = from,
            To = to,
        });
}
