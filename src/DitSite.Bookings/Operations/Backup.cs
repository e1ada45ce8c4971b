using DitSite.Bookings.Storage;
using Microsoft.Data.Sqlite;

namespace DitSite.Bookings.Operations;

/// <summary>Copies the database while the site goes on serving.</summary>
public sealed class Backup(BookingsPaths paths)
{
    /// <summary>The copy is consistent, one file, readable by its owner only, and in place only when it is complete.</summary>
    /// <exception cref="OperationRefusedException">There is no database, or the file is the database.</exception>
    public async Task RunAsync(string file, CancellationToken cancellation = default)
    {
        DatabaseFile.Require(paths, "pg_dump");
        var target = Path.GetFullPath(file);
        if (!File.Exists(paths.Database))
        {
            throw new OperationRefusedException($"There is no bookings database at {paths.Database}.");
        }

        if (target == paths.Database)
        {
            throw new OperationRefusedException("A backup needs a file of its own: this one is the database.");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var draft = $"{target}.{Guid.NewGuid():N}";
        try
        {
            DatabaseFile.CreatePrivate(draft);
            await using (var source = await DatabaseFile.OpenAsync(paths.Database, SqliteOpenMode.ReadWrite, cancellation))
            await using (var copy = await DatabaseFile.OpenAsync(draft, SqliteOpenMode.ReadWrite, cancellation))
            {
                source.BackupDatabase(copy);
                await DatabaseFile.ExecuteAsync(copy, "PRAGMA journal_mode = DELETE", cancellation);
                await DatabaseFile.CheckAsync(copy, draft, cancellation);
            }

            DatabaseFile.Flush(draft);
            File.Move(draft, target, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }
    }
}
