using System.Collections.Immutable;
using System.Threading.Channels;
using DitSite.Bookings.MailingList;
using DitSite.Bookings.Sales;
using DitSite.Bookings.Storage;
using DitSite.Content;
using DitSite.Content.Catalogue;
using Microsoft.Extensions.Options;

namespace DitSite.Web.Sync;

/// <summary>
/// The one place where content meets bookings: every new snapshot is offered to Bookings as a list of sellable runs, and new dates
/// are told to the mailing list. What Bookings refuses keeps its former numbers and becomes a finding.
/// </summary>
public sealed partial class SellableRunSync(
    PublishedContent content, SellableRuns sellable, StoredRuns stored, QuietStart start, NewDates newDates, TimeProvider clock, IOptions<SiteOptions> site, ILogger<SellableRunSync> log) : BackgroundService
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    /// <summary>Only the latest snapshot matters.</summary>
    private readonly Channel<ContentSnapshot> waiting = Channel.CreateBounded<ContentSnapshot>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });

    private Task? offered;

    /// <summary>What Bookings refused of the current snapshot, in words for an editor.</summary>
    public ImmutableArray<string> Refusals { get; private set; } = [];

    /// <summary>Done once, before the first request, which must already find the runs on sale.</summary>
    public Task OfferAsync(CancellationToken cancellation = default) => offered ??= OfferOnceAsync(cancellation);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await OfferAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    public override Task StopAsync(CancellationToken cancellationToken)
    {
        content.Changed -= Enqueue;
        return base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await start.OverAsync(stoppingToken);
        await foreach (var snapshot in waiting.Reader.ReadAllAsync(stoppingToken))
        {
            if (!await TryPublishAsync(snapshot, stoppingToken))
            {
                await Task.Delay(RetryAfter, clock, stoppingToken);
                if (waiting.Reader.Count == 0)
                {
                    Enqueue(snapshot);
                }
            }
        }
    }

    private async Task OfferOnceAsync(CancellationToken cancellation)
    {
        content.Changed += Enqueue;

        // Mostly they are on sale, from before the restart, and the rest can follow the first page. Of two sites that start together the other may
        // hold the database longer than anybody waits for it: no reason to have no pages.
        var snapshot = content.Current;
        if (await stored.AreAsync(SellableRunList.Of(snapshot, site.Value), cancellation) || !await TryPublishAsync(snapshot, cancellation))
        {
            Enqueue(snapshot);
        }
    }

    /// <returns>False: the database is busy or away. It comes back; the pages go on with the numbers they have.</returns>
    private async Task<bool> TryPublishAsync(ContentSnapshot snapshot, CancellationToken cancellation)
    {
        try
        {
            await PublishAsync(snapshot, cancellation);
            return true;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogFailed(log, fault, snapshot.Version);
            return false;
        }
    }

    private void Enqueue(ContentSnapshot snapshot) => waiting.Writer.TryWrite(snapshot);

    private async Task PublishAsync(ContentSnapshot snapshot, CancellationToken cancellation)
    {
        var result = await sellable.PublishAsync(SellableRunList.Of(snapshot, site.Value), cancellation);
        Refusals = [.. result.Refusals.Select(refusal => RefusalWords.Of(snapshot, refusal))];
        foreach (var refusal in result.Refusals)
        {
            LogRefused(log, refusal.RunKey, refusal.GetType().Name);
        }

        await newDates.AnnounceAsync(SellableRunList.NewDatesOf(snapshot, clock.Today), cancellation);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Bookings refused run {RunKey}: {Reason}. Its former numbers stay in force.")]
    private static partial void LogRefused(ILogger log, Guid runKey, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Content {Version} could not be offered to bookings; trying again.")]
    private static partial void LogFailed(ILogger log, Exception fault, string version);
}
