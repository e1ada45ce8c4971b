using System.Text;

namespace DitSite.Content.Editing;

/// <summary>
/// The editor's own folder, <c>.editor</c> in the content folder. It lies there and not in the database so that one copy of the content
/// folder holds the content with its history, and so that a file and its draft share a file system, where a rename is atomic.
/// </summary>
internal sealed class EditorFolder(string contentFolder)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly string folder = Path.Combine(contentFolder, ".editor");
    private readonly SemaphoreSlim turn = new(1, 1);

    /// <summary>One writer at a time, in this program and in others on the same folder. Dispose to let the next one in.</summary>
    /// <exception cref="IOException">Another program holds the folder for longer than a save can take.</exception>
    public async Task<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            Prepare();
            return new Turn(turn, await LockAsync(cancellationToken));
        }
        catch
        {
            turn.Release();
            throw;
        }
    }

    private void Prepare()
    {
        var ignore = Path.Combine(folder, ".gitignore");
        if (!File.Exists(ignore))
        {
            AtomicFile.Write(ignore, Encoding.UTF8.GetBytes("# Drafts and versions of the editor on this machine.\n*\n"));
        }
    }

    private async Task<FileStream> LockAsync(CancellationToken cancellationToken)
    {
        for (var waited = TimeSpan.Zero; ; waited += TimeSpan.FromMilliseconds(20))
        {
            try
            {
                return new FileStream(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (waited < Patience)
            {
                await Task.Delay(20, cancellationToken);
            }
        }
    }

    private sealed class Turn(SemaphoreSlim turn, FileStream file) : IDisposable
    {
        public void Dispose()
        {
            file.Dispose();
            turn.Release();
        }
    }
}
