using DitSite.Tests.Site;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace DitSite.Tests.Web.Staff;

/// <summary>Every address of the desk with its actions, as the running site knows them.</summary>
internal static class StaffEndpoints
{
    public static async Task<IReadOnlyList<(string Pattern, string Action)>> OfAsync(SiteFactory site)
    {
        var loader = site.Services.GetRequiredService<PageLoader>();
        var found = new HashSet<(string, string)>();
        foreach (var endpoint in site.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>())
        {
            var pattern = endpoint.RoutePattern.RawText!.TrimStart('/');
            if (pattern != "staff" && !pattern.StartsWith("staff/", StringComparison.Ordinal))
            {
                continue;
            }

            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
            {
                var handlers = (await loader.LoadAsync(page, endpoint.Metadata)).HandlerMethods;
                found.Add((pattern, "GET"));
                foreach (var handler in handlers.Where(handler => handler.HttpMethod != "GET" || handler.Name is not null))
                {
                    // Razor writes "Post", routing "POST".
                    found.Add((pattern, $"{handler.HttpMethod.ToUpperInvariant()} {handler.Name}".Trim()));
                }
            }
            else
            {
                foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [])
                {
                    found.Add((pattern, method));
                }
            }
        }

        return [.. found.Order()];
    }
}
