using DitSite.Bookings.Storage;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Bookings.Applications;

/// <summary>What an applicant does after submitting, but for accepting an offer (<see cref="OfferAcceptance"/>). The caller has checked the session.</summary>
public sealed class ApplicantSteps(WriteGate gate, ApplicationSecrets secrets, ApplicationEnding ending, ApplicationMail mail, TimeProvider clock)
{
    /// <returns>False: there is no offer, or none any more.</returns>
    public Task<bool> DeclineOfferAsync(Guid id, CancellationToken cancellation = default) =>
        EndAsync(id, ApplicationAction.DeclineOffer, ApplicationEventKind.OfferDeclined, (application, now) => application.DeclineOffer(now), cancellation);

    /// <returns>False: it is over already.</returns>
    public Task<bool> WithdrawAsync(Guid id, CancellationToken cancellation = default) =>
        EndAsync(id, ApplicationAction.Withdraw, ApplicationEventKind.Withdrawn, (application, now) => application.Withdraw(now), cancellation);

    /// <summary>Answers one question; with the last open one the application is in review again.</summary>
    /// <param name="answer">Null: the answer is in files added since.</param>
    /// <returns>False: there is no such question, or it is answered.</returns>
    public Task<bool> AnswerAsync(Guid id, Guid questionId, string? answer, CancellationToken cancellation = default) =>
        gate.WriteAsync(
            async context =>
            {
                var now = clock.GetUtcNow();
                var application = await context.Applications.SingleAsync(row => row.Id == id, cancellation);
                var question = await context.InformationRequests.SingleOrDefaultAsync(row => row.Id == questionId && row.ApplicationId == id, cancellation);
                if (question is not { AnsweredAt: null } || !application.Allows(ApplicationAction.AnswerInformation))
                {
                    return false;
                }

                question.Take(answer is null ? null : secrets.Seal(answer), now);
                application.AnswerInformation();
                ApplicationEvent.Add(context, id, ApplicationEventKind.InformationAnswered, now);
                await mail.AnsweredAsync(context, application, question, cancellation);
                return true;
            },
            cancellation);

    private Task<bool> EndAsync(Guid id, ApplicationAction action, ApplicationEventKind kind, Action<Application, DateTimeOffset> end, CancellationToken cancellation) =>
        gate.WriteAsync(
            async context =>
            {
                var application = await context.Applications.SingleAsync(row => row.Id == id, cancellation);
                if (!application.Allows(action))
                {
                    return false;
                }

                await ending.EndAsync(context, application, kind, end, clock.GetUtcNow(), cancellation);
                return true;
            },
            cancellation);
}
