using DitSite.Bookings.Funding;
using DitSite.Bookings.Referees;
using DitSite.Bookings.Storage;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Bookings.Applications;

/// <summary>One line of the list.</summary>
/// <param name="SubmittedAt">UTC.</param>
/// <param name="Reference">Of the last referee; null: none is asked for.</param>
/// <param name="Judged">Requirements judged so far.</param>
public sealed record DeskApplication(
    BookingReference Number, ApplicationState State, string Name, string CourseTitle, string DatesText, DateTimeOffset? SubmittedAt, ReferenceState? Reference, FundedState? Funding, int Judged, int Requirements);

/// <param name="At">UTC.</param>
public sealed record ApplicationHistory(DateTimeOffset At, ApplicationEventKind Kind, string? Staff, string? Detail);

/// <summary>One application with all that staff may see, and what happened to it.</summary>
public sealed record DeskApplicationDetail(ApplicationView Application, IReadOnlyList<ApplicationHistory> History);

/// <summary>What staff see of applications. The caller has checked the role and writes the audit. Drafts are nobody's business but their applicant's.</summary>
public sealed class ApplicationsDesk(IDbContextFactory<BookingsContext> contexts, ApplicationReader reader)
{
    /// <summary>What waits for staff first: by state, then by the moment it was sent.</summary>
    /// <param name="over">Those that are over, instead of those under way.</param>
    public async Task<IReadOnlyList<DeskApplication>> ListAsync(bool over, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var ended = new[] { ApplicationState.Accepted, ApplicationState.Declined, ApplicationState.Withdrawn, ApplicationState.Lapsed };
        var applications = await context.Applications.AsNoTracking()
            .Where(row => row.SubmittedAt != null && ended.Contains(row.State) == over)
            .Select(row => new { row.Id, row.Reference, row.State, row.Name, row.Course, row.SubmittedAt }).ToListAsync(cancellation);
        var shown = context.Applications.Where(row => row.SubmittedAt != null && ended.Contains(row.State) == over);
        var references = (await context.References.AsNoTracking().Where(row => shown.Any(one => one.Id == row.ApplicationId)).Select(row => new { row.ApplicationId, row.AskedAt, row.State }).ToListAsync(cancellation))
            .GroupBy(row => row.ApplicationId).ToDictionary(group => group.Key, group => group.MaxBy(row => row.AskedAt)!.State);
        var funding = await context.FundedQueue.AsNoTracking().Where(row => shown.Any(one => one.Id == row.ApplicationId)).ToDictionaryAsync(row => row.ApplicationId, row => row.State, cancellation);
        var judged = await context.Findings.AsNoTracking().Where(row => shown.Any(one => one.Id == row.ApplicationId))
            .GroupBy(row => row.ApplicationId).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Count, cancellation);
        return
        [
            .. applications.OrderBy(row => row.State).ThenBy(row => row.SubmittedAt).Select(row => new DeskApplication(
                row.Reference, row.State, row.Name, row.Course.Facts.CourseTitle, row.Course.Facts.DatesText, row.SubmittedAt,
                references.TryGetValue(row.Id, out var reference) ? reference : null, funding.TryGetValue(row.Id, out var funded) ? funded : null,
                judged.GetValueOrDefault(row.Id), row.Course.Requirements.Count)),
        ];
    }

    /// <summary>Null: there is none, or it has not been sent.</summary>
    public async Task<DeskApplicationDetail?> FindAsync(BookingReference reference, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        if (await context.Applications.AsNoTracking().SingleOrDefaultAsync(row => row.Reference == reference && row.SubmittedAt != null, cancellation) is not { } found)
        {
            return null;
        }

        var history = await context.ApplicationEvents.AsNoTracking().Where(row => row.ApplicationId == found.Id).OrderBy(row => row.Id).ToListAsync(cancellation);
        return new(
            await reader.ViewAsync(context, found, forStaff: true, cancellation),
            [.. history.Select(row => new ApplicationHistory(row.At, row.Kind, row.Staff, row.Detail))]);
    }

    /// <summary>The application that a file of this number belongs to; null: there is none that was sent.</summary>
    public async Task<Guid?> FindIdAsync(BookingReference reference, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Applications.Where(row => row.Reference == reference && row.SubmittedAt != null).Select(row => (Guid?)row.Id).SingleOrDefaultAsync(cancellation);
    }
}
