using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Options;

namespace DitSite.Web.Security;

/// <summary>
/// The one rule against cross-site requests: a request that may change something comes from a page of ours.
/// <c>Sec-Fetch-Site: same-origin</c> says so; where a browser does not send it, <c>Origin</c> must be the site's own.
/// </summary>
internal static class SameOriginPosts
{
    /// <summary>Addresses other programs post to by design (RFC 8058 one-click unsubscribe): they carry a secret of their own.</summary>
    [AttributeUsage(AttributeTargets.Class)]
    internal sealed class AllowedCrossSite : Attribute;

    public static IApplicationBuilder UseSameOriginPosts(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) || HttpMethods.IsOptions(context.Request.Method)
            || context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null
            || context.GetEndpoint()?.Metadata.GetMetadata<AllowedCrossSite>() is not null
            || IsOurs(context.Request, context.RequestServices.GetRequiredService<IOptions<SiteOptions>>().Value))
        {
            await next(context);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
    });

    private static bool IsOurs(HttpRequest request, SiteOptions site)
    {
        var fetchSite = request.Headers["Sec-Fetch-Site"].ToString();
        return fetchSite.Length > 0
            ? fetchSite == "same-origin"
            : string.Equals(request.Headers.Origin.ToString(), site.Origin.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase);
    }
}
