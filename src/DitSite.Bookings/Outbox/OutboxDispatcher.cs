using System.Net.Mail;
using DitSite.Bookings.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DitSite.Bookings.Outbox;

/// <summary>Sends what waits in the outbox: each message at least once, with the same Message-ID at every attempt.</summary>
public sealed partial class OutboxDispatcher(
    WriteGate gate,
    IDbContextFactory<BookingsContext> contexts,
    MailQueue queue,
    MailRoute route,
    OutboxBell bell,
    QuietStart start,
    TimeProvider clock,
    ILogger<OutboxDispatcher> logger) : BackgroundService
{
    /// <summary>
    /// Waits after each failed attempt; after the last one the message is dead. Together a little over three days, and never more than two
    /// hours in the first: a letter is on its way two hours after a mail server has come back from a day's absence.
    /// </summary>
    public static readonly IReadOnlyList<TimeSpan> BackOff =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1),
        .. Enumerable.Repeat(TimeSpan.FromHours(2), 12), .. Enumerable.Repeat(TimeSpan.FromHours(4), 12),
    ];

    /// <summary>A message that waits for longer than this was put off by a clock that has been put back since: it is due.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(5);

    /// <summary>A message claimed by a program that died is taken up again after this.</summary>
    public static readonly TimeSpan Claim = TimeSpan.FromMinutes(5);

    /// <summary>Marks the query that claims, so that dispatchers of several sites keep out of each other's way.</summary>
    internal const string Claiming = "Claim of mail";

    private const int BatchSize = 20;
    private static readonly TimeSpan LongestSleep = TimeSpan.FromMinutes(1);

    /// <summary>Sends all that is due now. Nothing happens while mail is closed.</summary>
    /// <returns>How many attempts were made.</returns>
    public async Task<int> SendDueAsync(CancellationToken cancellation = default)
    {
        if (route.Transport is not { } transport)
        {
            return 0;
        }

        var attempts = 0;
        while (await ClaimAsync(cancellation) is { Count: > 0 } batch)
        {
            foreach (var message in batch)
            {
                await SendAsync(transport, message, cancellation);
                attempts++;
            }
        }

        return attempts;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await start.OverAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await SendDueAsync(stoppingToken);
                await bell.WaitAsync(await SleepAsync(stoppingToken), clock, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                // The loop must go on: a full disk today is mail tomorrow.
                DispatchFailed(fault.GetType().Name);
                await Task.Delay(TimeSpan.FromSeconds(5), CancellationToken.None);
            }
        }
    }

    /// <summary>Takes the messages due now, and puts their next attempt off in the same breath, so that no other dispatcher takes them too.</summary>
    private async Task<IReadOnlyList<OutboxMessage>> ClaimAsync(CancellationToken cancellation)
    {
        await using (var context = await contexts.CreateDbContextAsync(cancellation))
        {
            var now = clock.GetUtcNow();
            if (!await Due(context, now).AnyAsync(cancellation))
            {
                return [];
            }
        }

        return await gate.WriteApartAsync<IReadOnlyList<OutboxMessage>>(
            async context =>
            {
                var now = clock.GetUtcNow();
                var due = await Due(context, now)
                    .TagWith(Claiming)
                    .OrderBy(message => message.NextAttemptAt).ThenBy(message => message.Id)
                    .Take(BatchSize)
                    .ToListAsync(cancellation);
                due.ForEach(message => message.Claim(now + Claim));
                return due;
            },
            cancellation);
    }

    /// <summary>A new message is due whatever the clock has done since it was queued.</summary>
    private static IQueryable<OutboxMessage> Due(BookingsContext context, DateTimeOffset now)
    {
        var never = now + LongestWait;
        return context.Outbox.Where(message => message.State == OutboxState.Waiting && (message.Attempts == 0 || message.NextAttemptAt <= now || message.NextAttemptAt > never));
    }

    private async Task SendAsync(IMailTransport transport, OutboxMessage message, CancellationToken cancellation)
    {
        string? error = null;
        var forGood = false;
        try
        {
            await transport.SendAsync(queue.Render(message), cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;
        }
        catch (MailRefusedException refused)
        {
            (error, forGood) = (refused.Message, true);
        }
        catch (Exception fault)
        {
            error = fault is SmtpException smtp ? $"{fault.GetType().Name}: {smtp.StatusCode}" : fault.GetType().Name;
        }

        // Not cancelled any more: a site that is being stopped still notes what has left.
        await MarkAsync(message.Id, error, forGood, CancellationToken.None);
    }

    private async Task MarkAsync(Guid id, string? error, bool forGood, CancellationToken cancellation)
    {
        await gate.WriteAsync(
            async context =>
            {
                var message = await context.Outbox.SingleOrDefaultAsync(row => row.Id == id, cancellation);
                var now = clock.GetUtcNow();
                if (message is null)
                {
                    return false;
                }

                if (error is null)
                {
                    message.Sent(now);
                    return true;
                }

                var more = !forGood && message.Attempts <= BackOff.Count;
                message.Failed(error, more ? now + BackOff[message.Attempts - 1] : null);
                AttemptFailed(id, message.Attempts, error, message.State);
                return true;
            },
            cancellation);
    }

    /// <returns>UTC, of the attempt that comes next; null: nothing waits.</returns>
    internal async Task<DateTimeOffset?> NextAttemptAsync(CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Outbox
            .Where(message => message.State == OutboxState.Waiting)
            .OrderBy(message => message.NextAttemptAt)
            .Select(message => (DateTimeOffset?)message.NextAttemptAt)
            .FirstOrDefaultAsync(cancellation);
    }

    private async Task<TimeSpan> SleepAsync(CancellationToken cancellation)
    {
        var next = await NextAttemptAsync(cancellation);
        var sleep = next is null || route.Transport is null ? LongestSleep : next.Value - clock.GetUtcNow();
        return TimeSpan.FromMilliseconds(Math.Clamp(sleep.TotalMilliseconds, 10, LongestSleep.TotalMilliseconds));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail {MessageId} failed at attempt {Attempt} with {Error}; it is now {State}.")]
    private partial void AttemptFailed(Guid messageId, int attempt, string error, OutboxState state);

    [LoggerMessage(Level = LogLevel.Error, Message = "The mail loop stumbled over {Error} and goes on.")]
    private partial void DispatchFailed(string error);
}
