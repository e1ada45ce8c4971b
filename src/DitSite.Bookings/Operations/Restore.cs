using System.Globalization;
using DitSite.Bookings.Storage;
using Microsoft.Data.Sqlite;

namespace DitSite.Bookings.Operations;

/// <summary>Puts a backup in the place of the database. The former database is kept beside it.</summary>
public sealed class Restore(BookingsPaths paths, TimeProvider clock)
{
    /// <returns>Where the former database is kept, or null if there was none.</returns>
    /// <exception cref="OperationRefusedException">The site is running, or the file is no sound backup.</exception>
    /// <exception cref="DatabaseTooNewException">The backup was made by a newer program.</exception>
    public async Task<string?> RunAsync(string file, CancellationToken cancellation = default)
    {
        DatabaseFile.Require(paths, "pg_restore");
        var source = Path.GetFullPath(file);
        if (!File.Exists(source))
        {
            throw new OperationRefusedException($"There is no file {source}.");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(paths.Database)!);
        using var alone = DatabaseLock.Alone(paths, "restore");
        var draft = paths.Database + ".restoring";
        try
        {
            DatabaseFile.CreatePrivate(draft);
            await CopyAsync(source, draft, cancellation);
            var former = await SetAsideAsync(cancellation);
            File.Move(draft, paths.Database, overwrite: true);
            return former;
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private static async Task CopyAsync(string source, string draft, CancellationToken cancellation)
    {
        try
        {
            await using (var from = await DatabaseFile.OpenAsync(source, SqliteOpenMode.ReadOnly, cancellation))
            await using (var to = await DatabaseFile.OpenAsync(draft, SqliteOpenMode.ReadWrite, cancellation))
            {
                from.BackupDatabase(to);
                await DatabaseFile.CheckAsync(to, source, cancellation);
            }

            DatabaseFile.Flush(draft);
        }
        catch (SqliteException fault)
        {
            throw new OperationRefusedException($"{source} is not a sound backup of bookings ({fault.SqliteErrorCode}).", fault);
        }
    }

    /// <summary>What the log beside the former database holds belongs to it, and must not be applied to the restored one.</summary>
    private async Task<string?> SetAsideAsync(CancellationToken cancellation)
    {
        if (!File.Exists(paths.Database))
        {
            return null;
        }

        var former = $"{paths.Database}.before-restore-{clock.GetUtcNow().UtcDateTime.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture)}";
        try
        {
            await using var connection = await DatabaseFile.OpenAsync(paths.Database, SqliteOpenMode.ReadWrite, cancellation);
            await DatabaseFile.ExecuteAsync(connection, "PRAGMA journal_mode = DELETE", cancellation);
        }
        catch (SqliteException damaged) when (damaged.SqliteErrorCode != 5)
        {
            // A database that can't be read any more is the very reason to restore: its files move as they are.
        }

        foreach (var suffix in new[] { "", "-wal", "-shm" }.Where(suffix => File.Exists(paths.Database + suffix)))
        {
            File.Move(paths.Database + suffix, former + suffix, overwrite: true);
        }

        return former;
    }
}
