using DitSite.Bookings.Bookings;
using DitSite.Bookings.Sales;
using DitSite.Bookings.Storage;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Bookings.Outcomes;

/// <summary>One delegate on the register of a run.</summary>
/// <param name="TakesRolePlay">The fee they booked includes the role play.</param>
public sealed record RegisterLine(Guid BookingId, BookingReference Reference, string Delegate, string DelegateEmail, bool TakesRolePlay, Outcome? Outcome);

/// <summary>What staff put down for one delegate; null leaves a part as it is.</summary>
public sealed record RegisterEntry(BookingReference Reference, bool? Attended, RolePlayResult? RolePlay, string? Note);

/// <summary>What an entry would do, told before it is done.</summary>
/// <param name="Result">Null: the result stays.</param>
/// <param name="Attended">Null: attendance stays.</param>
public sealed record RegisterEffect(RegisterLine Line, bool? Attended, RolePlayResult? Result, string? Note)
{
    /// <summary>A letter goes to the delegate: to everybody who is newly marked as having come, and with every result.</summary>
    public bool SendsLetter => Attended == true || Result is not null;

    /// <summary>A result for somebody who was not there or takes no role play, or an absence for somebody who has a result.</summary>
    public bool IsRefused =>
        (Result is not null && !(Line.TakesRolePlay && (Attended ?? Line.Outcome?.Attended) == true)) || (Attended == false && Line.Outcome?.RolePlay is not null);

    /// <param name="outcome">As it was; null: nothing is on record.</param>
    /// <returns>The same outcome, or a new one, with this put down on it.</returns>
    internal Outcome On(Outcome? outcome, SoldFacts facts, string by, DateTimeOffset now)
    {
        if (outcome is null || Attended is not null)
        {
            (outcome ??= new() { BookingId = Line.BookingId }).Mark(Attended ?? false, facts, by, now);
        }

        if (Result is { } result)
        {
            outcome.Judge(result, Note, by, now);
        }

        return outcome;
    }
}

public abstract record RegisterResult
{
    private RegisterResult()
    {
    }

    public sealed record Done(int Letters) : RegisterResult;

    public sealed record NoRun : RegisterResult;

    /// <summary>The run has not begun.</summary>
    public sealed record TooEarly : RegisterResult;

    /// <summary>See <see cref="RegisterEffect.IsRefused"/>.</summary>
    public sealed record NoRolePlay(IReadOnlyList<BookingReference> References) : RegisterResult;
}

/// <summary>A run with its register, for lists.</summary>
public sealed record RegisterRun(Guid RunKey, SoldFacts Facts, int Booked, int Marked, int RolePlays, int Judged);

/// <summary>The register of a run: who came, how the role play went. The caller has checked the role and writes the audit.</summary>
public sealed class Register(WriteGate gate, IDbContextFactory<BookingsContext> contexts, OutcomeMail mail, TimeProvider clock)
{
    /// <summary>Runs that have begun, the latest first.</summary>
    public async Task<IReadOnlyList<RegisterRun>> RunsAsync(CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var today = clock.Today;
        var runs = (await context.Runs.AsNoTracking().ToListAsync(cancellation)).Where(run => run.Facts.Starts <= today).ToDictionary(run => run.RunKey);
        var bookings = (await context.Bookings.AsNoTracking().Where(row => row.State == BookingState.Booked && row.RunStarts <= today).ToListAsync(cancellation)).ToLookup(row => row.RunKey);
        var outcomes = await context.Outcomes.AsNoTracking().ToDictionaryAsync(row => row.BookingId, cancellation);
        return [.. runs.Values.Where(run => bookings[run.RunKey].Any()).OrderByDescending(run => run.Facts.Starts).Select(run =>
        {
            var lines = bookings[run.RunKey].Select(booking => LineOf(booking, run.Facts, outcomes.GetValueOrDefault(booking.Id))).ToList();
            return new RegisterRun(run.RunKey, run.Facts, lines.Count, lines.Count(line => line.Outcome is not null), lines.Count(line => line.TakesRolePlay), lines.Count(line => line.Outcome?.RolePlay is not null));
        })];
    }

    /// <summary>Delegates with a place, by name; null: no such run.</summary>
    public async Task<(SoldFacts Facts, IReadOnlyList<RegisterLine> Lines)?> OfRunAsync(Guid runKey, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await ReadAsync(context.Runs.AsNoTracking(), context, runKey, cancellation);
    }

    /// <summary>Null: no such booking, or nobody has marked it.</summary>
    public async Task<RegisterLine?> FindAsync(BookingReference reference, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Bookings.AsNoTracking().SingleOrDefaultAsync(row => row.Reference == reference, cancellation) is { } booking
            && await context.Outcomes.AsNoTracking().SingleOrDefaultAsync(row => row.BookingId == booking.Id, cancellation) is { } outcome
                ? LineOf(booking, outcome.Held, outcome)
                : null;
    }

