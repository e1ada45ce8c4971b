using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DitSite.Bookings.Applications;
using DitSite.Bookings.Bookings;
using DitSite.Bookings.Letters;
using DitSite.Bookings.Links;
using DitSite.Bookings.Outbox;
using DitSite.Bookings.Sales;
using DitSite.Bookings.Storage;
using DitSite.Bookings.Waiting;
using DitSite.Bookings.WorkingDays;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Bookings.Changes;

/// <summary>One line of the list of change notices.</summary>
public sealed record NoticeLine(Guid Id, Guid RunKey, SoldFacts Before, SoldFacts After, ChangeNoticeState State, DateTimeOffset OpenedAt, DateTimeOffset? ConfirmedAt, string? ConfirmedBy);

/// <param name="NoticeGiven">Working days from today to the first day, the former or the new one, whichever is earlier.</param>
/// <param name="NoticePromised">Null: no number is promised.</param>
/// <param name="Stamp">Of everything shown; comes back with the confirmation, so that nothing else is confirmed.</param>
public sealed record NoticeView(
    NoticeLine Notice, IReadOnlyList<ToldPerson> People, int NoticeGiven, int? NoticePromised, string Stamp, string? OverrideReason, IReadOnlyDictionary<ChangeAnswerState, int> Answers)
{
    public bool IsShort => NoticeGiven < NoticePromised;
}

public enum ConfirmNoticeResult
{
    Told,
    /// <summary>Somebody confirmed it before, or the run went back: nobody was told now.</summary>
    AlreadyDone,
    /// <summary>The run, or who is on it, changed since the page was shown.</summary>
    ChangedMeanwhile,
    /// <summary>The notice is shorter than promised, and no reason was given.</summary>
    NeedsReason,
    Unknown,
}

/// <summary>Changes of date, time or place: what staff see before anybody is told, and the telling (S85). The caller has checked the role and writes the audit.</summary>
public sealed class ChangeNotices(WriteGate gate, IDbContextFactory<BookingsContext> contexts, MailQueue queue, ChangeLetters letters, TimeProvider clock)
{
    /// <summary>Open ones first, then the newest.</summary>
    public async Task<IReadOnlyList<NoticeLine>> ListAsync(CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var notices = await context.ChangeNotices.AsNoTracking().Where(notice => notice.State != ChangeNoticeState.Withdrawn).OrderByDescending(notice => notice.OpenedAt).Take(100).ToListAsync(cancellation);
        return [.. notices.OrderByDescending(notice => notice.State == ChangeNoticeState.Open).Select(Line)];
    }

    public async Task<NoticeView?> FindAsync(Guid id, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        if (await context.ChangeNotices.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellation) is not { } notice)
        {
            return null;
        }

