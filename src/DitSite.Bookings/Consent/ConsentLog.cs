using System.Threading.Channels;
using DitSite.Bookings.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DitSite.Bookings.Consent;

/// <summary>
/// The proof of each choice. Rows go through one queue and one writer, many in one transaction; a visitor waits until theirs is on
/// disk: in the database or, when that takes longer than a second, in a file beside it from which it is written later.
/// </summary>
public sealed partial class ConsentLog(IDbContextFactory<BookingsContext> contexts, WriteGate gate, ConsentsInWaiting waiting, ILogger<ConsentLog> logger) : BackgroundService
{
    /// <summary>Rows that may wait. Beyond it an acceptance is refused rather than left without proof.</summary>
    public const int Capacity = 10_000;

    private const int BatchSize = 500;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly Channel<ConsentEntry> queue = Channel.CreateBounded<ConsentEntry>(new BoundedChannelOptions(Capacity) { SingleReader = true });

    /// <summary>Never throws for a database or a disk that does not answer.</summary>
    public async Task<ConsentLogResult> WriteAsync(ConsentRecord record)
    {
        var entry = new ConsentEntry(record, null);
        if (!queue.Writer.TryWrite(entry))
        {
            return ConsentLogResult.Refused;
        }

        if (await entry.IsDoneWithinAsync(Patience))
        {
            return ConsentLogResult.Stored;
        }

        if (await waiting.TryAddAsync(record))
        {
            return ConsentLogResult.Waiting;
        }

        // A refusal switches nothing on: it may wait in memory. An acceptance without proof is taken back.
        return record.Analytics && entry.TryTake() ? ConsentLogResult.Refused : ConsentLogResult.Waiting;
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
        var entry = new ConsentEntry(null, visitor);
        return queue.Writer.TryWrite(entry) && (await entry.IsDoneWithinAsync(2 * Patience) || !entry.TryTake());
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var batch = (await waiting.TakeUpAsync()).Select(record => new ConsentEntry(record, null) { Tried = true }).ToList();
        try
        {
            while (batch.Count > 0 || await queue.Reader.WaitToReadAsync(stoppingToken))
            {
                while (batch.Count < BatchSize && queue.Reader.TryRead(out var entry))
                {
                    batch.Add(entry);
                }

                while (!await TryWriteAsync(batch))
                {
                    await Task.Delay(Pause, stoppingToken);
                }

                batch.Clear();
            }
        }
        catch (OperationCanceledException)
        {
            await WriteTheRestAsync(batch);
        }
    }

    private async Task WriteTheRestAsync(List<ConsentEntry> batch)
    {
        while (queue.Reader.TryRead(out var entry))
        {
            batch.Add(entry);
        }

        if (batch.Count > 0 && !await TryWriteAsync(batch))
        {
            NotInTheDatabase(batch.Count);
        }
    }

    private async Task<bool> TryWriteAsync(List<ConsentEntry> batch)
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
        await waiting.RemoveAsync(batch.Select(entry => entry.Record?.Id).OfType<Guid>());
        return true;
    }

    private static async Task WriteAsync(BookingsContext database, ConsentEntry entry)
    {
        var again = entry.Tried;
        if (!again && !entry.TryTake())
        {
            return;
        }

        entry.Tried = true;
        if (entry.Visitor is not null)
        {
            await database.SaveChangesAsync();
            await ConsentRetention.DeleteAndCountAsync(database, database.Consents.Where(row => row.Visitor == entry.Visitor), CancellationToken.None);
        }
        else if (!again || !await database.Consents.AnyAsync(row => row.Id == entry.Record!.Id))
        {
            // Asked only the second time: after a commit whose answer was lost, the row is there already.
            database.Consents.Add(entry.Record!);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The consent log's database does not answer ({Problem}); choices wait.")]
    private partial void DoesNotAnswer(string problem);

    [LoggerMessage(LogLevel.Error, "{Count} choices about cookies are not in the database; those in the file beside it are written at the next start.")]
    private partial void NotInTheDatabase(int count);
}
