using DitSite.Bookings.Storage;
using DitSite.Content;
using DitSite.Content.Catalogue;
using DitSite.Content.Publishing;
using DitSite.Content.Umbraco;
using DitSite.Web.Umbraco;

namespace DitSite.Web.Sync;

/// <summary>Of several sites on one database, one that publishes new content tells the others, and they look at once instead of when they would have.</summary>
internal sealed partial class ContentNews(
    PublishedContent content, NodeNews news, ContentRefresh refresh, CmsDesk cms, IServiceProvider services, ILogger<ContentNews> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        content.Changed += Tell;
        news.ContentPublished += Heard;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        content.Changed -= Tell;
        news.ContentPublished -= Heard;
        return Task.CompletedTask;
    }

    private void Tell(ContentSnapshot snapshot) => _ = TryAsync(() => news.TellContentAsync(snapshot.Version));

    private void Heard(string version)
    {
        if (version == content.Current.Version)
        {
            return;
        }

        if (cms.OwnsContent)
        {
            services.GetRequiredService<DeliveryApiSource>().Hint();
        }
        else
        {
            _ = TryAsync(() => refresh.RefreshAsync(CancellationToken.None));
        }
    }

    private async Task TryAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception fault)
        {
            // News only makes things sooner: each site looks for itself as well.
            LogMissed(log, fault.GetType().Name);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Other sites were not told of the content, or it could not be read when they told of theirs ({Fault}).")]
    private static partial void LogMissed(ILogger log, string fault);
}
