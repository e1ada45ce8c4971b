using DitSite.Tests.Site;
using DitSite.Web.Hosting;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace DitSite.Tests.Web.Hosting;

/// <summary>What comes from forms and addresses goes where the framework, left alone, would put it.</summary>
public sealed class BoundPropertiesTests
{
    [Fact]
    public void Pages_Mapped_BindWhatTheFrameworkWouldBind()
    {
        using var site = new SiteFactory();
        var framework = (IPageApplicationModelPartsProvider)ActivatorUtilities.CreateInstance(
            site.Services,
            typeof(IPageApplicationModelPartsProvider).Assembly.GetType("Microsoft.AspNetCore.Mvc.ApplicationModels.DefaultPageApplicationModelPartsProvider", throwOnError: true)!);
        var ours = site.Services.GetRequiredService<IPageApplicationModelPartsProvider>();

        var all = site.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items.OfType<CompiledPageActionDescriptor>()
            .SelectMany(page => page.HandlerTypeInfo.GetProperties()).DistinctBy(property => (property.ReflectedType, property.Name)).ToList();
        var bound = all.Where(property => ours.CreatePropertyModel(property)?.BindingInfo is not null).ToList();

        Assert.IsType<BoundProperties>(ours);
        Assert.True(bound.Count >= 100, $"Only {bound.Count} of {all.Count} properties are bound.");
        Assert.All(all, property => Assert.Equal(Of(framework, property), Of(ours, property)));
    }

    /// <summary>Property, name in the form, where it comes from, and whether an address may fill it.</summary>
    private static string? Of(IPageApplicationModelPartsProvider provider, System.Reflection.PropertyInfo property) =>
        provider.CreatePropertyModel(property)?.BindingInfo is { } info
            ? $"{property.ReflectedType} {property.Name}: {info.BinderModelName} {info.BindingSource?.Id} {info.BinderType} {info.PropertyFilterProvider} {info.RequestPredicate?.Method.Name} {info.EmptyBodyBehavior}"
            : null;
}
