using DitSite.Bookings.Bookings;
using DitSite.Bookings.Joining;
using DitSite.Bookings.Letters;
using DitSite.Bookings.Links;
using DitSite.Bookings.Outbox;
using DitSite.Bookings.Places;
using DitSite.Bookings.Sales;
using DitSite.Bookings.Storage;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Bookings.Changes;

/// <summary>What a booker is asked after a change.</summary>
public sealed record ChangeQuestion(SoldFacts Before, SoldFacts After);

public enum ChangeAnswerResult
{
    Done,
    /// <summary>There is no question any more: answered, or the run has started.</summary>
    NotAsked,
    /// <summary>The date to move to has no place, or can't be booked.</summary>
    NoPlace,
    /// <summary>The delegate has a place on that date already.</summary>
    AlreadyThere,
}

/// <summary>What bookers answer when their run has moved: they come, go to another date, or cancel without charge. The caller has checked the link session.</summary>
public sealed class BookingMoves(
    WriteGate gate, IDbContextFactory<BookingsContext> contexts, BookingCancellation cancellations, MailQueue queue, ChangeLetters letters, JoiningMail joining, TimeProvider clock)
{
    /// <summary>Null: nothing is asked of this booking.</summary>
    public async Task<ChangeQuestion?> QuestionAsync(BookingReference reference, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var asked = await AskedAsync(context, reference, cancellation);
        return asked is var (booking, answer) && await context.ChangeNotices.AsNoTracking().SingleOrDefaultAsync(row => row.Id == answer.NoticeId, cancellation) is { } notice
            ? new(notice.Before, booking.Present)
            : null;
    }

    public Task<ChangeAnswerResult> AcceptAsync(BookingReference reference, CancellationToken cancellation = default) =>
        AnswerAsync(reference, (context, booking, answer, now) =>
        {
            answer.Answer(ChangeAnswerState.Accepted, now);
            context.BookingEvents.Add(new() { BookingId = booking.Id, At = now, Kind = BookingEventKind.ChangeAccepted });
            return Task.FromResult(ChangeAnswerResult.Done);
        }, cancellation);

    /// <summary>Cancels; the letter says that nothing is charged.</summary>
    public Task<ChangeAnswerResult> CancelAsync(BookingReference reference, CancellationToken cancellation = default) =>
        AnswerAsync(reference, async (context, _, _, _) => await cancellations.CancelAsync(context, reference, null, cancellation) == CancelResult.Cancelled ? ChangeAnswerResult.Done : ChangeAnswerResult.NotAsked, cancellation);

    /// <summary>To another date of the same course, which the caller has made sure of; what was paid stands.</summary>
    public Task<ChangeAnswerResult> TransferAsync(BookingReference reference, Guid runKey, CancellationToken cancellation = default) =>
        AnswerAsync(reference, async (context, booking, answer, now) =>
        {
            var run = await context.Runs.AsNoTracking().SingleOrDefaultAsync(row => row.RunKey == runKey, cancellation);
            if (run?.TakesMoves(now) != true || runKey == booking.RunKey)
            {
                return ChangeAnswerResult.NoPlace;
            }

            if (await context.Bookings.AnyAsync(row => row.RunKey == runKey && row.DelegateEmailKey == booking.DelegateEmailKey && row.State == BookingState.Booked, cancellation))
            {
                return ChangeAnswerResult.AlreadyThere;
            }

            await PlaceHolds.SweepAsync(context, now, cancellation);
            if (!await PlaceCount.TakeAsync(context, runKey, cancellation))
            {
                return ChangeAnswerResult.NoPlace;
            }

            await PlaceCount.GiveBackBookedAsync(context, booking.RunKey, cancellation);
            var former = booking.Present;
            var calendars = await CalendarHolders.LeaveAsync(context, booking, cancellation);
            booking.MoveTo(run);
            await ProlongAsync(context, booking, cancellation);
            answer.Answer(ChangeAnswerState.Transferred, now);
            context.BookingEvents.Add(new() { BookingId = booking.Id, At = now, Kind = BookingEventKind.Transferred });
            foreach (var letter in letters.Transferred(booking, former, calendars, LinkIssuer.ForBooking(context, booking, now)))
            {
                await queue.EnqueueAsync(context, letter, cancellation);
            }

            await joining.SendIfTimeAsync(context, booking, now, cancellation);
            return ChangeAnswerResult.Done;
        }, cancellation);

    /// <summary>What is kept or works until some time after the run follows it.</summary>
    internal static async Task ProlongAsync(BookingsContext context, Booking booking, CancellationToken cancellation)
    {
        var (needs, link) = (booking.RunEndsAt + AccessNeeds.KeptAfterRun, booking.RunEndsAt + BookingLinks.AfterRun);
        await context.AccessNeeds.Where(row => row.BookingId == booking.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.DeleteAt, needs), cancellation);
        await context.Links.Where(row => row.BookingId == booking.Id && row.Purpose == LinkPurpose.Booking && row.ExpiresAt < link)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ExpiresAt, link), cancellation);
    }

    private Task<ChangeAnswerResult> AnswerAsync(
        BookingReference reference, Func<BookingsContext, Booking, ChangeAnswer, DateTimeOffset, Task<ChangeAnswerResult>> work, CancellationToken cancellation) =>
        gate.WriteAsync(
            async context => await AskedAsync(context, reference, cancellation) is var (booking, answer)
                ? await work(context, booking, answer, clock.GetUtcNow())
                : ChangeAnswerResult.NotAsked,
            cancellation);

    private async Task<(Booking Booking, ChangeAnswer Answer)?> AskedAsync(BookingsContext context, BookingReference reference, CancellationToken cancellation) =>
        await context.Bookings.SingleOrDefaultAsync(row => row.Reference == reference, cancellation) is { } booking && booking.CanCancel(clock.Today)
        && await context.ChangeAnswers.SingleOrDefaultAsync(row => row.BookingId == booking.Id && row.State == ChangeAnswerState.Asked, cancellation) is { } answer
            ? (booking, answer)
            : null;
}
