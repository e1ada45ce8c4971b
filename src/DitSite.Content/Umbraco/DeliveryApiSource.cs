using DitSite.Content.Documents;
using DitSite.Content.Publishing;
using Microsoft.Extensions.Logging;

namespace DitSite.Content.Umbraco;

/// <summary>Reads the content from Umbraco's Content Delivery API v2.</summary>
public sealed partial class DeliveryApiSource(DeliveryClient client, UmbracoOptions options, LastGood lastGood, TimeProvider clock, ILogger<DeliveryApiSource> logger)
    : IContentSource, IDisposable
{
    private readonly FetchSchedule schedule = new(TimeSpan.FromSeconds(options.PollSeconds), Random.Shared.NextDouble);
    private readonly Doubt doubt = new();
    private readonly long begin = clock.GetTimestamp();
    private readonly SemaphoreSlim hinted = new(0, 1);
    private (ContentBatch Batch, string Fingerprint)? last;
    private bool cacheTold;

    /// <inheritdoc/>
    public bool IsRemote => true;

    private TimeSpan Now => clock.GetElapsedTime(begin);

    /// <summary>A webhook: something may have changed. Nothing it says is believed, so nothing is lost or gained by sending it again.</summary>
    public void Hint()
    {
        schedule.Hint(Now);
        try
        {
            hinted.Release();
        }
        catch (SemaphoreFullException)
        {
            // The wait is over already.
        }
    }

    /// <exception cref="DeliveryException">The CMS gives no answer, or one that can't be believed yet.</exception>
    public async Task<ContentBatch> ReadAsync(CancellationToken cancellationToken)
    {
        var started = Now;
        DeliveryList list;
        try
        {
            list = await DeliveryList.ReadAsync(client, options.PageSize, preview: false, cancellationToken);
        }
        catch (DeliveryException)
        {
            schedule.Failed(started);
            throw;
        }

        if (list.IsCached && last is { } newer)
        {
            // A cached list may be older than what is published, and going back would be worse than waiting.
            TellOfCache();
            schedule.Fetched(started, changed: false, cached: true);
            return newer.Batch;
        }

        var batch = DeliveryReader.OfTheSite.Read(list.Items);
        if (doubt.About(batch, last?.Batch.Documents.Count ?? lastGood.Load()?.Count, clock.GetUtcNow()) is { } reason)
        {
            schedule.LookAt(Now + Doubt.Apart);
            throw new DeliveryException(reason, isTransient: true);
        }

        schedule.Fetched(started, last?.Fingerprint != list.Fingerprint, list.IsCached);
        last = (batch, list.Fingerprint);
        return batch;
    }

    /// <inheritdoc/>
    public async Task WaitForChangeAsync(CancellationToken cancellationToken)
    {
        while (schedule.Due() - Now is { Ticks: > 0 } wait)
        {
            await hinted.WaitAsync(wait, cancellationToken);
        }
    }

    public void Dispose() => hinted.Dispose();

    private void TellOfCache()
    {
        if (!cacheTold)
        {
            cacheTold = true;
            LogCached(logger);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The CMS answers from a cache that may be older than the last publish, so changes appear late. Turn the output cache of its Delivery API off.")]
    private static partial void LogCached(ILogger logger);
}
