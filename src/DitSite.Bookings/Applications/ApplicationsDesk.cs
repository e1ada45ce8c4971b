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

/// <param name="Over">Those that are over, instead of those under way.</param>
/// <param name="State">Null: every state.</param>
/// <param name="RunKey">Null: every run.</param>
/// <param name="Search">A reference, or a part of a name or an address; null: everybody.</param>
/// <param name="Page">From 1; one that is not there becomes the nearest that is.</param>
public sealed record DeskFilter(bool Over = false, ApplicationState? State = null, Guid? RunKey = null, string? Search = null, int Page = 1);

/// <summary>One page of the list.</summary>
/// <param name="Total">On all pages.</param>
/// <param name="Runs">To choose from.</param>
public sealed record DeskApplications(IReadOnlyList<DeskApplication> Shown, int Total, int Page, IReadOnlyList<DeskRunChoice> Runs)
{
    public int Pages => Math.Max(1, (Total + ApplicationsDesk.PageLength - 1) / ApplicationsDesk.PageLength);
}

public sealed record DeskRunChoice(Guid RunKey, string CourseTitle, string DatesText);

/// <param name="At">UTC.</param>
public sealed record ApplicationHistory(DateTimeOffset At, ApplicationEventKind Kind, string? Staff, string? Detail);

/// <summary>One application with all that staff may see, and what happened to it.</summary>
public sealed record DeskApplicationDetail(ApplicationView Application, IReadOnlyList<ApplicationHistory> History);

/// <summary>What staff see of applications. The caller has checked the role and writes the audit. Drafts are nobody's business but their applicant's.</summary>
public sealed class ApplicationsDesk(IDbContextFactory<BookingsContext> contexts, ApplicationReader reader)
{
    /// <summary>Lines of one page of the list.</summary>
    public const int PageLength = 50;

    private static readonly ApplicationState[] Ended = [ApplicationState.Accepted, ApplicationState.Declined, ApplicationState.Withdrawn, ApplicationState.Lapsed];

    /// <summary>What waits for staff first: by state, then by the moment it was sent. A fixed number of queries, however many there are.</summary>
    public async Task<DeskApplications> ListAsync(DeskFilter filter, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var sent = context.Applications.AsNoTracking().Where(row => row.SubmittedAt != null && Ended.Contains(row.State) == filter.Over);
        var runs = await sent.Select(row => row.RunKey).Distinct()
            .Join(context.Runs, key => key, run => run.RunKey, (_, run) => new { run.RunKey, run.Facts }).ToListAsync(cancellation);
        var fitting = Fitting(sent, filter);
        var total = await fitting.CountAsync(cancellation);
        var page = Math.Clamp(filter.Page, 1, Math.Max(1, (total + PageLength - 1) / PageLength));
        var applications = await InOrder(fitting).Skip((page - 1) * PageLength).Take(PageLength)
            .Select(row => new { row.Id, row.Reference, row.State, row.Name, row.Course, row.SubmittedAt }).ToListAsync(cancellation);
        var shown = applications.ConvertAll(row => row.Id);
        var references = (await context.References.AsNoTracking().Where(row => shown.Contains(row.ApplicationId)).Select(row => new { row.ApplicationId, row.AskedAt, row.State }).ToListAsync(cancellation))
            .GroupBy(row => row.ApplicationId).ToDictionary(group => group.Key, group => group.MaxBy(row => row.AskedAt)!.State);
        var funding = await context.FundedQueue.AsNoTracking().Where(row => shown.Contains(row.ApplicationId)).ToDictionaryAsync(row => row.ApplicationId, row => row.State, cancellation);
        var judged = await context.Findings.AsNoTracking().Where(row => shown.Contains(row.ApplicationId))
            .GroupBy(row => row.ApplicationId).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Count, cancellation);
        return new(
            [
                .. applications.Select(row => new DeskApplication(
                    row.Reference, row.State, row.Name, row.Course.Facts.CourseTitle, row.Course.Facts.DatesText, row.SubmittedAt,
                    references.TryGetValue(row.Id, out var reference) ? reference : null, funding.TryGetValue(row.Id, out var funded) ? funded : null,
                    judged.GetValueOrDefault(row.Id), row.Course.Requirements.Count)),
            ],
            total,
            page,
            [.. runs.OrderBy(run => run.Facts.Starts).Select(run => new DeskRunChoice(run.RunKey, run.Facts.CourseTitle, run.Facts.DatesText))]);
    }

    /// <summary>How many applications have been deleted by now, the latest month first.</summary>
    public async Task<IReadOnlyList<DeletedApplications>> DeletedAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var all = await context.DeletedApplications.AsNoTracking().ToListAsync(cancellation);
        return [.. all.OrderByDescending(row => row.Month).ThenBy(row => row.CourseTitle, StringComparer.Ordinal).ThenBy(row => row.Outcome)];
    }

    private static IQueryable<Application> Fitting(IQueryable<Application> sent, DeskFilter filter)
    {
        if (filter.State is { } state)
        {
            sent = sent.Where(row => row.State == state);
        }

        if (filter.RunKey is { } run)
        {
            sent = sent.Where(row => row.RunKey == run);
        }

        if (filter.Search?.Trim() is not { Length: > 0 } search)
        {
            return sent;
        }

        if (BookingReference.TryParse(search, out var reference))
        {
            return sent.Where(row => row.Reference == reference);
        }

        var part = LikePattern.Containing(search);
        return sent.Where(row => EF.Functions.Like(row.Name, part, LikePattern.Escape) || EF.Functions.Like(row.Email, part, LikePattern.Escape));
    }

    private static IQueryable<Application> InOrder(IQueryable<Application> rows) => rows
        .OrderBy(row => row.State == ApplicationState.Submitted ? 0 : row.State == ApplicationState.InReview ? 1 : row.State == ApplicationState.InformationRequested ? 2 : row.State == ApplicationState.Offered ? 3 : 4)
        .ThenBy(row => row.SubmittedAt).ThenBy(row => row.Id);

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
