using DitSite.Bookings.Bookings;
using DitSite.Bookings.Letters;
using DitSite.Bookings.Outbox;
using DitSite.Bookings.Sales;
using DitSite.Bookings.Storage;
using Microsoft.EntityFrameworkCore;

namespace DitSite.Bookings.Joining;

/// <summary>Queues joining instructions for whoever has a place and has not had them: in the transaction of its cause, once for each round and address.</summary>
public sealed class JoiningMail(MailQueue queue, JoiningLetters letters, SecretKey key)
{
    private const string Purpose = "joining-instructions";

    /// <summary>Of the kind under which these letters stand in the outbox.</summary>
    public const string Kind = "joining-instructions";

    internal byte[] Seal(string text) => key.Seal(Purpose, text);

    internal string Open(JoiningInstructions instructions) => key.Open(Purpose, instructions.Sealed);

    /// <summary>For a booking just made or moved: sends at once what everybody else on the run has had.</summary>
    internal async Task SendIfTimeAsync(BookingsContext context, Booking booking, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await context.JoiningInstructions.FindAsync([booking.RunKey], cancellation) is { } instructions
            && await context.Runs.AsNoTracking().SingleAsync(run => run.RunKey == booking.RunKey, cancellation) is var run
            && IsTime(run.Facts, now))
        {
            await SendAsync(context, booking, instructions, run.Facts, cancellation);
        }
    }

    /// <summary>For everybody on the run, if it is time.</summary>
    internal async Task SendToRunAsync(BookingsContext context, JoiningInstructions instructions, DateTimeOffset now, CancellationToken cancellation)
    {
        var run = await context.Runs.AsNoTracking().SingleAsync(row => row.RunKey == instructions.RunKey, cancellation);
        if (!IsTime(run.Facts, now))
        {
            return;
        }

        // This runs every hour, and mostly finds everybody served.
        var (from, to) = ($"{Kind}:{run.RunKey:N}:{instructions.Round}:", $"{Kind}:{run.RunKey:N}:{instructions.Round};");
        var written = await context.Outbox.Where(row => string.Compare(row.DedupeKey, from) >= 0 && string.Compare(row.DedupeKey, to) < 0).Select(row => row.DedupeKey).ToHashSetAsync(cancellation);
        var people = await context.Bookings.AsNoTracking().Where(row => row.RunKey == run.RunKey && row.State == BookingState.Booked)
            .Select(row => new { row.Id, row.DelegateEmailKey, row.BookerEmail }).ToListAsync(cancellation);
        var unserved = people.Where(row => new[] { row.DelegateEmailKey, EmailAddress.Normalise(row.BookerEmail) }.Any(email => !written.Contains(DedupeKey(row.Id, run.RunKey, instructions.Round, email))))
            .Select(row => row.Id).ToList();
        foreach (var booking in unserved.Count == 0 ? [] : await context.Bookings.AsNoTracking().Where(row => unserved.Contains(row.Id)).ToListAsync(cancellation))
        {
            await SendAsync(context, booking, instructions, run.Facts, cancellation);
        }
    }

    /// <summary>The present text once more to one address of a booking, because staff say so; null: there is no place any more, or no text.</summary>
    internal async Task<Letter?> AgainAsync(BookingsContext context, Booking booking, string to, string dedupeKey, CancellationToken cancellation)
    {
        if (booking.State != BookingState.Booked || await context.JoiningInstructions.FindAsync([booking.RunKey], cancellation) is not { } instructions)
        {
            return null;
        }

        var facts = await context.Runs.Where(run => run.RunKey == booking.RunKey).Select(run => run.Facts).SingleAsync(cancellation);
        var letter = EmailAddress.Same(to, booking.DelegateEmail)
            ? letters.ForDelegate(booking, facts, Open(instructions), instructions.Round)
            : letters.ForBooker(booking, facts, Open(instructions), instructions.Round);
        return EmailAddress.Same(to, letter.To) ? letter with { DedupeKey = dedupeKey } : null;
    }

    /// <summary>The key under which one person's letter stands in the outbox. Of the run as well: who moves to another date needs the other text.</summary>
    internal static string DedupeKey(Guid booking, Guid run, int round, string emailKey) => $"{Kind}:{run:N}:{round}:{booking:N}:{emailKey}";

    internal static bool IsTime(SoldFacts facts, DateTimeOffset now) => JoiningDates.SendFrom(facts) <= now && now < facts.EndsAt;

    private async Task SendAsync(BookingsContext context, Booking booking, JoiningInstructions instructions, SoldFacts facts, CancellationToken cancellation)
    {
        var text = Open(instructions);
        await queue.EnqueueAsync(context, letters.ForDelegate(booking, facts, text, instructions.Round), cancellation);
        if (!booking.BookerAttends)
        {
            await queue.EnqueueAsync(context, letters.ForBooker(booking, facts, text, instructions.Round), cancellation);
        }
    }
}
