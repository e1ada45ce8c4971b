using DitSite.Bookings.Bookings;
using DitSite.Bookings.Letters;
using DitSite.Bookings.Links;
using DitSite.Bookings.Outbox;
using DitSite.Bookings.Storage;

namespace DitSite.Bookings.Outcomes;

/// <summary>Which letters follow a course. They go to the delegate alone: a result is nobody else's business, the booker's included.</summary>
public sealed class OutcomeMail(MailQueue queue, OutcomeLetters letters)
{
    internal Task AttendedAsync(BookingsContext context, Booking booking, Outcome outcome, DateTimeOffset now, CancellationToken cancellation) =>
        queue.EnqueueAsync(context, letters.Attended(booking, outcome, LinkIssuer.ForDelegate(context, booking, outcome, now)), cancellation);

    internal Task ResultAsync(BookingsContext context, Booking booking, Outcome outcome, ResultWords words, DateTimeOffset now, CancellationToken cancellation) =>
        queue.EnqueueAsync(context, letters.Result(booking, outcome, words, LinkIssuer.ForDelegate(context, booking, outcome, now)), cancellation);
}
