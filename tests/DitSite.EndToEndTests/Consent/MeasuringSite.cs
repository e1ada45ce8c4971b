using DitSite.EndToEndTests.Browsing;
using DitSite.Tests.Web.Consent;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;

namespace DitSite.EndToEndTests.Consent;

/// <summary>Sites that measure those who accept, on a host with parent domains: one as it is, one with its gate taken away.</summary>
public sealed class MeasuringSite : IAsyncLifetime
{
    /// <summary>A query that makes any page fail, so that the page for failures can be looked at.</summary>
    public const string Break = "break-on-purpose";

    public LiveSite Live { get; } = Measuring(_ => { });

    /// <summary>The control: analytics for everybody, as if nobody had to be asked.</summary>
    public LiveSite WithoutGate { get; } = Measuring(OpenGate.Install);

    public static LiveSite Measuring(Action<IServiceCollection> replacements, string? contentFolder = null) => new("www.dit.localhost")
    {
        ContentFolder = contentFolder ?? Tests.Repository.TestContent,
        Settings = { ["Analytics:MeasurementId"] = ConsentSite.MeasurementId },
        Replacements = services =>
        {
            services.Configure<MvcOptions>(mvc => mvc.Filters.Add(new BreakOnPurpose()));
            replacements(services);
        },
    };

    public Task InitializeAsync()
    {
        Live.StartServer();
        WithoutGate.StartServer();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await Live.DisposeAsync();
        await WithoutGate.DisposeAsync();
    }

    private sealed class BreakOnPurpose : IResourceFilter
    {
        public void OnResourceExecuting(ResourceExecutingContext context)
        {
            // The page for failures is asked for with the same query: it must not fail too.
            if (context.HttpContext.Request.Query.ContainsKey(Break) && !context.HttpContext.Request.Path.StartsWithSegments("/error"))
            {
                throw new InvalidOperationException("Broken on purpose, by a test.");
            }
        }

        public void OnResourceExecuted(ResourceExecutedContext context)
        {
        }
    }
}
