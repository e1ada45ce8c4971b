using System.Runtime.InteropServices;
using System.Text;

namespace DitSite.Content.Editing;

/// <summary>Replaces a file in one step: after a crash or a power cut it is the old one or the new one, whole.</summary>
internal static class AtomicFile
{
    /// <summary>Ends the names of files that are still being written; what a crash leaves of them is never read.</summary>
    public const string Unfinished = ".saving";

    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        var folder = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);
        var temporary = $"{path}.{Guid.NewGuid():N}{Unfinished}";
        try
        {
            using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                file.Write(bytes);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }

        FlushFolder(folder);
    }

    public static void Delete(string path)
    {
        if (File.Exists(path))
        {
            File.Delete(path);
            FlushFolder(Path.GetDirectoryName(path)!);
        }
    }

    /// <summary>A new name is on disk only when its folder is. Windows writes folders with their files.</summary>
    private static void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var handle = Open([.. Encoding.UTF8.GetBytes(folder), 0], 0);
        if (handle >= 0)
        {
            // Some network file systems refuse this; the rename is atomic there all the same.
            _ = Flush(handle);
            _ = Close(handle);
        }
    }

    [DllImport("libc", EntryPoint = "open"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Flush(int handle);

    [DllImport("libc", EntryPoint = "close"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int handle);
}
