using DitSite.Bookings.Promises;
using DitSite.Bookings.Storage;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Bookings.Contact;

/// <summary>Answers that are owed to people who wrote from the contact page. The caller has checked the role and writes the audit.</summary>
public sealed class ContactAnswers(WriteGate gate, IDbContextFactory<BookingsContext> contexts, TimeProvider clock)
{
    /// <summary>Null: this message asks for no answer.</summary>
    /// <param name="message">In the outbox.</param>
    public async Task<OwedAnswer?> FindAsync(Guid message, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.OwedAnswers.AsNoTracking().SingleOrDefaultAsync(row => row.MessageId == message, cancellation);
    }

    /// <summary>Puts down that the answer has left. Who said so first stays on record.</summary>
    /// <returns>False: no answer is owed to this message.</returns>
    public Task<bool> GiveAsync(Guid message, string by, CancellationToken cancellation = default) =>
        gate.WriteAsync(
            async context =>
            {
                if (await context.OwedAnswers.SingleOrDefaultAsync(row => row.MessageId == message, cancellation) is not { } answer)
                {
                    return false;
                }

                if (answer.GivenAt is null)
                {
                    var now = clock.GetUtcNow();
                    answer.Give(by, now);

                    // Not left to the next look of the ledger: who has just said so would still find it on the list.
                    var key = ReplyPromises.KeyOf(answer);
                    var promise = await context.Promises.SingleOrDefaultAsync(row => row.Key == key && row.State == PromiseState.Open, cancellation);
                    promise?.End(PromiseState.Kept, now, answer.Proof);
                }

                return true;
            },
            cancellation);
}
