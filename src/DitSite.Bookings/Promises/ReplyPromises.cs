using DitSite.Bookings.Applications;
using DitSite.Bookings.Bookings;
using DitSite.Bookings.Contact;
using DitSite.Bookings.Money;
using DitSite.Bookings.Outbox;
using DitSite.Bookings.Policies;
using DitSite.Bookings.Referees;
using DitSite.Bookings.Storage;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Bookings.Promises;

/// <summary>
/// What the pages say somebody will hear: an answer to a message, a decision, what a cancellation costs, the letter to a referee, the
/// invoice. Read from what was asked, so that a question nobody takes up shows as a promise that nobody keeps.
/// </summary>
internal static class ReplyPromises
{
    /// <summary>Open ones of these kinds are looked at for so long; what is open then stays on the ledger as broken.</summary>
    private static readonly TimeSpan Back = TimeSpan.FromDays(90);

    public static string KeyOf(OwedAnswer answer) => $"answer:{answer.MessageId:N}";

    /// <param name="since">UTC; what ended before is on the ledger already.</param>
    /// <param name="now">UTC.</param>
    public static async Task<IReadOnlyList<ExpectedPromise>> ReadAsync(BookingsContext context, DateTimeOffset since, DateTimeOffset now, CancellationToken cancellation) =>
    [
        .. await AnswersAsync(context, since, cancellation),
        .. await DecisionsAsync(context, since, cancellation),
        .. await ChargesAsync(context, now - Back, cancellation),
        .. await RefereesAsync(context, since, cancellation),
        .. await InvoicesAsync(context, now - Back, cancellation),
    ];

    /// <summary>"We answer by email": the machine can't see that, so staff say it.</summary>
    private static async Task<IEnumerable<ExpectedPromise>> AnswersAsync(BookingsContext context, DateTimeOffset since, CancellationToken cancellation) =>
        (await context.OwedAnswers.AsNoTracking().Where(row => row.GivenAt == null || row.GivenAt > since).ToListAsync(cancellation)).Select(row => new ExpectedPromise(
            PromiseKind.Reply, KeyOf(row), "An answer to a message from the contact page", ExpectedPromise.Admissions, null, null, row.OwedAt, row.DueAt, row.MessageId, false,
            row.GivenAt is { } at ? (PromiseState.Kept, at, row.Proof!) : null));

    /// <summary>
    /// "We tell you the decision by email." The days count from the moment at which nobody else is waited for: neither the applicant with an
    /// answer, nor the referee. That the letter then arrives is a promise of its own (<see cref="ResultPromises"/>).
    /// </summary>
    private static async Task<IEnumerable<ExpectedPromise>> DecisionsAsync(BookingsContext context, DateTimeOffset since, CancellationToken cancellation)
    {
        var submitted = context.Applications.AsNoTracking().Where(row => row.SubmittedAt != null && (row.ClosedAt == null || row.ClosedAt > since));
        var applications = await submitted.Select(row => new { row.Id, row.RunKey, row.State, row.Course, row.SubmittedAt, row.OfferedAt, row.ClosedAt }).ToListAsync(cancellation);
        var questions = (await context.InformationRequests.AsNoTracking().Where(row => submitted.Any(application => application.Id == row.ApplicationId))
            .Select(row => new { row.ApplicationId, row.AnswerBy, row.AnsweredAt }).ToListAsync(cancellation)).ToLookup(row => row.ApplicationId);
        var references = (await context.References.AsNoTracking().Where(row => submitted.Any(application => application.Id == row.ApplicationId))
            .Select(row => new { row.ApplicationId, row.State, row.ExpiresAt, row.AnsweredAt }).ToListAsync(cancellation)).ToLookup(row => row.ApplicationId);
        return applications.Select(row =>
        {
            var waits = row.State == ApplicationState.InformationRequested ? questions[row.Id].Where(question => question.AnsweredAt is null).Select(question => LondonDate.EndOf(question.AnswerBy)) : [];
            var from = questions[row.Id].Select(question => question.AnsweredAt).OfType<DateTimeOffset>()
                .Concat(references[row.Id].Select(reference => reference.State == ReferenceState.Waiting ? reference.ExpiresAt : reference.AnsweredAt).OfType<DateTimeOffset>())
                .Concat(waits).Append(row.SubmittedAt!.Value).Max();
            (PromiseState, DateTimeOffset, string)? ended = (row.OfferedAt, row.State) switch
            {
                ({ } offered, _) => (PromiseState.Kept, offered, "A place was offered"),
                (null, ApplicationState.Declined) => (PromiseState.Kept, row.ClosedAt!.Value, "The application was declined"),
                _ when row.ClosedAt is { } closed => (PromiseState.Released, closed, "The applicant withdrew"),
                _ => null,
            };
            return new ExpectedPromise(
                PromiseKind.Reply, $"decision:{row.Id:N}", ExpectedPromise.Course(row.Course.Facts, "The decision on an application: "), ExpectedPromise.Admissions, row.RunKey, null,
                row.SubmittedAt.Value, ReplyTimes.Due(from, row.Course.DecisionWorkingDays ?? ReplyTimes.DecisionWorkingDays), null, false, ended);
        });
    }

