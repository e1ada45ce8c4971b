using System.Collections.Concurrent;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DitSite.Tests.Site;

/// <summary>
/// What pages there are, read once and not by each of the hundreds of sites of a test run: most of the time a site takes to start goes into
/// looking at their types and attributes, which are the same for all of them. Each site gets descriptors of its own, because MVC keeps what
/// belongs to one site in them.
/// </summary>
internal sealed class PagesReadOnce : IActionDescriptorProvider
{
    private static readonly ConcurrentDictionary<string, IReadOnlyList<CompiledPageActionDescriptor>> Read = [];

    private readonly IActionDescriptorProvider reader;
    private readonly string environment;
    private readonly bool isSites;

    private PagesReadOnce(IActionDescriptorProvider reader, string environment, MvcOptions options)
    {
        this.reader = reader;
        this.environment = environment;
        // Pages carry their filters: one that a test puts in belongs to its site alone.
        isSites = options.Filters.All(filter => filter.GetType().Assembly != typeof(PagesReadOnce).Assembly);
    }

    public int Order => reader.Order;

    /// <summary>Puts this in the place of MVC's own reader.</summary>
    public static void Replace(IServiceCollection services, string environment)
    {
        var own = services.Single(service => service.ServiceType == typeof(IActionDescriptorProvider) && service.ImplementationType?.Name == "CompiledPageActionDescriptorProvider");
        services[services.IndexOf(own)] = ServiceDescriptor.Transient<IActionDescriptorProvider>(site =>
            new PagesReadOnce((IActionDescriptorProvider)ActivatorUtilities.CreateInstance(site, own.ImplementationType!), environment, site.GetRequiredService<IOptions<MvcOptions>>().Value));
    }

    public void OnProvidersExecuting(ActionDescriptorProviderContext context)
    {
        if (!isSites)
        {
            reader.OnProvidersExecuting(context);
            return;
        }

        if (!Read.TryGetValue(environment, out var pages))
        {
            reader.OnProvidersExecuting(context);
            Read[environment] = [.. context.Results.OfType<CompiledPageActionDescriptor>().Select(Copy)];
            return;
        }

        foreach (var page in pages)
        {
            context.Results.Add(Copy(page));
        }
    }

    public void OnProvidersExecuted(ActionDescriptorProviderContext context) => reader.OnProvidersExecuted(context);

    private static CompiledPageActionDescriptor Copy(CompiledPageActionDescriptor page) => new(page)
    {
        ActionConstraints = page.ActionConstraints,
        AttributeRouteInfo = page.AttributeRouteInfo,
        BoundProperties = page.BoundProperties,
        DeclaredModelTypeInfo = page.DeclaredModelTypeInfo,
        DisplayName = page.DisplayName,
        EndpointMetadata = page.EndpointMetadata,
        FilterDescriptors = page.FilterDescriptors,
        HandlerMethods = page.HandlerMethods,
        HandlerTypeInfo = page.HandlerTypeInfo,
        ModelTypeInfo = page.ModelTypeInfo,
        PageTypeInfo = page.PageTypeInfo,
        Parameters = page.Parameters,
        Properties = page.Properties,
        RouteValues = page.RouteValues,
    };
}
