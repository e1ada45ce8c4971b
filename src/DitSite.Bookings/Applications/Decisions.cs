using DitSite.Bookings.Funding;
using DitSite.Bookings.Places;
using DitSite.Bookings.Storage;
using DitSite.Bookings.WorkingDays;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DitSite.Bookings.Applications;

public enum DecisionResult
{
    Done,

    /// <summary>The application is not in a state that allows it, or does not exist.</summary>
    NotPossible,

    /// <summary>Not every requirement has been judged, or one is not met.</summary>
    NotAllMet,

    /// <summary>A decline says why: at least one requirement has to be judged as not met.</summary>
    NoReason,

    /// <summary>The run has no place, or no funded place, to offer.</summary>
    NoPlace,
}

/// <summary>What staff decide. The caller has checked the role and writes the audit; who decided stands in the application's own history as well.</summary>
public sealed class Decisions(WriteGate gate, FundedPlaces funding, ApplicationMail mail, IOptions<ApplicationOptions> options, TimeProvider clock)
{
    /// <param name="tutorsDiscretion">A tutor judges whether a registration is equivalent (S40).</param>
    public Task<DecisionResult> AssessAsync(
        BookingReference reference, string requirement, FindingKind kind, string? reason, bool tutorsDiscretion, string by, CancellationToken cancellation = default) =>
        DoAsync(reference, ApplicationAction.Assess, async (context, application, now) =>
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
            Note(context, application, ApplicationEventKind.Assessed, now, by, $"{requirement}: {kind}");
            return DecisionResult.Done;
        }, cancellation);

    public Task<DecisionResult> RequestInformationAsync(BookingReference reference, string requirement, string question, string by, CancellationToken cancellation = default) =>
        DoAsync(reference, ApplicationAction.RequestInformation, async (context, application, now) =>
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
            Note(context, application, ApplicationEventKind.InformationRequested, now, by, requirement);
            await mail.QuestionAsync(context, application, request, now, cancellation);
            return DecisionResult.Done;
        }, cancellation);

    /// <summary>Keeps a place for the applicant until the offer ends; a funded place where one is held for them.</summary>
    /// <param name="note">The applicant reads it; null: none.</param>
    public Task<DecisionResult> OfferAsync(BookingReference reference, string? note, string by, CancellationToken cancellation = default) =>
        DoAsync(reference, ApplicationAction.Offer, async (context, application, now) =>
        {
            var met = await context.Findings.Where(row => row.ApplicationId == application.Id && row.Kind == FindingKind.Met).Select(row => row.RequirementCode).ToListAsync(cancellation);
            if (application.Course.Requirements.Any(requirement => !met.Contains(requirement.Code)))
            {
                return DecisionResult.NotAllMet;
            }

            var funded = await context.FundedQueue.AnyAsync(row => row.ApplicationId == application.Id && row.State == FundedState.Held, cancellation);
            if (!funded)
            {
                await PlaceHolds.SweepAsync(context, now, cancellation);
                if (!await PlaceCount.HoldAsync(context, application.RunKey, cancellation))
                {
                    return DecisionResult.NoPlace;
                }

                await funding.LeaveAsync(context, application, now, cancellation);
            }

            application.Offer(funded, note, now, EndOfOffer(application, now));
            Note(context, application, ApplicationEventKind.Offered, now, by, funded ? "funded" : null);
            await mail.OfferAsync(context, application, now, cancellation);
            return DecisionResult.Done;
        }, cancellation);

    /// <param name="note">The applicant reads it; null: none.</param>
    public Task<DecisionResult> DeclineAsync(BookingReference reference, string? note, string by, CancellationToken cancellation = default) =>
        DoAsync(reference, ApplicationAction.Decline, async (context, application, now) =>
        {
            var reasons = await context.Findings.Where(row => row.ApplicationId == application.Id && row.Kind != FindingKind.Met).ToListAsync(cancellation);
            if (reasons.Count == 0)
            {
                return DecisionResult.NoReason;
            }

            await funding.LeaveAsync(context, application, now, cancellation);
            application.Decline(note, now);
            Note(context, application, ApplicationEventKind.Declined, now, by, null);
            await mail.DeclinedAsync(context, application, reasons, now, cancellation);
            return DecisionResult.Done;
        }, cancellation);

    /// <summary>Out of turn: only with a reason, which stays on the record.</summary>
    public Task<DecisionResult> GiveFundedPlaceAsync(BookingReference reference, string reason, string by, CancellationToken cancellation = default) =>
        DoAsync(reference, ApplicationAction.Assess, async (context, application, now) =>
        {
            if (!await funding.GiveOutOfTurnAsync(context, application, now, cancellation))
            {
                return DecisionResult.NoPlace;
            }

            Note(context, application, ApplicationEventKind.FundedPlaceByStaff, now, by, reason);
            return DecisionResult.Done;
        }, cancellation);

    private Task<DecisionResult> DoAsync(
        BookingReference reference, ApplicationAction action, Func<BookingsContext, Application, DateTimeOffset, Task<DecisionResult>> work, CancellationToken cancellation) =>
        gate.WriteAsync(
            async context => await context.Applications.SingleOrDefaultAsync(row => row.Reference == reference, cancellation) is { } application && application.Allows(action)
                ? await work(context, application, clock.GetUtcNow())
                : DecisionResult.NotPossible,
            cancellation);

    /// <summary>So many working days, and never beyond the day before the run.</summary>
    private DateTimeOffset EndOfOffer(Application application, DateTimeOffset now)
    {
        var regular = WorkingDayCalendar.Add(LondonDate.Of(now), options.Value.OfferWorkingDays);
        var last = application.Course.Facts.Starts.AddDays(-1);
        return LondonDate.EndOf(regular < last ? regular : last);
    }

    private static void Note(BookingsContext context, Application application, ApplicationEventKind kind, DateTimeOffset now, string by, string? detail) =>
        context.ApplicationEvents.Add(new() { ApplicationId = application.Id, At = now, Kind = kind, Staff = by, Detail = detail });
}