        var affected = notice.State == ChangeNoticeState.Open ? await AffectedPeople.ReadAsync(context, notice, cancellation) : AffectedPeople.Nobody;
        var answers = await context.ChangeAnswers.AsNoTracking().Where(row => row.NoticeId == id).GroupBy(row => row.State).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellation);
        return new(
            Line(notice), affected.People, NoticeGiven(notice), notice.After.NoticeWorkingDays, StampOf(notice, affected), notice.OverrideReason,
            answers.ToDictionary(group => group.Key, group => group.Count));
    }

    /// <summary>Tells everybody concerned, each once, and asks bookers for an answer.</summary>
    /// <param name="stamp">Of the page that was confirmed.</param>
    /// <param name="reason">Why the notice is shorter than promised; stays on the record.</param>
    public Task<ConfirmNoticeResult> ConfirmAsync(Guid id, string stamp, string? reason, string by, CancellationToken cancellation = default) =>
        gate.WriteAsync(
            async context =>
            {
                if (await context.ChangeNotices.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellation) is not { } notice)
                {
                    return ConfirmNoticeResult.Unknown;
                }

                if (notice.State != ChangeNoticeState.Open)
                {
                    return ConfirmNoticeResult.AlreadyDone;
                }

                var affected = await AffectedPeople.ReadAsync(context, notice, cancellation);
                if (StampOf(notice, affected) != stamp)
                {
                    return ConfirmNoticeResult.ChangedMeanwhile;
                }

                if (NoticeGiven(notice) < notice.After.NoticeWorkingDays && string.IsNullOrWhiteSpace(reason))
                {
                    return ConfirmNoticeResult.NeedsReason;
                }

                // The update that finds the notice open tells people; a double click or a second person finds none.
                var now = clock.GetUtcNow();
                var confirmed = await context.ChangeNotices.Where(row => row.Id == id && row.State == ChangeNoticeState.Open).ExecuteUpdateAsync(
                    set => set.SetProperty(row => row.State, ChangeNoticeState.Confirmed).SetProperty(row => row.ConfirmedAt, now)
                        .SetProperty(row => row.ConfirmedBy, by).SetProperty(row => row.OverrideReason, reason),
                    cancellation);
                if (confirmed != 1)
                {
                    return ConfirmNoticeResult.AlreadyDone;
                }

                await TellAsync(context, notice, affected, now, cancellation);
                return ConfirmNoticeResult.Told;
            },
            cancellation);

    private async Task TellAsync(BookingsContext context, ChangeNotice notice, AffectedPeople affected, DateTimeOffset now, CancellationToken cancellation)
    {
        foreach (var person in affected.People)
        {
            if (person.HasOffer)
            {
                await queue.EnqueueAsync(context, Offered(context, notice, affected, person, now), cancellation);
                continue;
            }

            var theirs = affected.Bookings.Where(booking => EmailAddress.Same(booking.BookerEmail, person.Email) || EmailAddress.Same(booking.DelegateEmail, person.Email)).ToList();
            var links = theirs.Where(booking => EmailAddress.Same(booking.BookerEmail, person.Email)).Select(booking => (booking, LinkIssuer.ForBooking(context, booking, now))).ToList();
            var calendar = CalendarUpdate.Supersede(theirs.MaxBy(booking => CalendarUpdate.SequenceOf(booking.Present.Calendar))!.Present.Calendar, notice.After.Calendar);
            await queue.EnqueueAsync(context, letters.Moved(notice, person, theirs, links, calendar), cancellation);
        }

        // So that what follows finds the links just made, and lets them live as long as the moved run asks for.
        await context.SaveChangesAsync(cancellation);
        foreach (var booking in affected.Bookings)
        {
            foreach (var earlier in await context.ChangeAnswers.Where(row => row.BookingId == booking.Id && row.State == ChangeAnswerState.Asked).ToListAsync(cancellation))
            {
                earlier.Answer(ChangeAnswerState.Replaced, now);
            }

            booking.RunMoved(notice.After with { Calendar = CalendarUpdate.Supersede(booking.Present.Calendar, notice.After.Calendar) });
            await BookingMoves.ProlongAsync(context, booking, cancellation);
            context.ChangeAnswers.Add(new() { NoticeId = notice.Id, BookingId = booking.Id, ToldAt = now });
            context.BookingEvents.Add(new() { BookingId = booking.Id, At = now, Kind = BookingEventKind.ToldOfChange });
        }
    }

    /// <summary>With the same link that the offer came with: to accept, or to decline.</summary>
    private Letter Offered(BookingsContext context, ChangeNotice notice, AffectedPeople affected, ToldPerson person, DateTimeOffset now)
    {
        if (affected.Waiting.FirstOrDefault(entry => EmailAddress.Same(entry.Email, person.Email)) is { } waiting)
        {
            return letters.OfferMoved(notice, person, waiting.OfferEndsAt!.Value, WaitingOffers.NewLink(context, waiting, now), fromWaitingList: true);
        }

        var application = affected.Applications.First(one => EmailAddress.Same(one.Email, person.Email));
        return letters.OfferMoved(notice, person, application.OfferEndsAt!.Value, ApplicationMail.StatusLink(context, application, now), fromWaitingList: false);
    }

    private int NoticeGiven(ChangeNotice notice)
    {
        var first = notice.Before.Starts < notice.After.Starts ? notice.Before.Starts : notice.After.Starts;
        return WorkingDayCalendar.Count(clock.Today, first);
    }

    private static string StampOf(ChangeNotice notice, AffectedPeople affected) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        JsonSerializer.Serialize(notice.After) + string.Join(',', affected.Ids))));

    private static NoticeLine Line(ChangeNotice notice) => new(notice.Id, notice.RunKey, notice.Before, notice.After, notice.State, notice.OpenedAt, notice.ConfirmedAt, notice.ConfirmedBy);
}
