using DitSite.Bookings.Storage;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Bookings.Joining;

/// <summary>Sends joining instructions when their time has come.</summary>
public sealed class JoiningSweep(WriteGate gate, IDbContextFactory<BookingsContext> contexts, JoiningMail mail, TimeProvider clock)
{
    public async Task RunAsync(CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow();
        await using (var context = await contexts.CreateDbContextAsync(cancellation))
        {
            var runs = await context.JoiningInstructions.Join(context.Runs.AsNoTracking(), one => one.RunKey, run => run.RunKey, (_, run) => run.Facts).ToListAsync(cancellation);
            if (!runs.Any(facts => JoiningMail.IsTime(facts, now)))
            {
                return;
            }
        }

        await gate.WriteAsync(
            async context =>
            {
                foreach (var instructions in await context.JoiningInstructions.AsNoTracking().ToListAsync(cancellation))
                {
                    await mail.SendToRunAsync(context, instructions, now, cancellation);
                }

                return true;
            },
            cancellation);
    }
}
