using DitSite.Content.Umbraco;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Sync;

namespace DitSite.Cms.Rules;

/// <summary>Keeps the one webhook that tells the site of changes as the settings say, so that nobody has to make it by hand.</summary>
internal sealed partial class SiteWebhook(IWebhookService webhooks, IServerRoleAccessor role, IOptions<SiteConnection> site, ILogger<SiteWebhook> logger)
    : INotificationAsyncHandler<UmbracoApplicationStartedNotification>
{
    /// <summary>Publishing, unpublishing, deleting, the recycle bin, and moving, which changes addresses.</summary>
    internal static readonly string[] Events =
    [
        Constants.WebhookEvents.Aliases.ContentPublish, Constants.WebhookEvents.Aliases.ContentUnpublish, Constants.WebhookEvents.Aliases.ContentDelete,
        Constants.WebhookEvents.Aliases.ContentMovedToRecycleBin, Constants.WebhookEvents.Aliases.ContentMoved, Constants.WebhookEvents.Aliases.MediaSave, Constants.WebhookEvents.Aliases.MediaDelete,
    ];

    internal static Guid Key { get; } = UmbracoKeys.Webhook;

    public async Task HandleAsync(UmbracoApplicationStartedNotification notification, CancellationToken cancellationToken)
    {
        var (url, secret) = (site.Value.Url, site.Value.WebhookSecret);
        if (url.Length == 0 || secret.Length == 0 || role.CurrentServerRole == ServerRole.Subscriber)
        {
            return;
        }

        var webhook = new Webhook($"{url}/umbraco/webhook", enabled: true, entityKeys: [], events: Events, headers: new Dictionary<string, string> { [UmbracoOptions.SecretHeader] = secret })
        {
            Key = Key,
            Name = "DitSite",
        };
        var attempt = await webhooks.GetAsync(Key) is not { } existing ? await webhooks.CreateAsync(webhook) : IsSame(existing, webhook) ? null : (Attempt<IWebhook, Umbraco.Cms.Core.Services.OperationStatus.WebhookOperationStatus>?)await webhooks.UpdateAsync(Changed(existing, webhook));
        if (attempt is { Success: false } failed)
        {
            LogNotKept(logger, failed.Status.ToString());
        }
    }

    private static bool IsSame(IWebhook existing, IWebhook wanted) =>
        existing.Enabled && existing.Url == wanted.Url && existing.Events.Order().SequenceEqual(wanted.Events.Order()) && existing.Headers.OrderBy(header => header.Key).SequenceEqual(wanted.Headers.OrderBy(header => header.Key));

    private static IWebhook Changed(IWebhook existing, IWebhook wanted)
    {
        (existing.Url, existing.Enabled, existing.Events, existing.Headers) = (wanted.Url, true, wanted.Events, wanted.Headers);
        return existing;
    }

    [LoggerMessage(LogLevel.Error, "The webhook to the site could not be kept ({Status}); the site finds changes by looking.")]
    private static partial void LogNotKept(ILogger logger, string status);
}
