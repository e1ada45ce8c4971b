using DitSite.Content;
using DitSite.Content.Umbraco;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace DitSite.Cms.Rules;

/// <summary>
/// Runs the content check when an editor publishes, saves, unpublishes or throws away. A publish that would break the site is cancelled with
/// the sentences of the check; a draft may hold anything, and its editor reads at once what a publish would refuse.
/// </summary>
internal sealed class PublishGuardHandler(IContentService content, IShortStringHelper strings, GuardSwitch guard, TimeProvider clock)
    : INotificationHandler<ContentPublishingNotification>, INotificationHandler<ContentSavingNotification>, INotificationHandler<ContentUnpublishingNotification>, INotificationHandler<ContentMovingToRecycleBinNotification>
{
    private const string Title = "Content check";

    public void Handle(ContentPublishingNotification notification) => Guard(notification, [.. notification.PublishedEntities], [], "Not published");

    public void Handle(ContentUnpublishingNotification notification) => Guard(notification, [], [.. notification.UnpublishedEntities], "Not unpublished");

    public void Handle(ContentMovingToRecycleBinNotification notification) => Guard(notification, [], [.. notification.MoveInfoCollection.Select(move => move.Entity).Where(entity => entity.Published)], "Not moved to the recycle bin");

    public void Handle(ContentSavingNotification notification)
    {
        if (!guard.IsOn)
        {
            return;
        }

        var saved = notification.SavedEntities.Where(entity => !entity.Trashed && !entity.Blueprint).ToList();
        var tree = ContentTree.Load(content, strings);
        foreach (var entity in saved)
        {
            RunStamp.On(entity, tree, clock);
        }

        if (saved.Count > 0)
        {
            foreach (var sentence in Check(tree, saved, []).Refusals)
            {
                notification.Messages.Add(new EventMessage(Title, $"Saved as a draft. It can't be published yet: {sentence}", EventMessageType.Warning));
            }
        }
    }

    private void Guard<T>(CancelableObjectNotification<T> notification, IReadOnlyCollection<IContent> publishing, IReadOnlyCollection<IContent> without, string refused)
        where T : class
    {
        if (!guard.IsOn || publishing.Count + without.Count == 0)
        {
            return;
        }

        var report = Check(ContentTree.Load(content, strings), publishing, without);
        foreach (var warning in report.Warnings)
        {
            notification.Messages.Add(new EventMessage(Title, warning, EventMessageType.Warning));
        }

        foreach (var refusal in report.Refusals)
        {
            notification.CancelOperation(new EventMessage(refused, refusal, EventMessageType.Error));
        }
    }

    private GuardReport Check(ContentTree tree, IReadOnlyCollection<IContent> publishing, IReadOnlyCollection<IContent> without) =>
        PublishGuard.Check(tree.Documents([], []), tree.Documents(publishing, without), publishing.Select(entity => UmbracoPlace.Of(entity.Key)).ToHashSet(), clock.Today);
}
