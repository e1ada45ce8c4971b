using DitSite.Bookings.Funding;
using DitSite.Bookings.Places;
using DitSite.Bookings.Referees;
using DitSite.Bookings.Storage;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Bookings.Applications;

/// <summary>What follows when an application ends without a place.</summary>
public sealed class ApplicationEnding(FundedPlaces funding, ApplicationSecrets secrets, ApplicationMail mail)
{
    /// <summary>Without a decision: withdrawn, the offer declined or lapsed. Gives back what is held, and tells applicant and staff.</summary>
    internal async Task EndAsync(
        BookingsContext context, Application application, ApplicationEventKind kind, Action<Application, DateTimeOffset> end, DateTimeOffset now, CancellationToken cancellation)
    {
        await funding.LeaveAsync(context, application, now, cancellation);
        if (application.HoldsPlace)
        {
            await PlaceCount.GiveBackHeldAsync(context, application.RunKey, cancellation);
            application.GivePlaceBack();
        }

        await StrikeAsync(context, application, kind, cancellation);
        end(application, now);
        ApplicationEvent.Add(context, application.Id, kind, now);
        await TakeReferencesBackAsync(context, application, now, cancellation);
        await mail.EndedAsync(context, application, kind, cancellation);
    }

    /// <summary>What would have helped the person to take part has no purpose without a place.</summary>
    internal static Task ForgetNeedsAsync(BookingsContext context, Application application, CancellationToken cancellation) =>
        context.ApplicantNeeds.Where(row => row.ApplicationId == application.Id).ExecuteDeleteAsync(cancellation);

    /// <summary>Whoever was asked for a reference need not answer any more, and is told.</summary>
    internal async Task TakeReferencesBackAsync(BookingsContext context, Application application, DateTimeOffset now, CancellationToken cancellation)
    {
        foreach (var reference in await context.References.Where(row => row.ApplicationId == application.Id && row.State == ReferenceState.Waiting).ToListAsync(cancellation))
        {
            reference.Replace(now);
            await mail.ReferenceTakenBackAsync(context, application, reference, cancellation);
        }
    }

    /// <summary>
    /// Withdrawing takes back the agreement to keep what may be health data, so that goes at once, with its files. Of a draft everything goes:
    /// nobody has had it.
    /// </summary>
    private async Task StrikeAsync(BookingsContext context, Application application, ApplicationEventKind kind, CancellationToken cancellation)
    {
        await ForgetNeedsAsync(context, application, cancellation);
        if (kind != ApplicationEventKind.Withdrawn)
        {
            return;
        }

        var isDraft = application.State == ApplicationState.Draft;
        var declared = application.Course.Requirements.Where(requirement => isDraft || requirement.Kind == RequirementKind.Declaration).Select(requirement => requirement.Code).ToList();
        await context.EvidenceFiles.Where(row => row.ApplicationId == application.Id && declared.Contains(row.RequirementCode)).ExecuteDeleteAsync(cancellation);
        application.Strike(isDraft ? [] : secrets.Seal(secrets.AnswersOf(application).Without(declared)));
    }
}
