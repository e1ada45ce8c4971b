using DitSite.Bookings.Funding;
using DitSite.Bookings.Referees;
using DitSite.Bookings.Storage;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Bookings.Applications;

/// <param name="Version">As the terms call it.</param>
/// <param name="Hash">SHA-256 of the words accepted, lower-case hex.</param>
public sealed record AcceptedTerms(string Version, string Hash);

public enum SubmitResult
{
    Submitted,

    /// <summary>It was sent before: nothing was done now.</summary>
    Already,

    /// <summary>Something is missing: the task list says what.</summary>
    Incomplete,
}

/// <summary>Fills in an application, piece by piece, and sends it. The caller has checked the session.</summary>
public sealed class ApplicationDrafts(WriteGate gate, ApplicationSecrets secrets, References references, FundedPlaces funding, ApplicationMail mail, TimeProvider clock)
{
    /// <returns>False: it is no draft any more, and nothing was saved.</returns>
    public Task<bool> SaveAsync(Guid id, Func<ApplicationAnswers, ApplicationAnswers> change, CancellationToken cancellation = default) =>
        gate.WriteAsync(context => SaveAsync(context, id, change, cancellation), cancellation);

    /// <param name="needs">Null: nothing is needed.</param>
    public Task<bool> SaveNeedsAsync(Guid id, string? needs, CancellationToken cancellation = default) =>
        gate.WriteAsync(
            async context =>
            {
                if (!await SaveAsync(context, id, answers => answers with { AccessNeedsSeen = true }, cancellation))
                {
                    return false;
                }

                await context.ApplicantNeeds.Where(row => row.ApplicationId == id).ExecuteDeleteAsync(cancellation);
                if (!string.IsNullOrWhiteSpace(needs))
                {
                    var row = new ApplicantNeeds { ApplicationId = id };
                    row.Keep(secrets.Seal(needs.Trim()));
                    context.ApplicantNeeds.Add(row);
                }

                return true;
            },
            cancellation);

    /// <summary>
    /// Everything the applicant controls is complete at this moment: it decides the order of the funded queue. Asks the referee, and tells
    /// applicant and staff, once.
    /// </summary>
    public Task<SubmitResult> SubmitAsync(Guid id, AcceptedTerms terms, CancellationToken cancellation = default) =>
        gate.WriteAsync(
            async context =>
            {
                var now = clock.GetUtcNow();
                var application = await context.Applications.SingleAsync(row => row.Id == id, cancellation);
                if (!application.Allows(ApplicationAction.Submit))
                {
                    return SubmitResult.Already;
                }

                var answers = secrets.AnswersOf(application);
                var files = await context.EvidenceFiles.Where(row => row.ApplicationId == id).Select(row => row.RequirementCode).ToListAsync(cancellation);
                if (ApplicationCheck.Missing(application.Course, answers, files.CountBy(code => code).ToDictionary()).Count > 0)
                {
                    return SubmitResult.Incomplete;
                }

                application.Submit(terms.Version, terms.Hash, now);
                ApplicationEvent.Add(context, id, ApplicationEventKind.Submitted, now);
                await context.SaveChangesAsync(cancellation);
                if (application.Course.NeedsReferee)
                {
                    await references.AskAsync(context, application, answers.Referee!, now, cancellation);
                }

                var queues = ApplicationCheck.QualifiesForFunding(application.Course, answers, LondonDate.Of(now));
                await mail.SubmittedAsync(context, application, answers, queues, now, cancellation);
                if (queues)
                {
                    await funding.JoinAsync(context, application, referenceIsHere: !application.Course.NeedsReferee, now, cancellation);
                }

                return SubmitResult.Submitted;
            },
            cancellation);

    private async Task<bool> SaveAsync(BookingsContext context, Guid id, Func<ApplicationAnswers, ApplicationAnswers> change, CancellationToken cancellation)
    {
        var application = await context.Applications.SingleAsync(row => row.Id == id, cancellation);
        if (!application.Allows(ApplicationAction.Save))
        {
            return false;
        }

        var answers = change(secrets.AnswersOf(application));
        application.Save(answers.Name, secrets.Seal(answers), clock.GetUtcNow());
        return true;
    }
}
