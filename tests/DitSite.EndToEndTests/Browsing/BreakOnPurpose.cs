using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;

namespace DitSite.EndToEndTests.Browsing;

/// <summary>Makes any page fail that is asked for with its query, so that the page for failures can be looked at.</summary>
internal sealed class BreakOnPurpose : IResourceFilter
{
    public const string Query = "break-on-purpose";

    public static void Install(IServiceCollection services) => services.Configure<MvcOptions>(mvc => mvc.Filters.Add(new BreakOnPurpose()));

    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        // The page for failures is asked for with the same query: it must not fail too.
        if (context.HttpContext.Request.Query.ContainsKey(Query) && !context.HttpContext.Request.Path.StartsWithSegments("/error"))
        {
            throw new InvalidOperationException("Broken on purpose, by a test.");
        }
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }
}
