using System.Reflection;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace DitSite.Web.Hosting;

/// <summary>
/// What a form or an address may fill of a page's properties, by the attributes of each. The framework looks into every property of every
/// page when the site starts, its own included, and reads all their rules; that is a third of the work of a start, and the rules are read
/// again when a page is first asked for.
/// </summary>
internal sealed class BoundProperties(IPageApplicationModelPartsProvider framework) : IPageApplicationModelPartsProvider
{
    /// <summary>Puts this before the one that the framework has registered.</summary>
    public static void ByAttributes(IServiceCollection services)
    {
        var framework = services.Single(service => service.ServiceType == typeof(IPageApplicationModelPartsProvider));
        services.Remove(framework);
        services.AddSingleton<IPageApplicationModelPartsProvider>(provider =>
            new BoundProperties((IPageApplicationModelPartsProvider)ActivatorUtilities.CreateInstance(provider, framework.ImplementationType!)));
    }

    /// <returns>Null: nothing from outside ever comes into this property. The framework's own caller takes that, though not its signature.</returns>
    public PagePropertyModel CreatePropertyModel(PropertyInfo property)
    {
        var attributes = property.GetCustomAttributes(typeof(IBindingSourceMetadata), inherit: true);
        if (BindingInfo.GetBindingInfo(attributes) is not { } binding)
        {
            return null!;
        }

        if (property.PropertyType == typeof(IFormFile))
        {
            binding.BindingSource ??= BindingSource.FormFile;
        }

        return new(property, attributes) { PropertyName = property.Name, BindingInfo = binding };
    }

    public PageHandlerModel? CreateHandlerModel(MethodInfo method) => framework.CreateHandlerModel(method);

    public PageParameterModel CreateParameterModel(ParameterInfo parameter) => framework.CreateParameterModel(parameter);

    public bool IsHandler(MethodInfo methodInfo) => framework.IsHandler(methodInfo);
}
