using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing.Matching;

namespace DitSite.Web.Hosting;

/// <summary>
/// A start maps the addresses of pages and no more. By itself the framework also reads types, attributes and rules of every page then, and looks
/// through all types for controllers, of which there are none: more than a third of a start. Here routing reads a page when it is first asked
/// for, so that everything after it, authorisation first, finds what the page declares.
/// </summary>
internal sealed class PagesWhenAsked(PageLoader loader) : MatcherPolicy, IEndpointSelectorPolicy
{
    public static void Add(IMvcBuilder mvc)
    {
        mvc.Services.Remove(mvc.Services.Single(service => service.ImplementationType == typeof(CompiledPageActionDescriptorProvider)));
        mvc.Services.AddSingleton<IActionDescriptorProvider, PageActionDescriptorProvider>();
        mvc.Services.AddSingleton<MatcherPolicy, PagesWhenAsked>();
        mvc.ConfigureApplicationPartManager(parts => parts.FeatureProviders.Remove(parts.FeatureProviders.OfType<ControllerFeatureProvider>().Single()));
    }

    /// <summary>Before any other that looks at what an endpoint declares.</summary>
    public override int Order => int.MinValue;

    public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) => endpoints.Any(endpoint => Unread(endpoint) is not null);

    public async Task ApplyAsync(HttpContext httpContext, CandidateSet candidates)
    {
        for (var i = 0; i < candidates.Count; i++)
        {
            if (candidates.IsValidCandidate(i) && candidates[i].Endpoint is { } endpoint && Unread(endpoint) is { } page)
            {
                var read = await loader.LoadAsync(page, endpoint.Metadata);
                candidates.ReplaceEndpoint(i, read.Endpoint, candidates[i].Values);
            }
        }
    }

    private static PageActionDescriptor? Unread(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page and not CompiledPageActionDescriptor ? page : null;
}
