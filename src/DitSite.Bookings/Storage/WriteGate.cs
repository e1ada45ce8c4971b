using System.Threading.Channels;
using DitSite.Bookings.Outbox;
using DitSite.Bookings.Sales;
using DitSite.Bookings.Waiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace DitSite.Bookings.Storage;

/// <summary>
/// The one door for writes. One writer takes what waits, a group at a time, and commits the group as one transaction: the disk is waited
/// for once, and nobody is answered before that. Each piece of work sees what those before it wrote; one that fails is undone alone.
/// Where several sites share the database, their writers take turns.
/// </summary>
public sealed partial class WriteGate(
    BookingsDatabase database,
    IDbContextFactory<BookingsContext> contexts,
    AvailabilityBoard board,
    OutboxBell bell,
    WaitingOffers waiting,
    ILogger<WriteGate> logger) : IDisposable, IAsyncDisposable
{
    private readonly Channel<PieceOfWork> queue = Channel.CreateUnbounded<PieceOfWork>();
    private readonly Lock starting = new();
    private Task? writer;

    /// <summary>Pieces of work in one transaction; 1: each waits for the disk by itself.</summary>
    internal int LargestGroup { get; set; } = 64;

    /// <summary>Groups that were committed.</summary>
    internal long Groups { get; private set; }

    internal Task<T> WriteAsync<T>(Func<BookingsContext, Task<T>> work, CancellationToken cancellation)
    {
        var piece = new PieceOfWork<T>(work, cancellation);
        ObjectDisposedException.ThrowIf(!queue.Writer.TryWrite(piece), this);
        Start();
        return piece.Answer;
    }

    /// <summary>Writes what contends with nobody, so that on a shared database it need not wait for its turn.</summary>
    internal async Task<T> WriteApartAsync<T>(Func<BookingsContext, Task<T>> work, CancellationToken cancellation)
    {
        if (!database.IsShared)
        {
            return await WriteAsync(work, cancellation);
        }

        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        var result = await work(context);
        await context.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        return result;
    }

    /// <summary>Takes nothing more; what waits is still written.</summary>
    public void Dispose() => queue.Writer.TryComplete();

    public async ValueTask DisposeAsync()
    {
        Dispose();
        await (writer ?? Task.CompletedTask);
    }

    private void Start()
    {
        if (writer is not null)
        {
            return;
        }

        lock (starting)
        {
            using (ExecutionContext.SuppressFlow())
            {
                writer ??= Task.Run(RunAsync);
            }
        }
    }

    private async Task RunAsync()
    {
        while (await queue.Reader.WaitToReadAsync())
        {
            try
            {
                await WriteGroupAsync();
            }
            catch (Exception fault)
            {
                // The loop must go on: with it all writing would end.
                Stumbled(fault.GetType().Name);
                await Task.Delay(100);
            }
        }
    }

    private async Task WriteGroupAsync()
    {
        // Those who wait while the database does not answer are all told, not each after a wait of its own.
        var waited = queue.Reader.Count;
        WriteGroup group;
        try
        {
            group = await WriteGroup.BeginAsync(database, contexts, waiting);
        }
        catch (Exception fault)
        {
            for (; waited > 0 && queue.Reader.TryRead(out var piece); waited--)
            {
                piece.Failed(fault);
            }

            return;
        }

        await using (group)
        {
            while (group.TakesMore && group.Count < LargestGroup && queue.Reader.TryRead(out var piece))
            {
                await group.AddAsync(piece);
            }

            var committed = await board.InOrderAsync(async () =>
            {
                var written = await group.CommitAsync();
                board.Follow(written?.Runs ?? []);
                return written;
            });
            if (committed is { } written)
            {
                Groups++;
                group.Answer();
                if (written.Mail)
                {
                    bell.Ring();
                }
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The writer stumbled over {Error} and goes on.")]
    private partial void Stumbled(string error);
}
