using System.Data.Common;
using DitSite.Bookings.Outbox;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace DitSite.Bookings.Storage.Postgres;

/// <summary>Messages that another site's dispatcher is just claiming are passed over, so that each message has one of them at a time.</summary>
internal sealed class SkipLocked : DbCommandInterceptor
{
    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (command.CommandText.StartsWith("-- " + OutboxDispatcher.Claiming, StringComparison.Ordinal))
        {
            command.CommandText += "\nFOR UPDATE SKIP LOCKED";
        }

        return new(result);
    }
}
