using Microsoft.Net.Http.Headers;

namespace DitSite.Web.Umbraco;

/// <summary><c>/media/…</c>: pictures and documents of Umbraco, from that one origin and of the known types only.</summary>
internal static class MediaRoute
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void MapMedia(this IEndpointRouteBuilder routes) => routes.MapMethods("/media/{**path}", Reading, async (string path, HttpContext context, MediaCopies copies) =>
    {
        if (MediaAddress.Of(path, context.Request.Query) is not { } address)
        {
            return Results.NotFound();
        }

        var found = await copies.FindAsync(address, context.RequestAborted);
        if (found is not { Copy: { } copy, Body: { } body })
        {
            return Results.StatusCode(found.Status);
        }

        context.Response.Headers.CacheControl = "public, max-age=600";
        return Results.File(body, copy.ContentType, entityTag: new EntityTagHeaderValue($"\"{copy.Hash}\""), enableRangeProcessing: true);
    });
}
