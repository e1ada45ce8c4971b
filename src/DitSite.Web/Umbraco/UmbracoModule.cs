using DitSite.Content.Umbraco;
using DitSite.Web.Hosting;
using Microsoft.Extensions.Options;

namespace DitSite.Web.Umbraco;

/// <summary>What the site has beside its pages where Umbraco holds the content: the webhook, the media and what staff see of it.</summary>
internal static class UmbracoModule
{
    public static void AddUmbraco(this IServiceCollection services)
    {
        services.AddOptions<UmbracoOptions>().BindConfiguration(UmbracoOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<UmbracoOptions>, SettingSentences<UmbracoOptions>>();
        services.AddSingleton<CmsDesk>();
        services.AddSingleton<WebhookDoor>();
        services.AddSingleton<MediaCopies>();
    }

    public static void MapUmbraco(this IEndpointRouteBuilder routes)
    {
        if (routes.ServiceProvider.GetRequiredService<IOptions<UmbracoOptions>>().Value.IsSet)
        {
            routes.MapWebhook();
            routes.MapMedia();
        }
    }
}
