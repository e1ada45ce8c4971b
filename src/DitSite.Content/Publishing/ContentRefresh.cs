using DitSite.Content.Documents;
using DitSite.Content.Rules;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DitSite.Content.Publishing;

/// <summary>Publishes content before the first request, and again when it changes or London's date does.</summary>
public sealed partial class ContentRefresh(IContentSource source, PublishedContent published, LastGood lastGood, ContentHealth health, TimeProvider clock, ILogger<ContentRefresh> logger)
    : BackgroundService
{
    private const string NotReadYet = "The content has not been read since the program started.";

    private static readonly TimeSpan DateLook = TimeSpan.FromSeconds(20);

    private readonly HashSet<string> told = [];
    private IReadOnlyList<ContentDocument>? current;
    private DateOnly builtFor;

    /// <summary>What is served and has not been read by the rules since the program started; null: nothing.</summary>
    private ContentBatch? notChecked;
    private readonly SemaphoreSlim turn = new(1, 1);

    /// <summary>How long after a start the rules wait with content that was published before. By the machine's own time.</summary>
    internal TimeSpan QuietStart { get; set; } = TimeSpan.Zero;

    /// <summary>Publishes what the source has now, without waiting until the change is noticed.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            Publish(SnapshotBuilder.Build(await source.ReadAsync(cancellationToken), current, clock.Today));
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>
    /// Publishes for the first time. Falls back to the last good version on disk. Content that is still what was published before is served
    /// at once, and read by the rules afterwards: they are what takes longest of a start.
    /// </summary>
    /// <returns>Null, or one sentence that says why there is nothing to serve.</returns>
    public async Task<string?> StartContentAsync(CancellationToken cancellationToken)
    {
        if (current is not null)
        {
            return null;
        }

        var kept = lastGood.Load();
        if (source.IsRemote && StartKept(kept, NotReadYet))
        {
            return null;
        }

        try
        {
            var batch = await source.ReadAsync(cancellationToken);
            if (IsKept(batch, kept) && Serve(SnapshotBuilder.Unchecked(batch.Documents, clock.Today)) is { } known)
            {
                health.Succeeded(known, clock.GetUtcNow());
                notChecked = batch;
                return null;
            }

            var built = SnapshotBuilder.Build(batch, kept, clock.Today);
            if (Publish(built))
            {
                return null;
            }

            var errors = built.Findings.Where(finding => finding.Severity == Severity.Error).ToList();
            return errors is [var first, ..]
                ? $"The content has {errors.Count} error{(errors.Count == 1 ? "" : "s")} and no earlier good version is kept, so the site does not start; the first is in {first.Origin}:{first.Line}: {first.Message} Run 'content check' for all of them."
                : "The content has no usable site.md or notices/cookies.md, so the site does not start.";
        }
        catch (Exception problem) when (IsOutage(problem))
        {
            if (!StartKept(kept, problem.Message))
            {
                return $"The content can't be read and no earlier good version is kept, so the site does not start: {problem.Message}";
            }

            Tell(problem);
            return null;
        }
    }

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (await StartContentAsync(cancellationToken) is { } refusal)
        {
            throw new InvalidOperationException(refusal);
        }

        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(notChecked is null ? TimeSpan.Zero : QuietStart, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await CheckAsync(stoppingToken);
                await ChangeAsync(stoppingToken);
                await RefreshAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception problem)
            {
                // Whatever happens to the source, the site goes on serving what it has, at today's date.
                if (clock.Today != builtFor)
                {
                    PublishKept(current, problem.Message);
                }

                health.Failed(problem.Message, clock.GetUtcNow());
                Tell(problem);
                await Task.Delay(TimeSpan.FromSeconds(1), stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    // The source tells of changes; the date is looked at now and then, because clocks are set and machines sleep.
    private async Task ChangeAsync(CancellationToken cancellationToken)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var change = source.WaitForChangeAsync(waiting.Token);
        while (!change.IsCompleted && clock.Today == builtFor)
        {
            await Task.WhenAny(change, Task.Delay(DateLook, waiting.Token));
            cancellationToken.ThrowIfCancellationRequested();
        }

        await waiting.CancelAsync();
        await change.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>What the start left out.</summary>
    private async Task CheckAsync(CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            if (notChecked is { } served)
            {
                health.Checked(SnapshotBuilder.Build(served, served.Documents, clock.Today));
                notChecked = null;
            }
        }
        finally
        {
            turn.Release();
        }
    }

    private bool StartKept(IReadOnlyList<ContentDocument>? kept, string reason)
    {
        if (kept is null || Serve(SnapshotBuilder.Unchecked(kept, clock.Today)) is not { } built)
        {
            return false;
        }

        health.Kept(built, lastGood.ConfirmedAt, reason, clock.GetUtcNow());
        notChecked = new(kept, []);
        return true;
    }

    private bool IsKept(ContentBatch batch, IReadOnlyList<ContentDocument>? kept) =>
        kept is not null && batch.Findings.Count == 0 && ContentHash.Version(batch.Documents, clock.Today) == ContentHash.Version(kept, clock.Today);

    private bool Publish(BuiltContent built)
    {
        var before = current is null ? null : ContentHash.Version(current, builtFor);
        if (Serve(built) is null)
        {
            return false;
        }

        notChecked = null;
        told.Clear();
        health.Succeeded(built, clock.GetUtcNow());
        Keep(built.Documents, isNew: before != built.Snapshot!.Version);
        return true;
    }

    private bool PublishKept(IReadOnlyList<ContentDocument>? kept, string reason)
    {
        if (kept is null || SnapshotBuilder.Build(new ContentBatch(kept, []), kept, clock.Today) is var built && Serve(built) is null)
        {
            return false;
        }

        notChecked = null;
        health.Kept(built, health.State.PublishedAt ?? lastGood.ConfirmedAt, reason, clock.GetUtcNow());
        return true;
    }

    /// <returns>What is served now; null when there is nothing to serve in it.</returns>
    private BuiltContent? Serve(BuiltContent built)
    {
        if (built.Snapshot is not { } snapshot)
        {
            return null;
        }

        var before = published.IsPublished ? published.Current.Version : null;
        current = built.Documents;
        builtFor = clock.Today;
        published.Publish(snapshot);
        if (before != snapshot.Version)
        {
            LogPublished(logger, snapshot.Version, built.Findings.Count(finding => finding.Severity == Severity.Error), built.Held.Length);
        }

        return built;
    }

    // A full disk must not stop a publish: the last good version is a spare, not the content.
    private void Keep(IReadOnlyList<ContentDocument> documents, bool isNew)
    {
        try
        {
            if (isNew || lastGood.ConfirmedAt is null)
            {
                lastGood.Save(documents);
            }

            lastGood.Confirm(clock.GetUtcNow());
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            LogNotKept(logger, problem);
        }
    }

    private static bool IsOutage(Exception problem) => problem is IOException or UnauthorizedAccessException or HttpRequestException;

    // Each reason once an outage: it is looked at every few seconds, and the desk says how long it lasts.
    private void Tell(Exception problem)
    {
        if (!told.Add(problem.Message))
        {
            return;
        }

        if (IsOutage(problem))
        {
            LogUnreadable(logger, problem.Message);
        }
        else
        {
            LogUnexpected(logger, problem);
        }
    }

    [LoggerMessage(LogLevel.Information, "Content {Version} is published ({Errors} errors, {Held} items held back).")]
    private static partial void LogPublished(ILogger logger, string version, int errors, int held);

    [LoggerMessage(LogLevel.Warning, "Content could not be read; the site serves what it has. {Reason}")]
    private static partial void LogUnreadable(ILogger logger, string reason);

    [LoggerMessage(LogLevel.Error, "Content could not be read; the site serves what it has.")]
    private static partial void LogUnexpected(ILogger logger, Exception problem);

    [LoggerMessage(LogLevel.Warning, "The last good version of the content could not be kept on disk.")]
    private static partial void LogNotKept(ILogger logger, Exception problem);
}
