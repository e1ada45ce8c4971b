using DitSite.Bookings.Bookings;
using DitSite.Bookings.Outbox;
using DitSite.Bookings.Sales;
using DitSite.Bookings.Storage;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Bookings.Joining;

/// <summary>Joining instructions of one run as staff see them.</summary>
/// <param name="Text">Null: not written yet.</param>
/// <param name="Version">Goes into the form and comes back with it; 0: not written yet.</param>
/// <param name="People">Addresses of people with a place on the run, each once.</param>
/// <param name="Queued">Letters of the present round that wait to leave.</param>
/// <param name="Sent">Letters of the present round that have left.</param>
public sealed record JoiningView(SoldFacts Facts, string? Text, int Version, DateTimeOffset? WrittenAt, string? WrittenBy, int People, int Queued, int Sent);

public enum JoiningSaved
{
    Saved,
    /// <summary>Somebody else wrote since the page was shown: nothing was saved.</summary>
    ChangedMeanwhile,
    /// <summary>No such run.</summary>
    Unknown,
}

/// <summary>Writes joining instructions. The caller has checked the role and writes the audit, never with the text.</summary>
public sealed class JoiningDesk(WriteGate gate, IDbContextFactory<BookingsContext> contexts, JoiningMail mail, TimeProvider clock)
{
    public async Task<JoiningView?> FindAsync(Guid runKey, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        if (await context.Runs.AsNoTracking().SingleOrDefaultAsync(row => row.RunKey == runKey, cancellation) is not { } run)
        {
            return null;
        }

        var instructions = await context.JoiningInstructions.AsNoTracking().SingleOrDefaultAsync(row => row.RunKey == runKey, cancellation);
        var booked = await context.Bookings.AsNoTracking().Where(row => row.RunKey == runKey && row.State == BookingState.Booked)
            .Select(row => new { row.Id, row.BookerEmail, row.DelegateEmail }).ToListAsync(cancellation);
        var round = $"{JoiningMail.Kind}:{runKey:N}:{instructions?.Round ?? 0}:";
        var letters = await context.Outbox.AsNoTracking()
            .Where(message => message.Kind == JoiningMail.Kind && context.Bookings.Any(row => row.Id == message.BookingId && row.RunKey == runKey && row.State == BookingState.Booked))
            .Select(message => new { message.DedupeKey, message.State }).ToListAsync(cancellation);
        var present = letters.Where(letter => letter.DedupeKey.StartsWith(round, StringComparison.Ordinal)).ToList();
        return new(
            run.Facts, instructions is null ? null : mail.Open(instructions), instructions?.Version ?? 0, instructions?.WrittenAt, instructions?.WrittenBy,
            booked.SelectMany(row => new[] { row.BookerEmail, row.DelegateEmail }).Distinct(StringComparer.OrdinalIgnoreCase).Count(),
            present.Count(letter => letter.State == OutboxState.Waiting), present.Count(letter => letter.State == OutboxState.Sent));
    }

    /// <param name="version">Of the text that was edited; 0 for the first.</param>
    /// <param name="sendAgain">Whoever has had the former text gets this one too. People who have had none get it at its time in any case.</param>
    public Task<JoiningSaved> SaveAsync(Guid runKey, string text, int version, bool sendAgain, string by, CancellationToken cancellation = default) =>
        gate.WriteAsync(
            async context =>
            {
                if (!await context.Runs.AnyAsync(row => row.RunKey == runKey, cancellation))
                {
                    return JoiningSaved.Unknown;
                }

                var instructions = await context.JoiningInstructions.SingleOrDefaultAsync(row => row.RunKey == runKey, cancellation);
                if ((instructions?.Version ?? 0) != version)
                {
                    return JoiningSaved.ChangedMeanwhile;
                }

                var now = clock.GetUtcNow();
                if (instructions is null)
                {
                    instructions = new() { RunKey = runKey };
                    context.JoiningInstructions.Add(instructions);
                    sendAgain = false;
                }

                instructions.Write(mail.Seal(text), sendAgain, by, now);
                await mail.SendToRunAsync(context, instructions, now, cancellation);
                return JoiningSaved.Saved;
            },
            cancellation);
}
