using DitSite.Bookings.Funding;
using DitSite.Bookings.Places;
using DitSite.Bookings.WorkingDays;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DitSite.Bookings.Applications;

/// <summary>What staff decide: an offer, a decline, a funded place out of turn. The caller has checked the role and writes the audit; who decided stands in the application's own history as well.</summary>
public sealed class Decisions(StaffWork desk, FundedPlaces funding, ApplicationEnding ending, ApplicationMail mail, IOptions<ApplicationOptions> options)
{
    /// <summary>Keeps a place for the applicant until the offer ends; a funded place where one is held for them.</summary>
    /// <param name="note">The applicant reads it; null: none.</param>
    public Task<DecisionResult> OfferAsync(BookingReference reference, string? note, string by, CancellationToken cancellation = default) =>
        desk.DoAsync(reference, ApplicationAction.Offer, async (context, application, now) =>
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
            ApplicationEvent.Add(context, application.Id, ApplicationEventKind.Offered, now, by, funded ? "funded" : null);
            var facts = await context.Runs.Where(run => run.RunKey == application.RunKey).Select(run => run.Facts).SingleAsync(cancellation);
            await mail.OfferAsync(context, application, facts, now, cancellation);
            return DecisionResult.Done;
        }, cancellation);

    /// <param name="note">The applicant reads it; null: none.</param>
    public Task<DecisionResult> DeclineAsync(BookingReference reference, string? note, string by, CancellationToken cancellation = default) =>
        desk.DoAsync(reference, ApplicationAction.Decline, async (context, application, now) =>
        {
            var reasons = await context.Findings.Where(row => row.ApplicationId == application.Id && row.Kind != FindingKind.Met).ToListAsync(cancellation);
            if (reasons.Count == 0)
            {
                return DecisionResult.NoReason;
            }

            await funding.LeaveAsync(context, application, now, cancellation);
            application.Decline(note, now);
            await ApplicationEnding.ForgetNeedsAsync(context, application, cancellation);
            await ending.TakeReferencesBackAsync(context, application, now, cancellation);
            ApplicationEvent.Add(context, application.Id, ApplicationEventKind.Declined, now, by);
            await mail.DeclinedAsync(context, application, reasons, now, cancellation);
            return DecisionResult.Done;
        }, cancellation);

    /// <summary>Out of turn: only with a reason, which stays on the record.</summary>
    public Task<DecisionResult> GiveFundedPlaceAsync(BookingReference reference, string reason, string by, CancellationToken cancellation = default) =>
        desk.DoAsync(reference, ApplicationAction.Assess, async (context, application, now) =>
        {
            if (!await funding.GiveOutOfTurnAsync(context, application, now, cancellation))
            {
                return DecisionResult.NoPlace;
            }

            ApplicationEvent.Add(context, application.Id, ApplicationEventKind.FundedPlaceByStaff, now, by, reason);
            return DecisionResult.Done;
        }, cancellation);

    /// <summary>So many working days, and never beyond the day before the run.</summary>
    internal DateTimeOffset EndOfOffer(Application application, DateTimeOffset now)
    {
        var regular = WorkingDayCalendar.Add(LondonDate.Of(now), options.Value.OfferWorkingDays);
        var last = application.Course.Facts.Starts.AddDays(-1);
        return LondonDate.EndOf(regular < last ? regular : last);
    }
}