    /// <summary>"The course team decides what is charged, and writes to you."</summary>
    private static async Task<IEnumerable<ExpectedPromise>> ChargesAsync(BookingsContext context, DateTimeOffset since, CancellationToken cancellation)
    {
        var asked = await context.BookingChanges.AsNoTracking().Where(row => row.Kind == ChangeKind.Cancel && row.Charge == null && row.At > since)
            .Join(context.Bookings.Where(booking => booking.State == BookingState.Cancelled && booking.Total > 0), row => row.BookingId, booking => booking.Id, (row, booking) => new { row.Id, row.BookingId, row.At, booking.RunKey })
            .ToListAsync(cancellation);
        var decided = (await context.BookingChanges.AsNoTracking().Where(row => row.Kind == ChangeKind.Cancel && row.Charge != null && row.At > since).Select(row => new { row.Id, row.BookingId, row.At }).ToListAsync(cancellation)).ToLookup(row => row.BookingId);
        var letters = await PromiseLetter.ReadAsync(context, asked.SelectMany(row => decided[row.BookingId]).Select(row => $"charge-decided:{row.Id:N}"), cancellation);
        return asked.Select(row =>
        {
            var letter = decided[row.BookingId].Where(one => one.At >= row.At).OrderBy(one => one.At).Select(one => letters.GetValueOrDefault($"charge-decided:{one.Id:N}")).FirstOrDefault();
            return new ExpectedPromise(
                PromiseKind.Reply, $"charge:{row.Id:N}", "What a cancellation costs", ExpectedPromise.Admissions, row.RunKey, row.BookingId, row.At, ReplyTimes.Due(row.At, ReplyTimes.AnswerWorkingDays),
                letter?.Id, letter is { State: OutboxState.Dead }, letter?.Kept);
        });
    }

    /// <summary>"When you send it, we write to your referee."</summary>
    private static async Task<IEnumerable<ExpectedPromise>> RefereesAsync(BookingsContext context, DateTimeOffset since, CancellationToken cancellation)
    {
        var asked = await context.References.AsNoTracking().Where(row => row.AskedAt > since)
            .Join(context.Applications, row => row.ApplicationId, application => application.Id, (row, application) => new { row.Id, row.ApplicationId, row.AskedAt, row.State, row.AnsweredAt, application.RunKey }).ToListAsync(cancellation);
        var letters = await PromiseLetter.ReadAsync(context, asked.Select(row => KeyOfLetter(row.ApplicationId, row.Id)), cancellation);
        return asked.Select(row =>
        {
            var letter = letters.GetValueOrDefault(KeyOfLetter(row.ApplicationId, row.Id));
            return new ExpectedPromise(
                PromiseKind.Reply, $"referee:{row.Id:N}", "The letter to a referee", ExpectedPromise.Admissions, row.RunKey, null, row.AskedAt, row.AskedAt + PromiseSources.LetterTime, letter?.Id, letter is null or { State: OutboxState.Dead },
                letter?.Kept ?? (row.State == ReferenceState.Replaced ? (PromiseState.Released, row.AnsweredAt!.Value, "Nobody is asked any more") : null));
        });

        static string KeyOfLetter(Guid application, Guid reference) => $"application:{application:N}:reference-request:{reference:N}:0";
    }

    /// <summary>"It comes within … working days of the confirmation", where the content says so.</summary>
    private static async Task<IEnumerable<ExpectedPromise>> InvoicesAsync(BookingsContext context, DateTimeOffset since, CancellationToken cancellation)
    {
        var booked = (await context.Bookings.AsNoTracking().Where(row => row.State == BookingState.Booked && row.BookedAt > since && row.Total > 0).Select(row => new { row.Id, row.RunKey, row.BookedAt, row.Facts }).ToListAsync(cancellation))
            .Where(row => row.Facts.InvoiceWorkingDays is not null).ToList();
        if (booked.Count == 0)
        {
            return [];
        }

        var first = (await context.Invoices.AsNoTracking().Where(row => row.Kind == InvoiceKind.Invoice && row.IssuedAt > since).OrderBy(row => row.Number).Select(row => new { row.Id, row.BookingId }).ToListAsync(cancellation)).ToLookup(row => row.BookingId);
        var letters = await PromiseLetter.ReadAsync(context, booked.SelectMany(row => first[row.Id].Take(1)).Select(row => $"invoice:{row.BookingId:N}:{row.Id:N}"), cancellation);
        return booked.Select(row =>
        {
            var letter = first[row.Id].Take(1).Select(one => letters.GetValueOrDefault($"invoice:{one.BookingId:N}:{one.Id:N}")).FirstOrDefault();
            return new ExpectedPromise(
                PromiseKind.Invoice, $"invoice:{row.Id:N}", ExpectedPromise.Course(row.Facts), ExpectedPromise.Admissions, row.RunKey, row.Id, row.BookedAt,
                ReplyTimes.Due(row.BookedAt, row.Facts.InvoiceWorkingDays!.Value), letter?.Id, letter is { State: OutboxState.Dead }, letter?.Kept);
        });
    }
}
