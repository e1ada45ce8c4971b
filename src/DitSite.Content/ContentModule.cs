using DitSite.Content.Documents;
using DitSite.Content.Editing;
using DitSite.Content.Embedded;
using DitSite.Content.Preview;
using DitSite.Content.Publishing;
using DitSite.Content.Search;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace DitSite.Content;

/// <summary>Registers the content of the site.</summary>
public static class ContentModule
{
    /// <summary>Needs <see cref="ContentOptions"/> to be bound. Relative folders are below the host's content root.</summary>
    public static IServiceCollection AddContent(this IServiceCollection services)
    {
        services.AddSingleton<PublishedContent>();
        services.AddSingleton<ContentHealth>();
        services.AddSingleton<IContentSource>(provider =>
            new EmbeddedSource(Folder(provider, Options(provider).Folder), Options(provider).ShowSamples));
        services.AddSingleton(provider => new Drafts(Folder(provider, Options(provider).Folder), Options(provider).ShowSamples));
        services.AddSingleton(provider => new Versions(Folder(provider, Options(provider).Folder), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new PublishCheck(Folder(provider, Options(provider).Folder), Options(provider).ShowSamples, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<ContentEditor>(provider, Folder(provider, Options(provider).Folder)));
        services.AddSingleton<IPreviewSource>(provider => provider.GetRequiredService<Drafts>());
        services.AddSingleton(provider => new LastGood(Folder(provider, Options(provider).StateFolder)));
        services.AddSingleton<SiteSearch>();
        services.AddSingleton<ContentRefresh>();
        services.AddHostedService(provider => provider.GetRequiredService<ContentRefresh>());
        return services;
    }

    private static ContentOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<ContentOptions>>().Value;

    private static string Folder(IServiceProvider provider, string folder) =>
        Path.GetFullPath(Path.Combine(provider.GetRequiredService<IHostEnvironment>().ContentRootPath, folder));
}
