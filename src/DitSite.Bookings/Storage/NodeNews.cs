using DitSite.Bookings.Sales;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DitSite.Bookings.Storage;

/// <summary>What the sites on one database tell each other: that places moved, and that content changed. Alone on SQLite there is nobody to tell.</summary>
public sealed partial class NodeNews(BookingsDatabase database, IDbContextFactory<BookingsContext> contexts, AvailabilityBoard board, ILogger<NodeNews> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Another site, or this one, says which version of the content it shows.</summary>
    public event Action<string>? ContentPublished;

    /// <summary>Says so to all. A database that is away has no listeners either: they look for themselves when it is back.</summary>
    public async Task TellContentAsync(string version, CancellationToken cancellation = default)
    {
        if (database.IsShared)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellation);
            await database.TellAsync(context, BookingsDatabase.Content, version);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await database.ListenAsync(HeardAsync, stoppingToken);
                return;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                // The loop must go on: until the database is back there is no news.
                Lost(fault.GetType().Name);
                await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task HeardAsync(string topic, string text)
    {
        if (topic == BookingsDatabase.Content)
        {
            ContentPublished?.Invoke(text);
            return;
        }

        var keys = text.Length == 0 ? null : text.Split(',').Select(Guid.Parse).ToList();
        await board.InOrderAsync(async () =>
        {
            await using var context = await contexts.CreateDbContextAsync();
            board.Follow(await context.Runs.AsNoTracking().Where(run => keys == null || keys.Contains(run.RunKey)).ToListAsync());
            return true;
        });
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The other sites can't be heard ({Error}); trying again.")]
    private partial void Lost(string error);
}
