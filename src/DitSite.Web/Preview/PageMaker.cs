using System.Text;
using DitSite.Content;
using DitSite.Content.Catalogue;
using Microsoft.Extensions.Options;

namespace DitSite.Web.Preview;

/// <summary>Makes a public page from any snapshot, by the site's own pipeline and without the network.</summary>
public sealed class PageMaker(PublishedContent published, IServiceScopeFactory scopes, IOptions<SiteOptions> site)
{
    private RequestDelegate? pipeline;

    /// <summary>Makes the front page as soon as it can be made, while the port is being opened: what every page needs for the first time is there when the first visitor comes.</summary>
    /// <param name="pages">The pipeline from routing on.</param>
    internal void Begin(RequestDelegate pages)
    {
        pipeline = pages;
        if (published.IsPublished)
        {
            _ = Task.Run(TryFrontPageAsync);
        }
    }

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
        await pipeline!(context);
        return $"{context.Response.StatusCode} {context.Response.Headers.Location}\n{Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length)}";
    }

    private async Task TryFrontPageAsync()
    {
        try
        {
            await MakeAsync(published.Current, "/", CancellationToken.None);
        }
        catch (Exception)
        {
            // Whoever asks for the page meets the same fault, and there it is logged and answered.
        }
    }
}
