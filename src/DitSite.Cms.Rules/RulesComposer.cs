using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Webhooks.Events;

namespace DitSite.Cms.Rules;

/// <summary>Umbraco finds and runs it: registers the publish guard, links to the site and the webhook that tells it of changes.</summary>
public sealed class RulesComposer : IComposer
{
    public void Compose(IUmbracoBuilder builder)
    {
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddOptions<SiteConnection>().Bind(builder.Config.GetSection(SiteConnection.Section)).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<GuardSwitch>();
        builder.Services.AddSingleton<Umbraco.Cms.Core.Events.INotificationHandler<UmbracoApplicationStartedNotification>>(provider => provider.GetRequiredService<GuardSwitch>());
        builder
            .AddNotificationHandler<ContentPublishingNotification, PublishGuardHandler>()
            .AddNotificationHandler<ContentSavingNotification, PublishGuardHandler>()
            .AddNotificationHandler<ContentUnpublishingNotification, PublishGuardHandler>()
            .AddNotificationHandler<ContentMovingToRecycleBinNotification, PublishGuardHandler>()
            .AddNotificationAsyncHandler<UmbracoApplicationStartedNotification, SiteWebhook>()
            .AddUrlProvider<SiteLinks>()
            // Not among those that Umbraco sends by default, and nothing else tells of an item thrown away.
            .AddWebhookEvent<ContentMovedToRecycleBinWebhookEvent>()
            .AddWebhookEvent<ContentMovedWebhookEvent>();
    }
}
