using System.Text.Json;
using DitSite.Bookings.Storage;
using Microsoft.Extensions.Logging;

namespace DitSite.Bookings.Consent;

/// <summary>
/// A file beside the database for rows that the database does not take just now: one line of JSON each, on disk before the visitor
/// is answered, so that no acceptance is without proof when the program ends before the database is back.
/// </summary>
public sealed partial class ConsentsInWaiting(BookingsPaths paths, ILogger<ConsentsInWaiting> logger) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly HashSet<Guid> held = [];

    private string File => paths.Database + ".waiting-consents";

    /// <summary>False: the disk does not take it either.</summary>
    internal async Task<bool> TryAddAsync(ConsentRecord record)
    {
        await turn.WaitAsync();
        try
        {
            await using var stream = new FileStream(File, FileMode.Append, FileAccess.Write, FileShare.Read);
            await stream.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(record));
            await stream.WriteAsync("\n"u8.ToArray());
            stream.Flush(flushToDisk: true);
            held.Add(record.Id);
            return true;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            NotKept(problem.GetType().Name);
            return false;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Rows that an earlier run of the program left here.</summary>
    internal async Task<IReadOnlyList<ConsentRecord>> TakeUpAsync()
    {
        await turn.WaitAsync();
        try
        {
            var records = System.IO.File.Exists(File) ? (await System.IO.File.ReadAllLinesAsync(File)).Select(Read).OfType<ConsentRecord>().ToList() : [];
            held.UnionWith(records.Select(record => record.Id));
            return records;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>These are in the database now. The file goes with its last row.</summary>
    internal async Task RemoveAsync(IEnumerable<Guid> written)
    {
        await turn.WaitAsync();
        try
        {
            var before = held.Count;
            held.ExceptWith(written);
            if (before > 0 && held.Count == 0)
            {
                System.IO.File.Delete(File);
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // A row that stays here is found in the database at the next start, and not written twice.
            NotKept(problem.GetType().Name);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    /// <summary>Null for a line that a power cut left half written.</summary>
    private static ConsentRecord? Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<ConsentRecord>(line);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [LoggerMessage(LogLevel.Error, "The file of choices in waiting can't be written ({Problem}).")]
    private partial void NotKept(string problem);
}
