using DitSite.Bookings.WorkingDays;
using Microsoft.Extensions.Options;

namespace DitSite.Bookings.Applications;

/// <summary>How staff come to a decision: requirement by requirement, and by asking. The caller has checked the role and writes the audit; who did it stands in the application's own history as well.</summary>
public sealed class Assessments(StaffWork desk, ApplicationMail mail, IOptions<ApplicationOptions> options)
{
    /// <param name="tutorsDiscretion">A tutor judges whether a registration is equivalent (S40).</param>
    public Task<DecisionResult> AssessAsync(
        BookingReference reference, string requirement, FindingKind kind, string? reason, bool tutorsDiscretion, string by, CancellationToken cancellation = default) =>
        desk.DoAsync(reference, ApplicationAction.Assess, async (context, application, now) =>
        {
            if (application.Course.Find(requirement) is null)
            {
                return DecisionResult.NotPossible;
            }

            application.Assess();
            if (await context.Findings.FindAsync([application.Id, requirement], cancellation) is not { } finding)
            {
                finding = new() { ApplicationId = application.Id, RequirementCode = requirement };
                context.Findings.Add(finding);
            }

            finding.Set(kind, kind == FindingKind.Met ? null : reason, tutorsDiscretion, by, now);
            ApplicationEvent.Add(context, application.Id, ApplicationEventKind.Assessed, now, by, $"{requirement}: {kind}");
            return DecisionResult.Done;
        }, cancellation);

    public Task<DecisionResult> RequestInformationAsync(BookingReference reference, string requirement, string question, string by, CancellationToken cancellation = default) =>
        desk.DoAsync(reference, ApplicationAction.RequestInformation, async (context, application, now) =>
        {
            if (application.Course.Find(requirement) is null)
            {
                return DecisionResult.NotPossible;
            }

            application.RequestInformation();
            var request = new InformationRequest
            {
                Id = Guid.CreateVersion7(now),
                ApplicationId = application.Id,
                RequirementCode = requirement,
                Question = question,
                AskedAt = now,
                AnswerBy = WorkingDayCalendar.Add(LondonDate.Of(now), options.Value.InformationWorkingDays),
            };
            context.InformationRequests.Add(request);
            ApplicationEvent.Add(context, application.Id, ApplicationEventKind.InformationRequested, now, by, requirement);
            await mail.QuestionAsync(context, application, request, now, cancellation);
            return DecisionResult.Done;
        }, cancellation);
}
