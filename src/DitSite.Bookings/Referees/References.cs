using DitSite.Bookings.Applications;
using DitSite.Bookings.Funding;
using DitSite.Bookings.Links;
using DitSite.Bookings.Storage;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Bookings.Referees;

/// <summary>What a referee is asked: no more of the applicant than the name, the course and what they said about the hours.</summary>
/// <param name="Hours">As the applicant gave them.</param>
/// <param name="ExpiresAt">UTC.</param>
public sealed record ReferenceQuestion(Guid Id, string RefereeName, string ApplicantName, string CourseTitle, string RequirementText, int? Threshold, int? Hours, DateTimeOffset ExpiresAt);

/// <summary>Asks referees, and takes their answers by a link that works once.</summary>
public sealed class References(
    WriteGate gate, IDbContextFactory<BookingsContext> contexts, ApplicationSecrets secrets, FundedPlaces funding, ApplicationMail mail, TimeProvider clock)
{
    /// <summary>The question behind a link; null: answered, out of date, taken back, or never there.</summary>
    public async Task<ReferenceQuestion?> FindAsync(string token, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        if (await OpenAsync(context, token, cancellation) is not var (reference, application))
        {
            return null;
        }

        var requirement = application.Course.Find(reference.RequirementCode)!;
        return new(
            reference.Id, reference.Name, application.Name, application.Course.Facts.CourseTitle, requirement.Text, requirement.Threshold,
            secrets.AnswersOf(application).Requirements.GetValueOrDefault(requirement.Code)?.Hours, reference.ExpiresAt);
    }

    /// <returns>False: the link is dead. It was used, it ran out, or it was taken back.</returns>
    public Task<bool> ConfirmAsync(string token, ReferenceAnswer answer, CancellationToken cancellation = default) =>
        AnswerAsync(token, ApplicationEventKind.ReferenceConfirmed, (reference, now) => reference.Confirm(secrets.Seal(answer), now), cancellation);

    public Task<bool> DeclineAsync(string token, CancellationToken cancellation = default) =>
        AnswerAsync(token, ApplicationEventKind.ReferenceDeclined, (reference, now) => reference.Decline(now), cancellation);

    public Task<bool> NotMeAsync(string token, CancellationToken cancellation = default) =>
        AnswerAsync(token, ApplicationEventKind.ReferenceNotMe, (reference, now) => reference.NotMe(now), cancellation);

    /// <summary>The applicant names another referee. The link of the former one is dead at once.</summary>
    /// <returns>False: the reference is there already, or the application is past it.</returns>
    public Task<bool> ReplaceAsync(Guid applicationId, RefereeAnswer referee, CancellationToken cancellation = default) =>
        gate.WriteAsync(
            async context =>
            {
                var now = clock.GetUtcNow();
                var application = await context.Applications.SingleAsync(row => row.Id == applicationId, cancellation);
                var last = await context.References.Where(row => row.ApplicationId == applicationId).OrderByDescending(row => row.AskedAt).FirstOrDefaultAsync(cancellation);
                if (!application.Allows(ApplicationAction.ReplaceReferee) || last is null or { State: ReferenceState.Confirmed })
                {
                    return false;
                }

                if (last.State == ReferenceState.Waiting)
                {
                    last.Replace(now);
                    await context.ApplicationLinks.Where(link => link.ReferenceId == last.Id).ExecuteDeleteAsync(cancellation);
                    await mail.ReferenceTakenBackAsync(context, application, last, cancellation);
                }

                ApplicationEvent.Add(context, applicationId, ApplicationEventKind.RefereeReplaced, now);
                await AskAsync(context, application, referee, now, cancellation);
                return true;
            },
            cancellation);

    internal async Task AskAsync(BookingsContext context, Application application, RefereeAnswer referee, DateTimeOffset now, CancellationToken cancellation)
    {
        var reference = new ReferenceRequest
        {
            Id = Guid.CreateVersion7(now),
            ApplicationId = application.Id,
            RequirementCode = application.Course.Requirements.First(requirement => requirement.Kind == RequirementKind.SupervisedHours).Code,
            Name = referee.Name,
            Email = referee.Email.Trim(),
            Relationship = referee.Relationship,
            FreeMail = FreeMail.Is(referee.Email),
            AskedAt = now,
            ExpiresAt = now + ReferenceRequest.Lifetime,
        };
        context.References.Add(reference);
        ApplicationEvent.Add(context, application.Id, ApplicationEventKind.ReferenceAsked, now);
        await mail.AskRefereeAsync(context, application, reference, Link(context, reference, now), reminder: 0, cancellation);
    }

    /// <summary>Each letter brings a link of its own, because only its hash is kept; all of them die with the answer.</summary>
    internal static string Link(BookingsContext context, ReferenceRequest reference, DateTimeOffset now) =>
        ApplicationLinks.Issue(context, ApplicationLinkPurpose.Referee, now, reference.ExpiresAt, reference.ApplicationId, reference.Id);

    private Task<bool> AnswerAsync(string token, ApplicationEventKind kind, Action<ReferenceRequest, DateTimeOffset> answer, CancellationToken cancellation) =>
        gate.WriteAsync(
            async context =>
            {
                var now = clock.GetUtcNow();
                if (await OpenAsync(context, token, cancellation) is not var (reference, application))
                {
                    return false;
                }

                answer(reference, now);
                await context.ApplicationLinks.Where(link => link.ReferenceId == reference.Id).ExecuteDeleteAsync(cancellation);
                ApplicationEvent.Add(context, application.Id, kind, now);
                await mail.ReferenceAnsweredAsync(context, application, reference, cancellation);
                if (kind == ApplicationEventKind.ReferenceConfirmed)
                {
                    await funding.ReferenceCameAsync(context, application.Id, now, cancellation);
                }

                return true;
            },
            cancellation);

    private async Task<(ReferenceRequest Reference, Application Application)?> OpenAsync(BookingsContext context, string token, CancellationToken cancellation)
    {
        var (hash, now) = (IssuedLink.Hash(token), clock.GetUtcNow());
        var id = await context.ApplicationLinks
            .Where(link => link.TokenHash == hash && link.Purpose == ApplicationLinkPurpose.Referee && link.ExpiresAt > now)
            .Select(link => link.ReferenceId).SingleOrDefaultAsync(cancellation);
        if (id is null || await context.References.SingleOrDefaultAsync(row => row.Id == id && row.State == ReferenceState.Waiting, cancellation) is not { } reference)
        {
            return null;
        }

        var application = await context.Applications.SingleAsync(row => row.Id == reference.ApplicationId, cancellation);
        return application.Allows(ApplicationAction.AnswerReference) ? (reference, application) : null;
    }
}