    /// <summary>What entries would change; what is as it was is left out.</summary>
    public static IReadOnlyList<RegisterEffect> EffectsOf(IReadOnlyList<RegisterLine> lines, IReadOnlyList<RegisterEntry> entries) =>
        [.. entries.Join(lines, entry => entry.Reference, line => line.Reference, (entry, line) => new RegisterEffect(
                line,
                entry.Attended == line.Outcome?.Attended ? null : entry.Attended,
                entry.RolePlay == line.Outcome?.RolePlay ? null : entry.RolePlay,
                entry.Note))
            .Where(effect => effect.Attended is not null || effect.Result is not null)];

    /// <summary>Puts entries down, all or none, and writes to the delegates.</summary>
    /// <param name="words">In the letters with results.</param>
    public Task<RegisterResult> MarkAsync(Guid runKey, IReadOnlyList<RegisterEntry> entries, ResultWords words, string by, CancellationToken cancellation = default) =>
        gate.WriteAsync<RegisterResult>(
            async context =>
            {
                var now = clock.GetUtcNow();
                if (await ReadAsync(context.Runs, context, runKey, cancellation) is not var (facts, lines))
                {
                    return new RegisterResult.NoRun();
                }

                if (LondonDate.Of(now) < facts.Starts)
                {
                    return new RegisterResult.TooEarly();
                }

                var effects = EffectsOf(lines, entries);
                var wrong = effects.Where(effect => effect.IsRefused).ToList();
                if (wrong.Count > 0)
                {
                    return new RegisterResult.NoRolePlay([.. wrong.Select(effect => effect.Line.Reference)]);
                }

                foreach (var effect in effects)
                {
                    await PutDownAsync(context, effect, facts, words, by, now, cancellation);
                }

                return new RegisterResult.Done(effects.Count(effect => effect.SendsLetter));
            },
            cancellation);

    private async Task PutDownAsync(BookingsContext context, RegisterEffect effect, SoldFacts facts, ResultWords words, string by, DateTimeOffset now, CancellationToken cancellation)
    {
        var booking = await context.Bookings.SingleAsync(row => row.Id == effect.Line.BookingId, cancellation);
        var before = await context.Outcomes.SingleOrDefaultAsync(row => row.BookingId == booking.Id, cancellation);
        var outcome = effect.On(before, facts, by, now);
        if (before is null)
        {
            context.Outcomes.Add(outcome);
        }

        if (effect.Attended is { } came)
        {
            context.BookingEvents.Add(new() { BookingId = booking.Id, At = now, Kind = came ? BookingEventKind.Attended : BookingEventKind.DidNotAttend });
        }

        if (effect.Result is { } result)
        {
            context.BookingEvents.Add(new() { BookingId = booking.Id, At = now, Kind = result == RolePlayResult.Passed ? BookingEventKind.RolePlayPassed : BookingEventKind.RolePlayNotPassed });
            await mail.ResultAsync(context, booking, outcome, words, now, cancellation);
        }
        else if (effect.Attended == true)
        {
            await mail.AttendedAsync(context, booking, outcome, now, cancellation);
        }
    }

    private static async Task<(SoldFacts Facts, IReadOnlyList<RegisterLine> Lines)?> ReadAsync(IQueryable<RunOnSale> runs, BookingsContext context, Guid runKey, CancellationToken cancellation)
    {
        if (await runs.SingleOrDefaultAsync(row => row.RunKey == runKey, cancellation) is not { } run)
        {
            return null;
        }

        var bookings = await context.Bookings.AsNoTracking().Where(row => row.RunKey == runKey && row.State == BookingState.Booked).ToListAsync(cancellation);
        var outcomes = await context.Outcomes.AsNoTracking().Where(row => context.Bookings.Any(booking => booking.Id == row.BookingId && booking.RunKey == runKey)).ToDictionaryAsync(row => row.BookingId, cancellation);
        return (run.Facts, [.. bookings.OrderBy(row => row.DelegateName, StringComparer.CurrentCultureIgnoreCase).Select(row => LineOf(row, run.Facts, outcomes.GetValueOrDefault(row.Id)))]);
    }

    private static RegisterLine LineOf(Booking booking, SoldFacts facts, Outcome? outcome) =>
        new(booking.Id, booking.Reference, booking.DelegateName, booking.DelegateEmail, booking.Lines.Any(line => line.Kind == PriceKind.Fee && facts.RolePlayFees.Contains(line.Code)), outcome);
}
