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
        WithAsync(message, (answer, promise, now) =>
        {
            if (answer.GivenAt is null)
            {
                answer.Give(by, now);
                promise?.End(PromiseState.Kept, now, answer.Proof);
            }
        }, cancellation);

    /// <summary>It was said by mistake: the answer is owed again, until the same day.</summary>
    /// <returns>False: no answer is owed to this message.</returns>
    public Task<bool> TakeBackAsync(Guid message, CancellationToken cancellation = default) =>
        WithAsync(message, (answer, promise, _) =>
        {
            answer.TakeBack();
            promise?.Reopen();
        }, cancellation);

    /// <summary>With its line of the ledger: that is not left to the ledger's next look, as who has just said so would still find it as it was.</summary>
    private Task<bool> WithAsync(Guid message, Action<OwedAnswer, Promise?, DateTimeOffset> work, CancellationToken cancellation) =>
        gate.WriteAsync(
            async context =>
            {
                if (await context.OwedAnswers.SingleOrDefaultAsync(row => row.MessageId == message, cancellation) is not { } answer)
                {
                    return false;
                }

                var key = ReplyPromises.KeyOf(answer);
                work(answer, await context.Promises.SingleOrDefaultAsync(row => row.Key == key, cancellation), clock.GetUtcNow());
                return true;
            },
            cancellation);
}
