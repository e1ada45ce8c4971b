using DitSite.Bookings.Letters;
using DitSite.Bookings.Sales;
using DitSite.Bookings.Storage;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Bookings.Outcomes;

/// <summary>Shows the letters that entries in the register would send, before they are put down. The caller has checked the role and writes the audit.</summary>
public sealed class RegisterLetters(IDbContextFactory<BookingsContext> contexts, OutcomeLetters letters, TimeProvider clock)
{
    /// <summary>In the order of the effects; those that send nothing are left out.</summary>
    /// <param name="facts">Of the run.</param>
    /// <param name="by">Who judges, in words.</param>
    public async Task<IReadOnlyList<LetterPreview>> PreviewAsync(SoldFacts facts, IReadOnlyList<RegisterEffect> effects, ResultWords words, string by, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var ids = effects.Where(effect => effect.SendsLetter).Select(effect => effect.Line.BookingId).ToList();
        var bookings = await context.Bookings.AsNoTracking().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellation);

        // Not followed by the context: what the preview does to them is never saved.
        var outcomes = await context.Outcomes.AsNoTracking().Where(row => ids.Contains(row.BookingId)).ToDictionaryAsync(row => row.BookingId, cancellation);
        return
        [
            .. effects.Where(effect => effect.SendsLetter && bookings.ContainsKey(effect.Line.BookingId)).Select(effect =>
            {
                var (booking, outcome) = (bookings[effect.Line.BookingId], effect.On(outcomes.GetValueOrDefault(effect.Line.BookingId), facts, by, clock.GetUtcNow()));
                return LetterPreview.Of(effect.Result is null ? letters.Attended(booking, outcome, "") : letters.Result(booking, outcome, words, ""));
            }),
        ];
    }
}
