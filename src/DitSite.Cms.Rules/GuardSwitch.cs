using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;

namespace DitSite.Cms.Rules;

/// <summary>
/// Off until the program has started: the first import of an empty database publishes items one by one, before those they refer to, and
/// has been checked as a whole when it was exported.
/// </summary>
internal sealed class GuardSwitch : INotificationHandler<UmbracoApplicationStartedNotification>
{
    private volatile bool isOn;

    public bool IsOn => isOn;

    public void Handle(UmbracoApplicationStartedNotification notification) => isOn = true;
}
