using System.Threading.Channels;

namespace DitSite.Content.Embedded;

/// <summary>Tells when files of a folder changed: by the operating system's events, and by a look every second where events fail (network drives, limits).</summary>
internal sealed class FolderWatch : IDisposable
{
    private const string NoFolder = "no folder";

    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    private readonly string folder;
    private readonly Channel<bool> events = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private FileSystemWatcher? watcher;
    private string seen = "";

    public FolderWatch(string folder) => this.folder = folder;

    /// <summary>Takes the present state as known. Called before reading, so that a save during the reading is a change.</summary>
    public void Remember()
    {
        seen = Fingerprint();
        if (seen == NoFolder)
        {
            // A watcher follows the folder it was given, even out of sight; the one that comes back is another.
            watcher?.Dispose();
            watcher = null;
            return;
        }

        Listen();
    }

    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await EventWithinAsync(Poll, cancellationToken))
            {
                // An editor writes a file in several steps: wait until it has been quiet.
                while (await EventWithinAsync(Quiet, cancellationToken))
                {
                }
            }

            if (Fingerprint() != seen)
            {
                return;
            }
        }
    }

    public void Dispose() => watcher?.Dispose();

    private async Task<bool> EventWithinAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(time);
        try
        {
            return await events.Reader.ReadAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private void Listen()
    {
        if (watcher is not null)
        {
            return;
        }

        try
        {
            watcher = new FileSystemWatcher(folder, "*.md") { IncludeSubdirectories = true };
            watcher.Changed += (_, _) => events.Writer.TryWrite(true);
            watcher.Created += (_, _) => events.Writer.TryWrite(true);
            watcher.Deleted += (_, _) => events.Writer.TryWrite(true);
            watcher.Renamed += (_, _) => events.Writer.TryWrite(true);
            watcher.EnableRaisingEvents = true;
        }
        catch (Exception problem) when (problem is IOException or ArgumentException)
        {
            // No events to be had here; the look every second remains.
            watcher?.Dispose();
            watcher = null;
        }
    }

    private string Fingerprint()
    {
        try
        {
            var files = ContentFolder.Files(folder).Order(StringComparer.Ordinal).Select(file => new FileInfo(file)).Select(file => $"{file.FullName}|{(file.Exists ? file.Length : -1)}|{file.LastWriteTimeUtc.Ticks}");
            // A picture that comes after the words that show it puts them right.
            return string.Join('\n', files.Concat(MediaFolder.Names(folder).Order(StringComparer.Ordinal)));
        }
        catch (DirectoryNotFoundException)
        {
            return NoFolder;
        }
    }
}
