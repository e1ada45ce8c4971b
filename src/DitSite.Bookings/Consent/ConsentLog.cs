using System.Threading.Channels;
using DitSite.Bookings.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DitSite.Bookings.Consent;

/// <summary>
/// The proof of each choice. Rows go through one queue and one writer, many in one transaction; a visitor waits until theirs is on
/// disk, and no longer than two seconds: while the database is down rows wait in memory, and are written when it is back.
/// </summary>
public sealed partial class ConsentLog(IDbContextFactory<BookingsContext> contexts, WriteGate gate, ILogger<ConsentLog> logger) : BackgroundService
{
    /// <summary>Rows that may wait. Beyond it an acceptance is refused rather than left without proof.</summary>
    public const int Capacity = 10_000;

    private const int BatchSize = 500;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly Channel<Entry> queue = Channel.CreateBounded<Entry>(new BoundedChannelOptions(Capacity) { SingleReader = true });

    /// <summary>Never throws for a database that does not answer.</summary>
    public async Task<ConsentLogResult> WriteAsync(ConsentRecord record)
    {
        var entry = new Entry(record, null);
        return !queue.Writer.TryWrite(entry) ? ConsentLogResult.Refused
            : await entry.IsDoneWithinAsync(Patience) ? ConsentLogResult.Stored
            : ConsentLogResult.Waiting;
    }

    /// <summary>A visitor's rows, newest first; null while the database does not answer.</summary>
    public async Task<IReadOnlyList<ConsentRecord>?> FindAsync(string visitor, CancellationToken cancellation)
    {
        try
        {
            await using var database = await contexts.CreateDbContextAsync(cancellation);
            return await database.Consents.AsNoTracking().Where(row => row.Visitor == visitor).OrderByDescending(row => row.At).ToListAsync(cancellation);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            DoesNotAnswer(problem.GetType().Name);
            return null;
        }
    }

    /// <summary>Deletes a visitor's rows, waiting ones included, and counts them. False: the database does not answer and nothing was deleted.</summary>
    public async Task<bool> ForgetAsync(string visitor)
    {
        var entry = new Entry(null, visitor);
        return queue.Writer.TryWrite(entry) && (await entry.IsDoneWithinAsync(Patience) || !entry.TryTake());
    }

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        var batch = new List<Entry>();
        try
        {
            while (await queue.Reader.WaitToReadAsync(stopping))
            {
                while (batch.Count < BatchSize && queue.Reader.TryRead(out var entry))
                {
                    batch.Add(entry);
                }

                while (!await TryWriteAsync(batch))
                {
                    await Task.Delay(Pause, stopping);
                }

                batch.Clear();
            }
        }
        catch (OperationCanceledException)
        {
            await WriteTheRestAsync(batch);
        }
    }

    private async Task WriteTheRestAsync(List<Entry> batch)
    {
        while (queue.Reader.TryRead(out var entry))
        {
            batch.Add(entry);
        }

        if (batch.Count > 0 && !await TryWriteAsync(batch))
        {
            Lost(batch.Count);
        }
    }

    private async Task<bool> TryWriteAsync(List<Entry> batch)
    {
        try
        {
            await gate.WriteAsync(
                async database =>
                {
                    foreach (var entry in batch)
                    {
                        await WriteAsync(database, entry);
                    }

                    return true;
                },
                CancellationToken.None);
        }
        catch (Exception problem)
        {
            // Whatever the reason, a choice is kept until it is written: the loop must go on.
            DoesNotAnswer(problem.GetType().Name);
            return false;
        }

        batch.ForEach(entry => entry.Done());
        return true;
    }

    private static async Task WriteAsync(BookingsContext database, Entry entry)
    {
        if (entry.Record is { } record)
        {
            // After a commit whose answer was lost, the row is there already.
            if (!entry.Tried || !await database.Consents.AnyAsync(row => row.Id == record.Id))
            {
                database.Consents.Add(record);
            }

            entry.Tried = true;
        }
        else if (entry.Tried || entry.TryTake())
        {
            entry.Tried = true;
            await database.SaveChangesAsync();
            await ConsentRetention.DeleteAndCountAsync(database, database.Consents.Where(row => row.Visitor == entry.Visitor), CancellationToken.None);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The consent log's database does not answer ({Problem}); choices wait in memory.")]
    private partial void DoesNotAnswer(string problem);

    [LoggerMessage(LogLevel.Error, "{Count} choices about cookies could not be written before the program stopped.")]
    private partial void Lost(int count);

    private sealed class Entry(ConsentRecord? record, string? visitor)
    {
        private readonly TaskCompletionSource written = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int taken;

        public ConsentRecord? Record { get; } = record;

        /// <summary>Whose rows to delete, when it is not a row to write.</summary>
        public string? Visitor { get; } = visitor;

        public bool Tried { get; set; }

        /// <summary>Settles who decides about a deletion: the writer that does it, or the caller who gives up. True for the first.</summary>
        public bool TryTake() => Interlocked.Exchange(ref taken, 1) == 0;

        public void Done() => written.TrySetResult();

        public async Task<bool> IsDoneWithinAsync(TimeSpan patience) => await Task.WhenAny(written.Task, Task.Delay(patience)) == written.Task;
    }
}
