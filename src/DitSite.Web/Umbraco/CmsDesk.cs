using DitSite.Content.Publishing;
using DitSite.Content.Rules;
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

    /// <summary>What is wrong or still to be filled in, errors first, by item.</summary>
    public IReadOnlyList<CmsItem> ToDo => [.. health.State.Findings.GroupBy(finding => finding.Origin).Select(Item).OrderByDescending(item => item.Errors).ThenBy(item => item.Name, StringComparer.Ordinal)];

    private CmsItem Item(IGrouping<string, Finding> findings)
    {
        var served = health.State.Served.FirstOrDefault(document => document.Origin == findings.Key);
        return new(
            served?.Name ?? "An item that is not on the site", served?.Path, EditingPage(findings.Key), served is not null && health.State.Held.Contains(served.Path),
            [.. findings.OrderByDescending(finding => finding.Severity)]);
    }

    /// <summary>Where the item that a finding is about is edited; null when it is none of Umbraco's.</summary>
    public Uri? EditingPage(string origin) => UmbracoPlace.EditingPage(origin, options.Value);
}

/// <summary>An item of the CMS and what is to be done about it.</summary>
/// <param name="Path">Where it is on the site; null when it is not there.</param>
/// <param name="EditingPage">Where it is edited.</param>
/// <param name="IsHeld">The site shows its last good version.</param>
public sealed record CmsItem(string Name, string? Path, Uri? EditingPage, bool IsHeld, IReadOnlyList<Finding> Findings)
{
    public int Errors => Findings.Count(finding => finding.Severity == Severity.Error);
}
