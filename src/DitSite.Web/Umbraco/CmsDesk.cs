using DitSite.Content.Publishing;
using DitSite.Content.Umbraco;
using Microsoft.Extensions.Options;

namespace DitSite.Web.Umbraco;

/// <summary>What staff need to know of the CMS, where one holds the content: the site then changes nothing itself.</summary>
public sealed class CmsDesk(IOptions<UmbracoOptions> options, ContentHealth health)
{
    /// <summary>Content is edited in Umbraco and only shown here.</summary>
    public bool OwnsContent => options.Value.IsSet;

    /// <summary>Where Umbraco's editors work.</summary>
    public Uri BackOffice => UmbracoPlace.BackOffice(options.Value);

    /// <summary>UTC instant at which the content was last read; null before the first reading.</summary>
    public DateTimeOffset? ReadAt => health.State.PublishedAt;

    /// <summary>Why Umbraco could not be read last time, in a sentence; null when it could.</summary>
    public string? Failure => health.State.LastFailure;

    /// <summary>Where the item that a finding is about is edited; null when it is none of Umbraco's.</summary>
    public Uri? EditingPage(string origin) => UmbracoPlace.EditingPage(origin, options.Value);
}
