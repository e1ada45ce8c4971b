using System.Data.Common;
using System.Diagnostics;
using DitSite.Bookings.Outbox;
using DitSite.Bookings.Sales;
using DitSite.Bookings.Waiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace DitSite.Bookings.Storage;

/// <summary>Pieces of work that are committed together. Each has a context and a savepoint of its own.</summary>
internal sealed class WriteGroup : IAsyncDisposable
{
    private const string Savepoint = "piece";

    /// <summary>A message to other sites holds 8,000 bytes.</summary>
    private const int MostNamed = 200;

    /// <summary>The first in a group waits for the last: nothing more is taken after this.</summary>
    internal static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(100);

    private readonly BookingsDatabase database;
    private readonly IDbContextFactory<BookingsContext> contexts;
    private readonly WaitingOffers waiting;
    private readonly BookingsContext owner;
    private readonly DbTransaction transaction;
    private readonly long began = Stopwatch.GetTimestamp();
    private readonly List<PieceOfWork> written = [];
    private readonly HashSet<Guid> touched = [];
    private bool mail;
    private bool broken;

    private WriteGroup(BookingsDatabase database, IDbContextFactory<BookingsContext> contexts, WaitingOffers waiting, BookingsContext owner)
    {
        (this.database, this.contexts, this.waiting, this.owner) = (database, contexts, waiting, owner);
        transaction = owner.Database.CurrentTransaction!.GetDbTransaction();
    }

    /// <summary>What a commit brought: runs whose places moved, as they are now, and whether mail is due.</summary>
    public sealed record Written(IReadOnlyList<RunOnSale> Runs, bool Mail);

    /// <summary>Pieces that are waiting for the commit.</summary>
    public int Count => written.Count;

    public bool TakesMore => !broken && Stopwatch.GetElapsedTime(began) < Longest;

    public static async Task<WriteGroup> BeginAsync(BookingsDatabase database, IDbContextFactory<BookingsContext> contexts, WaitingOffers waiting)
    {
        var owner = await contexts.CreateDbContextAsync();
        try
        {
            await owner.Database.BeginTransactionAsync();
            await database.TakeTurnAsync(owner);
            return new(database, contexts, waiting, owner);
        }
        catch
        {
            await owner.DisposeAsync();
            throw;
        }
    }

    /// <summary>Does the work and keeps it for the commit, or undoes it and tells its asker.</summary>
    public async Task AddAsync(PieceOfWork piece)
    {
        if (piece.Cancellation.IsCancellationRequested)
        {
            piece.Failed(new OperationCanceledException(piece.Cancellation));
            return;
        }

        // Before the first piece there is nothing that its failure could harm.
        var alone = written.Count == 0;
        try
        {
            if (!alone)
            {
                await transaction.SaveAsync(Savepoint);
            }

            await piece.InTheAskersNameAsync(() => DoAsync(piece));
            if (!alone)
            {
                await transaction.ReleaseAsync(Savepoint);
            }

            written.Add(piece);
        }
        catch (Exception fault)
        {
            piece.Failed(fault);
            await UndoAsync(alone, fault);
        }
    }

    /// <returns>Null: nothing was written, and whoever waited has been told.</returns>
    public async Task<Written?> CommitAsync()
    {
        if (broken || written.Count == 0)
        {
            return null;
        }

        try
        {
            var runs = touched.Count == 0 ? [] : await MovedAsync();

            // Nobody's going away cancels this: a half-cancelled commit would be neither yes nor no.
            await owner.Database.CommitTransactionAsync();
            return new(runs, mail);
        }
        catch (Exception fault)
        {
            FailAll(fault);
            return null;
        }
    }

    public void Answer() => written.ForEach(piece => piece.Committed());

    public ValueTask DisposeAsync() => owner.DisposeAsync();

    private async Task<List<RunOnSale>> MovedAsync()
    {
        await database.TellAsync(owner, BookingsDatabase.Places, touched.Count > MostNamed ? "" : string.Join(',', touched));

        // As one parameter: a publish may touch more runs than a statement takes values.
        return await owner.Runs.AsNoTracking().Where(run => EF.Parameter(touched).Contains(run.RunKey)).ToListAsync();
    }

    private async Task DoAsync(PieceOfWork piece)
    {
        await using var context = await contexts.CreateDbContextAsync(piece.Cancellation);
        context.Database.SetDbConnection(owner.Database.GetDbConnection());
        context.Database.AutoSavepointsEnabled = false;
        await context.Database.UseTransactionAsync(transaction, piece.Cancellation);
        await piece.RunAsync(context);
        var due = context.QueuedMail || context.ChangeTracker.Entries<OutboxMessage>().Any(entry => entry is { State: EntityState.Modified, Entity.IsDueAtOnce: true });
        await context.SaveChangesAsync(piece.Cancellation);

        // Places that it freed are the next person's before anybody else can see them.
        await waiting.OfferFreePlacesAsync(context, piece.Cancellation);
        mail |= due || context.QueuedMail;
        touched.UnionWith(context.TouchedRuns);
    }

    private async Task UndoAsync(bool alone, Exception fault)
    {
        if (alone)
        {
            // Disposing the group rolls back; the next piece begins a new one.
            broken = true;
            return;
        }

        try
        {
            await transaction.RollbackAsync(Savepoint);
        }
        catch (Exception)
        {
            // A full disk or a lost connection takes the whole transaction with it; the first fault says why.
            FailAll(fault);
        }
    }

    private void FailAll(Exception fault)
    {
        broken = true;
        written.ForEach(piece => piece.Failed(fault));
        written.Clear();
    }
}
