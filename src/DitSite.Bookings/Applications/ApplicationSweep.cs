using DitSite.Bookings.Evidence;
using DitSite.Bookings.Funding;
using DitSite.Bookings.Referees;
using DitSite.Bookings.Storage;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Bookings.Applications;

/// <summary>What the clock does to applications: warns, reminds, lets lapse, deletes. The privacy page promises these times.</summary>
public sealed class ApplicationSweep(
    WriteGate gate, ApplicationMail mail, ApplicationEnding ending, FundedPlaces funding, EvidenceStore evidence, TimeProvider clock)
{
    public async Task RunAsync(CancellationToken cancellation = default)
    {
        await evidence.ScanPendingAsync(cancellation);
        await gate.WriteAsync(
            async context =>
            {
                var now = clock.GetUtcNow();
                await DraftsAsync(context, now, cancellation);
                await ReferencesAsync(context, now, cancellation);
                await funding.LetLateReferencesLapseAsync(context, now, cancellation);
                await OffersAsync(context, now, cancellation);
                await ForgetAsync(context, now, cancellation);
                await context.ApplicationLinks.Where(link => link.ExpiresAt <= now && link.IssuedAt <= now.AddDays(-1)).ExecuteDeleteAsync(cancellation);
                return true;
            },
            cancellation);
    }

    private async Task DraftsAsync(BookingsContext context, DateTimeOffset now, CancellationToken cancellation)
    {
        var (deleted, warned) = (now - ApplicationOptions.DraftKept, now - ApplicationOptions.DraftWarnedAfter);

        // A site that stood still for a week warns first, and deletes seven days after that.
        var leastWarned = now - (ApplicationOptions.DraftKept - ApplicationOptions.DraftWarnedAfter);
        foreach (var draft in await context.Applications
            .Where(row => row.State == ApplicationState.Draft && row.TouchedAt <= deleted && row.WarnedAt <= leastWarned).ToListAsync(cancellation))
        {
            await DeleteAsync(context, draft, cancellation);
        }

        foreach (var draft in await context.Applications
            .Where(row => row.State == ApplicationState.Draft && row.TouchedAt <= warned && row.WarnedAt == null).ToListAsync(cancellation))
        {
            draft.Warn(now);
            await mail.DraftWarningAsync(context, draft, cancellation);
        }
    }

    private async Task ReferencesAsync(BookingsContext context, DateTimeOffset now, CancellationToken cancellation)
    {
        var soon = now + ReferenceRequest.Reminders[0];
        foreach (var reference in await context.References.Where(row => row.State == ReferenceState.Waiting && row.ExpiresAt <= soon).ToListAsync(cancellation))
        {
            var application = await context.Applications.SingleAsync(row => row.Id == reference.ApplicationId, cancellation);
            if (!application.Allows(ApplicationAction.AnswerReference))
            {
                reference.Replace(now);
                continue;
            }

            if (reference.ExpiresAt <= now)
            {
                reference.Expire(now);
                ApplicationEvent.Add(context, application.Id, ApplicationEventKind.ReferenceExpired, now);
                await mail.ReferenceAnsweredAsync(context, application, reference, cancellation);
                continue;
            }

            // Of reminders that fell due while the site stood still only the last is sent.
            var due = ReferenceRequest.Reminders.Count(before => reference.ExpiresAt - before <= now);
            if (due > reference.Reminded)
            {
                reference.Remind(due);
                await mail.AskRefereeAsync(context, application, reference, References.Link(context, reference, now), due, cancellation);
            }
        }
    }

    private async Task OffersAsync(BookingsContext context, DateTimeOffset now, CancellationToken cancellation)
    {
        foreach (var application in await context.Applications.Where(row => row.State == ApplicationState.Offered && row.OfferEndsAt <= now).ToListAsync(cancellation))
        {
            await ending.EndAsync(context, application, ApplicationEventKind.OfferLapsed, (ended, at) => ended.LetOfferLapse(at), now, cancellation);
        }
    }

    private static async Task ForgetAsync(BookingsContext context, DateTimeOffset now, CancellationToken cancellation)
    {
        var closed = now.AddMonths(-ApplicationOptions.ClosedKeptMonths);
        foreach (var application in await context.Applications
            .Where(row => (row.State == ApplicationState.Declined || row.State == ApplicationState.Withdrawn || row.State == ApplicationState.Lapsed) && row.ClosedAt <= closed)
            .ToListAsync(cancellation))
        {
            await DeleteAsync(context, application, cancellation);
        }

        var over = now.AddMonths(-ApplicationOptions.EvidenceKeptMonths);
        foreach (var application in await context.Applications
            .Where(row => row.State != ApplicationState.Draft && row.RunEndsAt <= over && row.ForgottenAt == null).ToListAsync(cancellation))
        {
            application.Forget(now);
            await context.EvidenceFiles.Where(row => row.ApplicationId == application.Id).ExecuteDeleteAsync(cancellation);
            await context.ApplicantNeeds.Where(row => row.ApplicationId == application.Id).ExecuteDeleteAsync(cancellation);
            await context.InformationRequests.Where(row => row.ApplicationId == application.Id).ExecuteDeleteAsync(cancellation);
            await context.References.Where(row => row.ApplicationId == application.Id).ExecuteDeleteAsync(cancellation);
            ApplicationEvent.Add(context, application.Id, ApplicationEventKind.Forgotten, now);
        }
    }

    /// <summary>With its files, references and letters that still wait or still have their words.</summary>
    private static async Task DeleteAsync(BookingsContext context, Application application, CancellationToken cancellation)
    {
        var (from, to) = ($"application:{application.Id:N}:", $"application:{application.Id:N};");
        await context.Outbox.Where(message => string.Compare(message.DedupeKey, from) >= 0 && string.Compare(message.DedupeKey, to) < 0).ExecuteDeleteAsync(cancellation);
        await DeletedApplications.CountAsync(context, application, cancellation);
        context.Applications.Remove(application);
    }
}
