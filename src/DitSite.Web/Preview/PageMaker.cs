using System.Text;
using DitSite.Content.Catalogue;
using Microsoft.Extensions.Options;

namespace DitSite.Web.Preview;

/// <summary>Makes a public page from any snapshot, by the site's own pipeline and without the network.</summary>
public sealed class PageMaker(IServiceScopeFactory scopes, IOptions<SiteOptions> site)
{
    /// <summary>The pipeline from routing on; set when the site is put together.</summary>
    internal RequestDelegate? Pipeline { get; set; }

    /// <param name="path">A public path.</param>
    /// <returns>Status, the address it leads to if it does, and the page, as a visitor without cookies gets them.</returns>
    public async Task<string> MakeAsync(ContentSnapshot snapshot, string path, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider, RequestAborted = cancellationToken };
        (context.Request.Method, context.Request.Scheme, context.Request.Host, context.Request.Path) =
            (HttpMethods.Get, site.Value.Origin.Scheme, HostString.FromUriComponent(site.Value.Origin), path);
        context.Response.Body = body;
        scope.ServiceProvider.GetRequiredService<ShownContent>().Suppose(snapshot);
        await Pipeline!(context);
        return $"{context.Response.StatusCode} {context.Response.Headers.Location}\n{Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length)}";
    }
}
