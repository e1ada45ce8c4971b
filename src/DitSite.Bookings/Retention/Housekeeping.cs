using DitSite.Bookings.Applications;
using DitSite.Bookings.Places;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DitSite.Bookings.Retention;

/// <summary>Gives expired holds back within a second, and deletes what is due every hour.</summary>
public sealed partial class Housekeeping(PlaceHolds holds, RetentionSweep retention, ApplicationSweep applications, TimeProvider clock, ILogger<Housekeeping> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var next = clock.GetUtcNow();
        using var seconds = new PeriodicTimer(TimeSpan.FromSeconds(1));
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await holds.SweepAsync(stoppingToken);
                if (clock.GetUtcNow() >= next)
                {
                    await retention.RunAsync(stoppingToken);
                    await applications.RunAsync(stoppingToken);
                    next = clock.GetUtcNow() + TimeSpan.FromHours(1);
                }

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

    [LoggerMessage(Level = LogLevel.Error, Message = "Housekeeping stumbled over {Error} and goes on.")]
    private partial void Stumbled(string error);
}
