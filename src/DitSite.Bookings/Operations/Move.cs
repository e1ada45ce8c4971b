using System.Reflection;
using System.Runtime.CompilerServices;
using DitSite.Bookings.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace DitSite.Bookings.Operations;

/// <param name="Rows">Copied, and found the same on both sides.</param>
public sealed record MoveResult(int Tables, long Rows);

/// <summary>
/// Copies all bookings from one database to another that has none, in one transaction, and compares each row with what it was copied from
/// before that commits. Times are compared to the microsecond, which is what PostgreSQL keeps.
/// </summary>
public sealed class Move(BookingsDatabase from, BookingsDatabase to, TimeProvider clock)
{
    private const int AtOnce = 500;

    private static readonly MethodInfo CopyTable = typeof(Move).GetMethod(nameof(CopyAsync), BindingFlags.NonPublic | BindingFlags.Static)!;
    private static readonly MethodInfo CompareTable = typeof(Move).GetMethod(nameof(CompareAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>A test changes a row between the copy and the comparison.</summary>
    internal Func<BookingsContext, Task>? Copied { get; set; }

    /// <exception cref="OperationRefusedException">A site runs on one of them, the target holds bookings, or a row differs: then the target is as it was.</exception>
    public async Task<MoveResult> RunAsync(CancellationToken cancellation = default)
    {
        await new Migrator(from, clock).MigrateAsync(cancellation);
        await new Migrator(to, clock).MigrateAsync(cancellation);
        await using var source = await from.EnterAloneAsync("move its bookings", cancellation);
        await using var target = await to.EnterAloneAsync("move bookings to it", cancellation);
        await using var read = Context(from);
        await using var write = Context(to);
        write.ChangeTracker.AutoDetectChangesEnabled = false;
        await using var snapshot = await read.Database.BeginTransactionAsync(cancellation);
        await using var transaction = await write.Database.BeginTransactionAsync(cancellation);
        var tables = InOrder(read.Model);
        long rows = 0;
        foreach (var table in tables)
        {
            await Call(CopyTable, table, read, write, cancellation);
        }

        await (Copied?.Invoke(write) ?? Task.CompletedTask);
        foreach (var table in tables)
        {
            rows += await Call(CompareTable, table, read, write, cancellation);
        }

        await to.ContinueNumbersAsync(write, cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        return new(tables.Count, rows);
    }

    /// <summary>A table after those that it refers to.</summary>
    private static List<IEntityType> InOrder(IModel model)
    {
        var waiting = model.GetEntityTypes().OrderBy(type => type.Name, StringComparer.Ordinal).ToList();
        var ordered = new List<IEntityType>();
        while (waiting.Count > 0)
        {
            var ready = waiting.Where(type => type.GetForeignKeys().All(key => key.PrincipalEntityType == type || ordered.Contains(key.PrincipalEntityType))).ToList();
            if (ready.Count == 0)
            {
                throw new InvalidOperationException("Tables that refer to each other in a circle can't be copied one after the other.");
            }

            ordered.AddRange(ready);
            waiting.RemoveAll(ready.Contains);
        }

        return ordered;
    }

    private static Task<long> Call(MethodInfo work, IEntityType type, BookingsContext read, BookingsContext write, CancellationToken cancellation) =>
        (Task<long>)work.MakeGenericMethod(type.ClrType).Invoke(null, [type, read, write, cancellation])!;

    private static async Task<long> CopyAsync<T>(IEntityType type, BookingsContext read, BookingsContext write, CancellationToken cancellation)
        where T : class
    {
        if (await write.Set<T>().AnyAsync(cancellation))
        {
            throw new OperationRefusedException($"The database to move to holds rows already (table {type.GetTableName()}), so nothing was moved. Name an empty one.");
        }

        long rows = 0;
        await foreach (var some in Chunks(read.Set<T>().AsNoTracking().AsAsyncEnumerable(), cancellation))
        {
            write.AddRange(some);
            await write.SaveChangesAsync(cancellation);
            write.ChangeTracker.Clear();
            rows += some.Count;
        }

        return rows;
    }

    private static async Task<long> CompareAsync<T>(IEntityType type, BookingsContext read, BookingsContext write, CancellationToken cancellation)
        where T : class
    {
        var keys = type.FindPrimaryKey()!.Properties;
        var properties = type.GetProperties().ToList();
        long rows = 0;
        await foreach (var some in Chunks(read.Set<T>().AsNoTracking().AsAsyncEnumerable(), cancellation))
        {
            foreach (var row in some)
            {
                var copy = await write.Set<T>().FindAsync([.. keys.Select(key => key.GetGetter().GetClrValue(row))], cancellation);
                if (copy is null || properties.Any(property => !Same(property, property.GetGetter().GetClrValue(row), property.GetGetter().GetClrValue(copy))))
                {
                    throw new OperationRefusedException($"A row of table {type.GetTableName()} came out differently, so nothing was moved.");
                }
            }

            write.ChangeTracker.Clear();
            rows += some.Count;
        }

        return await write.Set<T>().LongCountAsync(cancellation) == rows
            ? rows
            : throw new OperationRefusedException($"Table {type.GetTableName()} has another number of rows than it had, so nothing was moved.");
    }

    private static bool Same(IProperty property, object? one, object? other) => (one, other) switch
    {
        (DateTimeOffset before, DateTimeOffset after) => before.UtcTicks / TimeSpan.TicksPerMicrosecond == after.UtcTicks / TimeSpan.TicksPerMicrosecond,
        (byte[] before, byte[] after) => before.AsSpan().SequenceEqual(after),
        _ => property.GetValueComparer().Equals(one, other),
    };

    private static async IAsyncEnumerable<List<T>> Chunks<T>(IAsyncEnumerable<T> rows, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var some = new List<T>(AtOnce);
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            some.Add(row);
            if (some.Count == AtOnce)
            {
                yield return some;
                some = new(AtOnce);
            }
        }

        if (some.Count > 0)
        {
            yield return some;
        }
    }

    private static BookingsContext Context(BookingsDatabase database)
    {
        var options = new DbContextOptionsBuilder<BookingsContext>();
        database.Configure(options);
        return new(options.Options);
    }
}
