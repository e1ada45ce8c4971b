using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace DitSite.Tests.Bookings.Outbox;

/// <summary>From a moment on nothing more is written: what a killed program leaves behind.</summary>
public sealed class DyingDatabase : DbCommandInterceptor
{
    public bool IsDead { get; set; }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default) => IsDead ? throw new IOException("dead") : new(result);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default) => IsDead ? throw new IOException("dead") : new(result);
}
