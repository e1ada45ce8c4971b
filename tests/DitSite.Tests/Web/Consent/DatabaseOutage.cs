using System.Data.Common;
using DitSite.Bookings.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace DitSite.Tests.Web.Consent;

/// <summary>A database that can be taken away and given back while the site runs: every connection to it fails meanwhile.</summary>
public sealed class DatabaseOutage : DbConnectionInterceptor
{
    private volatile bool down;

    public void Begin() => down = true;

    public void End() => down = false;

    public void AddTo(IServiceCollection services) => services.ConfigureDbContext<BookingsContext>(options => options.AddInterceptors(this));

    public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        down ? throw new SqliteException("unable to open database file", 14) : result;

    public override ValueTask<InterceptionResult> ConnectionOpeningAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(ConnectionOpening(connection, eventData, result));
}
