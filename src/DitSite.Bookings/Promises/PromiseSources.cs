using DitSite.Bookings.Bookings;
using DitSite.Bookings.Joining;
using DitSite.Bookings.Letters;
using DitSite.Bookings.Outbox;
using DitSite.Bookings.Sales;
using DitSite.Bookings.Storage;
using DitSite.Bookings.WorkingDays;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Bookings.Promises;

/// <summary>Reads what is owed to whom. One method for each kind of promise.</summary>
public sealed class PromiseSources
{
    /// <summary>How far back promises are looked at: after that they have ended, or are on the ledger as broken.</summary>
    private static readonly TimeSpan Back = TimeSpan.FromDays(30);

    /// <summary>A letter that somebody waits for leaves within this time.</summary>
    public static readonly TimeSpan LetterTime = TimeSpan.FromHours(48);

    /// <summary>Letters that are themselves the keeping of a promise.</summary>
    private static readonly Dictionary<string, PromiseKind> Letters = new()
    {
        ["contact"] = PromiseKind.Reply,
    };

    internal async Task<IReadOnlyList<ExpectedPromise>> ReadAsync(BookingsContext context, DateTimeOffset now, CancellationToken cancellation) =>
    [
        .. await JoiningAsync(context, now, cancellation),
        .. await NoticesAsync(context, now, cancellation),
        .. await TurnsAsync(context, now, cancellation),
        .. await FundedPromises.ReadAsync(context, now - Back, now, cancellation),
        .. await ResultPromises.ReadAsync(context, now - Back, cancellation),
        .. await ReplyPromises.ReadAsync(context, now - Back, now, cancellation),
        .. await LettersAsync(context, now, cancellation),
    ];

    /// <summary>Who books in time has them on the day that is promised; who books later has them before the day of the run.</summary>
    public static DateTimeOffset? JoiningDueAt(SoldFacts facts, DateTimeOffset bookedAt)
    {
        if (JoiningDates.DueAt(facts) is not { } due || !JoiningDates.AtOnce(facts, bookedAt))
        {
            return JoiningDates.DueAt(facts);
        }

        var eve = LondonDate.EndOf(facts.Starts.AddDays(-1));
        return eve > bookedAt.AddHours(1) ? eve : bookedAt.AddHours(1);
    }

    private static async Task<List<ExpectedPromise>> JoiningAsync(BookingsContext context, DateTimeOffset now, CancellationToken cancellation)
    {
        var since = now - Back;
        var standing = context.Bookings.AsNoTracking().Where(row => row.State == BookingState.Booked && row.RunEndsAt > since);
        var bookings = await standing.Select(row => new { row.Id, row.RunKey, row.BookedAt, row.DelegateEmailKey, row.BookerEmail }).ToListAsync(cancellation);
        var runs = await context.Runs.AsNoTracking().Where(run => standing.Any(row => row.RunKey == run.RunKey)).ToDictionaryAsync(run => run.RunKey, run => run.Facts, cancellation);
        var changes = (await standing.Join(context.BookingEvents, row => row.Id, change => change.BookingId, (_, change) => change)
            .Where(change => change.Kind == BookingEventKind.Transferred || change.Kind == BookingEventKind.Substituted).ToListAsync(cancellation)).ToLookup(change => change.BookingId);
        var written = await context.JoiningInstructions.AsNoTracking().Select(row => row.RunKey).ToHashSetAsync(cancellation);
        var letters = (await context.Outbox.AsNoTracking().Where(row => row.Kind == JoiningMail.Kind && row.QueuedAt > since)
            .Select(row => new { row.Id, row.DedupeKey, row.BookingId, row.To, row.State, row.SentAt, row.QueuedAt }).ToListAsync(cancellation))
            .ToLookup(row => (row.BookingId, EmailAddress.Normalise(row.To)));
        List<ExpectedPromise> expected = [];
        foreach (var booking in bookings)
        {
            var facts = runs[booking.RunKey];
            var moved = changes[booking.Id].Where(change => change.Kind == BookingEventKind.Transferred).Select(change => change.At).DefaultIfEmpty(booking.BookedAt).Max();
            var persons = changes[booking.Id].Where(change => change.Kind == BookingEventKind.Substituted).Select(change => change.At).ToList();
            foreach (var address in new[] { booking.DelegateEmailKey, EmailAddress.Normalise(booking.BookerEmail) }.Distinct())
            {
                // A promise begins when its person comes to this run: who moves to it late is served as who books late.
                var attends = address == booking.DelegateEmailKey;
                var made = attends ? persons.Append(moved).Max() : moved;
                if (JoiningDueAt(facts, made) is not { } due)
                {
                    continue;
                }

                // The first round keeps the promise; what is sent again later is courtesy. A letter about the date before keeps nothing.
                var of = $"{JoiningMail.Kind}:{booking.RunKey:N}:";
                var letter = letters[(booking.Id, address)].Where(row => row.DedupeKey.StartsWith(of, StringComparison.Ordinal) || row.QueuedAt >= moved).OrderBy(row => row.SentAt ?? DateTimeOffset.MaxValue).ThenBy(row => row.QueuedAt).FirstOrDefault();
                var missing = !written.Contains(booking.RunKey) && JoiningDates.WarnFrom(facts) <= now;
                expected.Add(new(
                    PromiseKind.JoiningInstructions, $"joining:{booking.Id:N}:{booking.RunKey:N}:{(!attends ? "booker" : persons.Count == 0 ? "delegate" : $"delegate-{persons.Count + 1}")}", ExpectedPromise.Course(facts), ExpectedPromise.Admissions,
                    booking.RunKey, booking.Id, made, due, letter?.Id, missing || letter?.State == OutboxState.Dead,
                    letter?.SentAt is { } sent ? (PromiseState.Kept, sent, "The letter has left") : null));
            }
        }

        return expected;
    }

