using DitSite.Bookings.Evidence;
using DitSite.Bookings.Funding;
using DitSite.Bookings.Storage;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Bookings.Applications;

/// <summary>Reads one application whole. The caller has checked who asks.</summary>
public sealed class ApplicationReader(IDbContextFactory<BookingsContext> contexts, ApplicationSecrets secrets, EvidenceKeys keys)
{
    public async Task<ApplicationView?> FindAsync(Guid id, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Applications.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellation) is { } found
            ? await ViewAsync(context, found, forStaff: false, cancellation)
            : null;
    }

    internal async Task<ApplicationView> ViewAsync(BookingsContext context, Application found, bool forStaff, CancellationToken cancellation)
    {
        var id = found.Id;
        var needs = await context.ApplicantNeeds.AsNoTracking().Where(row => row.ApplicationId == id).Select(row => row.Text).SingleOrDefaultAsync(cancellation);
        var files = await context.EvidenceFiles.AsNoTracking().Where(row => row.ApplicationId == id).OrderBy(row => row.AddedAt).ToListAsync(cancellation);
        var references = await context.References.AsNoTracking().Where(row => row.ApplicationId == id).OrderBy(row => row.AskedAt).ToListAsync(cancellation);
        var questions = await context.InformationRequests.AsNoTracking().Where(row => row.ApplicationId == id).OrderBy(row => row.AskedAt).ToListAsync(cancellation);
        var decided = forStaff || found.State is ApplicationState.Declined or ApplicationState.Offered or ApplicationState.Accepted or ApplicationState.Lapsed;
        var findings = decided ? await context.Findings.AsNoTracking().Where(row => row.ApplicationId == id).ToListAsync(cancellation) : [];
        return new()
        {
            Id = id,
            Reference = found.Reference,
            RunKey = found.RunKey,
            Email = found.Email,
            State = found.State,
            Course = found.Course,
            Answers = secrets.AnswersOf(found),
            AccessNeeds = needs is { Length: > 0 } ? secrets.Open<string>(needs) : null,
            Files = [.. files.Select(Of)],
            References = [.. references.Select(row => new ReferenceView(
                row.Id, row.RequirementCode, row.Name, row.Email, row.Relationship, row.FreeMail, row.State, row.AskedAt, row.ExpiresAt, row.AnsweredAt,
                forStaff && row.Answer is { } answer ? secrets.Open<Referees.ReferenceAnswer>(answer) : null))],
            Funding = await FundingAsync(context, id, cancellation),
            Questions = [.. questions.Select(row => new InformationView(
                row.Id, row.RequirementCode, row.Question, row.AskedAt, row.AnswerBy, row.Answer is { } answer ? secrets.Open<string>(answer) : null, row.AnsweredAt))],
            Findings = [.. findings.Select(row => new FindingView(row.RequirementCode, row.Kind, row.Reason, row.TutorsDiscretion, row.By, row.At))],
            TouchedAt = found.TouchedAt,
            SubmittedAt = found.SubmittedAt,
            ClosedAt = found.ClosedAt,
            DecisionNote = found.DecisionNote,
            OfferEndsAt = found.OfferEndsAt,
            OfferIsFunded = found.OfferIsFunded,
            Booking = found.BookingId is { } booking
                ? await context.Bookings.Where(row => row.Id == booking).Select(row => (BookingReference?)row.Reference).SingleOrDefaultAsync(cancellation)
                : null,
            TermsVersion = found.TermsVersion,
        };
    }

    private FileView Of(EvidenceFile file) =>
        new(file.Id, file.RequirementCode, keys.NameOf(file), file.Kind, file.Length, file.AddedAt, file.Scan, file.SeemsToHoldNhsNumber);

    private static async Task<FundingView?> FundingAsync(BookingsContext context, Guid id, CancellationToken cancellation)
    {
        if (await context.FundedQueue.AsNoTracking().SingleOrDefaultAsync(row => row.ApplicationId == id, cancellation) is not { } entry)
        {
            return null;
        }

        var ahead = entry.State != FundedState.Waiting ? 0 : await context.FundedQueue.CountAsync(
            row => row.RunKey == entry.RunKey && row.State == FundedState.Waiting
                && (row.QueuedAt < entry.QueuedAt || (row.QueuedAt == entry.QueuedAt && row.Number < entry.Number)),
            cancellation);
        return new(entry.State, entry.QueuedAt, entry.Number, ahead, entry.ReferenceBy);
    }
}
