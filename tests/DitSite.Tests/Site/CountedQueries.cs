using System.Collections.Concurrent;
using System.Data.Common;
using DitSite.Bookings.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace DitSite.Tests.Site;

/// <summary>Counts what each request asks of the database; what the site does of its own accord meanwhile is nobody's.</summary>
public sealed class CountedQueries : DbCommandInterceptor
{
    private readonly AsyncLocal<RequestQueries?> current = new();
    private readonly ConcurrentQueue<RequestQueries> requests = new();

    /// <summary>In the order in which they arrived.</summary>
    public IReadOnlyList<RequestQueries> Requests => [.. requests];

    public void Clear() => requests.Clear();

    public void AddTo(IServiceCollection services)
    {
        services.ConfigureDbContext<BookingsContext>(options => options.AddInterceptors(this));
        services.AddSingleton<IStartupFilter>(new PerRequest(this));
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) => new(Count(command, result));

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) => new(Count(command, result));

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default) => new(Count(command, result));

    private T Count<T>(DbCommand command, T result)
    {
        current.Value?.Commands.Enqueue(command.CommandText);
        return result;
    }

    private sealed class PerRequest(CountedQueries counted) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, rest) =>
            {
                var request = new RequestQueries(context.Request.Method, context.Request.Path);
                counted.current.Value = request;
                counted.requests.Enqueue(request);
                return rest(context);
            });
            next(app);
        };
    }
}

public sealed record RequestQueries(string Method, string Path)
{
    internal ConcurrentQueue<string> Commands { get; } = new();

    /// <summary>Commands that only read.</summary>
    public int Reads => Commands.Count(IsRead);

    public int Writes => Commands.Count(command => !IsRead(command));

    public override string ToString() => $"{Method} {Path}: {Reads} reads, {Writes} writes";

    private static bool IsRead(string command) => command.StartsWith("SELECT", StringComparison.Ordinal);
}
