using DitSite.Bookings.Applications;
using DitSite.Bookings.Joining;
using DitSite.Bookings.Money;
using DitSite.Bookings.Places;
using DitSite.Bookings.Promises;
using DitSite.Bookings.Storage;
using DitSite.Bookings.Waiting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DitSite.Bookings.Retention;

/// <summary>What the clock does: gives expired holds and offers back within a second, sends, lets lapse and deletes what is due every hour, and keeps the ledger.</summary>
public sealed partial class Housekeeping(
    PlaceHolds holds,
    RetentionSweep retention,
    ApplicationSweep applications,
    JoiningSweep joining,
    WaitingSweep waiting,
    PaymentSweep payments,
    PromiseLedger ledger,
    QuietStart start,
    TimeProvider clock,
    ILogger<Housekeeping> logger) : BackgroundService
{
    private static readonly TimeSpan Hourly = TimeSpan.FromHours(1);
    private static readonly TimeSpan Ledger = TimeSpan.FromMinutes(5);

    private DateTimeOffset? nextHour;
    private DateTimeOffset? nextLedger;

    /// <summary>One turn: everything that is due at this moment. The loop takes one each second.</summary>
    public async Task TurnAsync(CancellationToken cancellation = default)
    {
        await holds.SweepAsync(cancellation);
        await waiting.EndOffersAsync(cancellation);
        var now = clock.GetUtcNow();
        if (IsDue(nextHour, now, Hourly))
        {
            await retention.RunAsync(cancellation);
            await applications.RunAsync(cancellation);
            await joining.RunAsync(cancellation);
            await waiting.RunAsync(cancellation);
            await payments.RunAsync(cancellation);
            nextHour = now + Hourly;
        }

        if (IsDue(nextLedger, now, Ledger))
        {
            await ledger.RunAsync(cancellation);
            nextLedger = now + Ledger;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await start.OverAsync(stoppingToken);
        using var seconds = new PeriodicTimer(TimeSpan.FromSeconds(1));
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await TurnAsync(stoppingToken);
                await seconds.WaitForNextTickAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                // The loop must go on: what could not be deleted now is deleted later.
                Stumbled(fault.GetType().Name);
                await Task.Delay(TimeSpan.FromSeconds(5), CancellationToken.None);
            }
        }
    }

    /// <summary>A clock that was put back must not stop the work until it has caught up.</summary>
    private static bool IsDue(DateTimeOffset? next, DateTimeOffset now, TimeSpan every) => next is null || now >= next || next - now > every;

    [LoggerMessage(Level = LogLevel.Error, Message = "Housekeeping stumbled over {Error} and goes on.")]
    private partial void Stumbled(string error);
}
