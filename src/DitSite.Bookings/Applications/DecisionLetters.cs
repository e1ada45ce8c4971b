using DitSite.Bookings.Funding;
using DitSite.Bookings.Letters;
using DitSite.Bookings.Storage;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Bookings.Applications;

/// <summary>Shows the letter of a decision before it is made. The caller has checked the role and writes the audit.</summary>
public sealed class DecisionLetters(IDbContextFactory<BookingsContext> contexts, ApplicationLetters letters, Decisions decisions, TimeProvider clock)
{
    /// <summary>The letter that an offer would send now; null: the application is not in a state that allows one.</summary>
    /// <param name="note">Words of staff in it; null: none.</param>
    public async Task<LetterPreview?> OfferAsync(BookingReference reference, string? note, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        if (await FindAsync(context, reference, ApplicationAction.Offer, cancellation) is not { } application)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var funded = await context.FundedQueue.AnyAsync(row => row.ApplicationId == application.Id && row.State == FundedState.Held, cancellation);
        var facts = await context.Runs.Where(run => run.RunKey == application.RunKey).Select(run => run.Facts).SingleAsync(cancellation);
        application.Offer(funded, note, now, decisions.EndOfOffer(application, now));
        return LetterPreview.Of(letters.Offer(application, facts, ""));
    }

    /// <summary>The letter that a decline would send now; null: the application is not in a state that allows one, or nothing is judged as not met.</summary>
    /// <param name="note">Words of staff in it; null: none.</param>
    public async Task<LetterPreview?> DeclineAsync(BookingReference reference, string? note, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        if (await FindAsync(context, reference, ApplicationAction.Decline, cancellation) is not { } application)
        {
            return null;
        }

        var reasons = await context.Findings.AsNoTracking().Where(row => row.ApplicationId == application.Id && row.Kind != FindingKind.Met).ToListAsync(cancellation);
        if (reasons.Count == 0)
        {
            return null;
        }

        application.Decline(note, clock.GetUtcNow());
        return LetterPreview.Of(letters.Declined(application, reasons, ""));
    }

    /// <summary>Not followed by the context: what the preview does to it is never saved.</summary>
    private static async Task<Application?> FindAsync(BookingsContext context, BookingReference reference, ApplicationAction action, CancellationToken cancellation) =>
        await context.Applications.AsNoTracking().SingleOrDefaultAsync(row => row.Reference == reference, cancellation) is { } application && application.Allows(action) ? application : null;
}