    private static async Task<List<ExpectedPromise>> NoticesAsync(BookingsContext context, DateTimeOffset now, CancellationToken cancellation)
    {
        var since = now - Back;
        List<ExpectedPromise> expected = [];
        foreach (var notice in await context.ChangeNotices.AsNoTracking().Where(row => row.State != ChangeNoticeState.Withdrawn && (row.ConfirmedAt == null || row.ConfirmedAt > since)).ToListAsync(cancellation))
        {
            var first = notice.Before.Starts < notice.After.Starts ? notice.Before.Starts : notice.After.Starts;
            var due = notice.After.NoticeWorkingDays is { } days ? LondonDate.EveningOf(WorkingDayCalendar.Add(first, -days)) : LondonDate.EndOf(first.AddDays(-1));
            var (from, to) = ($"{ChangeLetters.MovedKind}:{notice.Id:N}:", $"{ChangeLetters.MovedKind}:{notice.Id:N};");
            var letters = await context.Outbox.AsNoTracking().Where(row => string.Compare(row.DedupeKey, from) >= 0 && string.Compare(row.DedupeKey, to) < 0).Select(row => new { row.Id, row.State, row.SentAt }).ToListAsync(cancellation);
            (PromiseState, DateTimeOffset, string)? ended = null;
            if (notice is { State: ChangeNoticeState.Confirmed, ConfirmedAt: { } confirmed } && letters.All(letter => letter.State == OutboxState.Sent))
            {
                var last = letters.Count == 0 ? confirmed : letters.Max(letter => letter.SentAt!.Value);
                ended = notice.OverrideReason is { } reason && last > due
                    ? (PromiseState.Excused, last, OneLine.Of($"Told late: {reason}", Promise.ProofLength)!)
                    : (PromiseState.Kept, last, letters.Count == 0 ? "Nobody was affected any more" : $"{letters.Count} letters have left");
            }

            expected.Add(new(
                PromiseKind.ChangeNotice, $"change:{notice.Id:N}", ExpectedPromise.Course(notice.After), ExpectedPromise.Admissions, notice.RunKey, null, notice.OpenedAt, due,
                letters.FirstOrDefault()?.Id, letters.Any(letter => letter.State == OutboxState.Dead), ended));
        }

        return expected;
    }

    /// <summary>An offer reaches its person, and nobody who came earlier still waited when it was made.</summary>
    private static async Task<List<ExpectedPromise>> TurnsAsync(BookingsContext context, DateTimeOffset now, CancellationToken cancellation)
    {
        var since = now - Back;
        var entries = await context.WaitingEntries.AsNoTracking().Where(row => row.Number > 0 && row.RunEndsAt > since).ToListAsync(cancellation);
        var runs = await context.Runs.AsNoTracking().Where(run => context.WaitingEntries.Any(row => row.RunKey == run.RunKey && row.OfferedAt != null && row.RunEndsAt > since)).ToDictionaryAsync(run => run.RunKey, run => run.Facts, cancellation);
        var letters = await context.Outbox.AsNoTracking().Where(row => row.Kind == WaitingLetters.OfferKind && row.QueuedAt > since).Select(row => new { row.Id, row.DedupeKey, row.State, row.SentAt }).ToDictionaryAsync(row => row.DedupeKey, cancellation);
        List<ExpectedPromise> expected = [];
        foreach (var entry in entries.Where(entry => entry.OfferedAt is not null && runs.ContainsKey(entry.RunKey)))
        {
            var letter = letters.GetValueOrDefault($"{WaitingLetters.OfferKind}:{entry.Id:N}");
            var overtook = entries.Any(other => other.RunKey == entry.RunKey && other.Number < entry.Number && (other.OfferedAt ?? other.ClosedAt ?? DateTimeOffset.MaxValue) > entry.OfferedAt);
            (PromiseState, DateTimeOffset, string)? ended = overtook ? (PromiseState.Broken, entry.OfferedAt!.Value, $"Number {entry.Number} was offered a place while somebody before still waited")
                : letter?.SentAt is { } sent ? (PromiseState.Kept, sent, $"Number {entry.Number}, and nobody before was passed over; the letter has left")
                : null;
            expected.Add(new(
                PromiseKind.FirstComeFirstServed, $"turn:{entry.Id:N}", ExpectedPromise.Course(runs[entry.RunKey]), ExpectedPromise.Admissions, entry.RunKey, null, entry.OfferedAt!.Value, entry.OfferEndsAt!.Value, letter?.Id,
                letter?.State == OutboxState.Dead, ended));
        }

        return expected;
    }

    private static async Task<List<ExpectedPromise>> LettersAsync(BookingsContext context, DateTimeOffset now, CancellationToken cancellation)
    {
        var (since, kinds) = (now - Back, Letters.Keys.ToList());
        var found = await context.Outbox.AsNoTracking().Where(row => kinds.Contains(row.Kind) && row.QueuedAt > since)
            .Select(row => new { row.Id, row.Kind, row.QueuedAt, row.State, row.SentAt, row.BookingId }).ToListAsync(cancellation);
        return
        [
            .. found.Select(row => new ExpectedPromise(
                Letters[row.Kind], $"letter:{row.Id:N}", "A message from the contact page", ExpectedPromise.Admissions, null, row.BookingId,
                row.QueuedAt, row.QueuedAt + LetterTime, row.Id, row.State == OutboxState.Dead, row.SentAt is { } sent ? (PromiseState.Kept, sent, "The letter has left") : null)),
        ];
    }
}
