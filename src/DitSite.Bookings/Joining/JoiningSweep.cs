using DitSite.Bookings.Sales;
using DitSite.Bookings.Storage;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Bookings.Joining;

/// <summary>Sends joining instructions when their time has come, and deletes them when the run is long over.</summary>
public sealed class JoiningSweep(WriteGate gate, IDbContextFactory<BookingsContext> contexts, JoiningMail mail, TimeProvider clock)
{
    public async Task RunAsync(CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow();
        await using (var context = await contexts.CreateDbContextAsync(cancellation))
        {
            var runs = await context.JoiningInstructions.Join(context.Runs.AsNoTracking(), one => one.RunKey, run => run.RunKey, (_, run) => run.Facts).ToListAsync(cancellation);
            if (!runs.Any(facts => JoiningMail.IsTime(facts, now) || IsOver(facts, now)))
            {
                return;
            }
        }

        await gate.WriteAsync(
            async context =>
            {
                foreach (var instructions in await context.JoiningInstructions.ToListAsync(cancellation))
                {
                    var facts = await context.Runs.Where(run => run.RunKey == instructions.RunKey).Select(run => run.Facts).SingleAsync(cancellation);
                    if (IsOver(facts, now))
                    {
                        context.JoiningInstructions.Remove(instructions);
                    }
                    else
                    {
                        await mail.SendToRunAsync(context, instructions, now, cancellation);
                    }
                }

                return true;
            },
            cancellation);
    }

    private static bool IsOver(SoldFacts facts, DateTimeOffset now) => facts.EndsAt + JoiningInstructions.KeptAfterRun <= now;
}
