using DitSite.Content.Documents;
using DitSite.Content.Editing;
using DitSite.Content.Embedded;
using DitSite.Content.Preview;
using DitSite.Content.Publishing;
using DitSite.Content.Search;
using DitSite.Content.Umbraco;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace DitSite.Content;

/// <summary>Registers the content of the site.</summary>
public static class ContentModule
{
    /// <summary>Needs <see cref="ContentOptions"/> and <see cref="UmbracoOptions"/> to be bound. Relative folders are below the host's content root.</summary>
    public static IServiceCollection AddContent(this IServiceCollection services)
    {
        services.AddSingleton<PublishedContent>();
        services.AddSingleton<ContentHealth>();
        services.AddSingleton<IContentSource>(provider => Umbraco(provider).IsSet
            ? provider.GetRequiredService<DeliveryApiSource>()
            : new EmbeddedSource(Folder(provider, Options(provider).Folder), Options(provider).ShowSamples));
        services.AddSingleton(provider => new Drafts(Folder(provider, Options(provider).Folder), Options(provider).ShowSamples));
        services.AddSingleton(provider => new Versions(Folder(provider, Options(provider).Folder), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new PublishCheck(Folder(provider, Options(provider).Folder), Options(provider).ShowSamples, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<ContentEditor>(provider, Folder(provider, Options(provider).Folder)));
        services.AddSingleton<IPreviewSource>(provider => Umbraco(provider).IsSet
            ? new DeliveryPreview(provider.GetRequiredService<DeliveryClient>(), Umbraco(provider))
            : provider.GetRequiredService<Drafts>());
        services.AddSingleton(provider => new LastGood(Folder(provider, Options(provider).StateFolder)));
        services.AddSingleton(provider => new DeliveryClient(Umbraco(provider)));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<DeliveryApiSource>(provider, Umbraco(provider)));
        services.AddSingleton<SiteSearch>();
        services.AddSingleton(provider =>
        {
            var refresh = ActivatorUtilities.CreateInstance<ContentRefresh>(provider);
            refresh.QuietStart = TimeSpan.FromSeconds(Options(provider).QuietStartSeconds);
            return refresh;
        });
        services.AddHostedService(provider => provider.GetRequiredService<ContentRefresh>());
        return services;
    }

    private static ContentOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<ContentOptions>>().Value;

    private static UmbracoOptions Umbraco(IServiceProvider provider) => provider.GetRequiredService<IOptions<UmbracoOptions>>().Value;

    private static string Folder(IServiceProvider provider, string folder) =>
        Path.GetFullPath(Path.Combine(provider.GetRequiredService<IHostEnvironment>().ContentRootPath, folder));
}
