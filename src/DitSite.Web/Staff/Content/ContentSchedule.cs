using DitSite.Content;
using DitSite.Content.Editing;
using DitSite.Content.Rules;

namespace DitSite.Web.Staff.Content;

/// <summary>Publishes drafts whose time has come, and keeps as versions what was changed outside the editor. The times lie with the drafts on disk, so a restart forgets none.</summary>
public sealed partial class ContentSchedule(ContentEditor editor, ContentPublishing publishing, PublishedContent published, EditorSwitch editing, TimeProvider clock, ILogger<ContentSchedule> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim oneAtATime = new(1, 1);

    public override void Dispose()
    {
        oneAtATime.Dispose();
        base.Dispose();
    }

    /// <summary>What is due is published together, since drafts of one change need each other. Whoever asks meanwhile waits, and finds it done.</summary>
    public async Task PublishDueAsync(CancellationToken cancellation)
    {
        await oneAtATime.WaitAsync(cancellation);
        try
        {
            await PublishAsync(cancellation);
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var seen = "";
        while (editing.IsEditable && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                // A file changed by hand is one of its versions too, even before somebody opens it here.
                if (published.Current.Version is var version && version != seen)
                {
                    await editor.NoteOutsideChangesAsync(stoppingToken);
                    seen = version;
                }

                await PublishDueAsync(stoppingToken);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                // A full disk or a database that is away: the draft and its time are still there for the next look.
                LogFailed(log, problem);
            }

            await Task.Delay(Look, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task PublishAsync(CancellationToken cancellation)
    {
        var due = editor.Waiting().Where(item => item.PublishAt <= clock.GetUtcNow()).GroupBy(item => item.PublishAt).OrderBy(group => group.Key);
        foreach (var group in due)
        {
            IReadOnlyList<EditedItem> items = [.. group];
            var outcome = await publishing.PublishAsync(items, new("schedule", $"{items[0].DraftBy ?? "Somebody"}, by schedule", "published", "", null, null), cancellation);
            if (outcome is PublishOutcome.Done)
            {
                LogPublished(log, items.Count);
                continue;
            }

            var problem = outcome is PublishOutcome.Refused refused
                ? "It did not go live at its time: " + string.Join(" ", refused.Outlook.Errors.Select(error => Captions.Of(error)).Concat(refused.Outlook.Refusals))
                : "It did not go live at its time, because the published version was changed after the draft was begun.";
            foreach (var item in items)
            {
                await editor.ScheduleAsync(item.Origin, item.Opened, null, problem, cancellation);
            }

            LogRefused(log, items.Count);
        }
    }

    [LoggerMessage(LogLevel.Information, "{Count} scheduled drafts went live.")]
    private static partial void LogPublished(ILogger log, int count);

    [LoggerMessage(LogLevel.Warning, "{Count} scheduled drafts were refused and wait for an editor.")]
    private static partial void LogRefused(ILogger log, int count);

    [LoggerMessage(LogLevel.Error, "Scheduled drafts could not be published; trying again.")]
    private static partial void LogFailed(ILogger log, Exception problem);
}
