using DitSite.Bookings.Funding;
using DitSite.Bookings.Letters;
using DitSite.Bookings.Outbox;
using DitSite.Bookings.Referees;
using DitSite.Bookings.Sales;
using DitSite.Bookings.Storage;
using Microsoft.Extensions.Options;

namespace DitSite.Bookings.Applications;

/// <summary>Which letters an application's change sends. They are queued in its transaction, and once for each cause.</summary>
public sealed class ApplicationMail(
    MailQueue queue, ApplicationLetters letters, RefereeLetters refereeLetters, IOptions<ApplicationOptions> options, TimeProvider clock)
{
    /// <summary>The link in a letter works until 30 days after the run.</summary>
    internal static readonly TimeSpan StatusLinkAfterRun = TimeSpan.FromDays(30);

    internal Task LinkAsync(BookingsContext context, string email, string courseTitle, string token, DateTimeOffset now, CancellationToken cancellation) =>
        queue.EnqueueAsync(context, letters.Link(email, courseTitle, token, now), cancellation);

    internal Task ReturnLinksAsync(BookingsContext context, string email, IReadOnlyList<(Application, string)> found, DateTimeOffset now, CancellationToken cancellation) =>
        queue.EnqueueAsync(context, letters.ReturnLinks(email, found, now), cancellation);

    internal async Task SubmittedAsync(BookingsContext context, Application application, ApplicationAnswers answers, bool queues, DateTimeOffset now, CancellationToken cancellation)
    {
        var letter = letters.Submitted(
            application, application.Course.NeedsReferee, queues, answers.Funding?.Wanted == true, options.Value.FundedHoldWorkingDays, StatusLink(context, application, now));
        await queue.EnqueueAsync(context, letter, cancellation);
        await ToStaffAsync(context, application, "staff-application", "", "sent", cancellation);
    }

    internal Task AskRefereeAsync(BookingsContext context, Application application, ReferenceRequest reference, string token, int reminder, CancellationToken cancellation) =>
        queue.EnqueueAsync(context, refereeLetters.Ask(application, reference, token, reminder), cancellation);

    internal Task ReferenceTakenBackAsync(BookingsContext context, Application application, ReferenceRequest reference, CancellationToken cancellation) =>
        queue.EnqueueAsync(context, refereeLetters.TakenBack(application, reference), cancellation);

    internal async Task ReferenceAnsweredAsync(BookingsContext context, Application application, ReferenceRequest reference, CancellationToken cancellation)
    {
        await queue.EnqueueAsync(context, letters.ReferenceAnswered(application, reference, StatusLink(context, application, clock.GetUtcNow())), cancellation);
        await ToStaffAsync(context, application, "staff-reference", $"{reference.Id:N}:{reference.State}", reference.State == ReferenceState.Confirmed ? "the reference is here" : "no reference from the person asked", cancellation);
    }

    internal Task FundedPlaceHeldAsync(BookingsContext context, Application application, FundedEntry entry, CancellationToken cancellation) =>
        queue.EnqueueAsync(context, letters.FundedPlaceHeld(application, entry, StatusLink(context, application, clock.GetUtcNow())), cancellation);

    internal Task FundedPlacePassedOnAsync(BookingsContext context, Application application, FundedEntry entry, CancellationToken cancellation) =>
        queue.EnqueueAsync(context, letters.FundedPlacePassedOn(application, entry, StatusLink(context, application, clock.GetUtcNow())), cancellation);

    internal Task QuestionAsync(BookingsContext context, Application application, InformationRequest request, DateTimeOffset now, CancellationToken cancellation) =>
        queue.EnqueueAsync(context, letters.Question(application, request, StatusLink(context, application, now)), cancellation);

    internal Task AnsweredAsync(BookingsContext context, Application application, InformationRequest request, CancellationToken cancellation) =>
        ToStaffAsync(context, application, "staff-answer", $"{request.Id:N}", "a question is answered", cancellation);

    /// <param name="facts">Of the run as it stands: it may have moved since the application was started.</param>
    internal Task OfferAsync(BookingsContext context, Application application, SoldFacts facts, DateTimeOffset now, CancellationToken cancellation) =>
        queue.EnqueueAsync(context, letters.Offer(application, facts, StatusLink(context, application, now)), cancellation);

    internal Task DeclinedAsync(BookingsContext context, Application application, IReadOnlyList<Finding> reasons, DateTimeOffset now, CancellationToken cancellation) =>
        queue.EnqueueAsync(context, letters.Declined(application, reasons, StatusLink(context, application, now)), cancellation);

    internal async Task EndedAsync(BookingsContext context, Application application, ApplicationEventKind kind, CancellationToken cancellation)
    {
        await queue.EnqueueAsync(context, letters.Ended(application, kind), cancellation);
        if (application.SubmittedAt is not null)
        {
            await ToStaffAsync(context, application, "staff-application-ended", $"{kind}", kind == ApplicationEventKind.Withdrawn ? "withdrawn" : kind == ApplicationEventKind.OfferLapsed ? "the offer ran out" : "the offer was declined", cancellation);
        }
    }

    internal Task DraftWarningAsync(BookingsContext context, Application application, CancellationToken cancellation) =>
        queue.EnqueueAsync(context, letters.DraftWarning(application), cancellation);

    internal Task FileInfectedAsync(BookingsContext context, Application application, Guid file, CancellationToken cancellation) =>
        queue.EnqueueAsync(context, letters.FileInfected(application, file, StatusLink(context, application, clock.GetUtcNow())), cancellation);

    /// <summary>A new link to the application, for a letter about it.</summary>
    internal static string StatusLink(BookingsContext context, Application application, DateTimeOffset now)
    {
        var (regular, least) = (application.RunEndsAt + StatusLinkAfterRun, now + TimeSpan.FromDays(1));
        return ApplicationLinks.Issue(context, ApplicationLinkPurpose.Status, now, regular > least ? regular : least, application.Id);
    }

    private Task ToStaffAsync(BookingsContext context, Application application, string kind, string cause, string words, CancellationToken cancellation) =>
        refereeLetters.ToStaff(application, kind, cause, words) is { } letter ? queue.EnqueueAsync(context, letter, cancellation) : Task.CompletedTask;
}
