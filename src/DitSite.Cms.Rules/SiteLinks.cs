using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace DitSite.Cms.Rules;

/// <summary>Leads editors from the back office to the site: to the page of an item, and to the preview of its draft.</summary>
/// <remarks>The content service comes late, because it may itself need the URL providers. It never answers what an item's own address is: the Delivery API makes its routes from that.</remarks>
internal sealed class SiteLinks(IOptions<SiteConnection> site, Lazy<IContentService> content, IShortStringHelper strings) : IUrlProvider
{
    /// <summary>Named by the preview option in <c>App_Plugins/DitSite/umbraco-package.json</c>.</summary>
    public const string ProviderAlias = "DitSite";

    public string Alias => ProviderAlias;

    public UrlInfo? GetUrl(IPublishedContent item, UrlMode mode, string? culture, Uri current) => null;

    public IEnumerable<UrlInfo> GetOtherUrls(int id, Uri current) =>
        site.Value.IsSet && content.Value.GetById(id) is { Published: true } item && Page(item) is { } page ? [new UrlInfo(site.Value.At(page), Alias, null, isExternal: true)] : [];

    public Task<UrlInfo?> GetPreviewUrlAsync(IContent item, string? culture, string? segment) => Task.FromResult<UrlInfo?>(
        !site.Value.IsSet ? new UrlInfo("Previews need the address of the site: set Site:Url.", Alias, culture)
        : Page(item) is { } page ? new UrlInfo(site.Value.At($"/preview{page}"), Alias, culture, isExternal: true)
        : new UrlInfo("This item has no page of its own. Preview a page that shows it.", Alias, culture));

    private string? Page(IContent item) => PageOf(item.ContentType.Alias, ContentTree.Load(content.Value, strings).Path(item));

    /// <summary>Address of an item's page on the site; null where it has none.</summary>
    /// <param name="path">The item's path, as a document has it.</param>
    internal static string? PageOf(string contentType, string? path) => (contentType, path) switch
    {
        (_, null) => null,
        ("site", _) => "/",
        ("cookieNotice", _) => "/cookies",
        ("course" or "courseRun" or "page", _) => path.TrimEnd('/'),
        _ => null,
    };
}
