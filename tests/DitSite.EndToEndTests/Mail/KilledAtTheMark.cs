using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace DitSite.EndToEndTests.Mail;

/// <summary>The program dies at the moment at which it would write down that a letter has left: from there on nothing is written.</summary>
internal sealed class KilledAtTheMark : DbCommandInterceptor
{
    public bool IsDead { get; private set; }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        DieAtTheMark(command);
        return new(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        DieAtTheMark(command);
        return new(result);
    }

    private void DieAtTheMark(DbCommand command)
    {
        IsDead |= command.CommandText.Contains("UPDATE \"Outbox\"", StringComparison.Ordinal) && command.CommandText.Contains("\"SentAt\" = ", StringComparison.Ordinal);
        if (IsDead)
        {
            throw new IOException("Killed.");
        }
    }
}
