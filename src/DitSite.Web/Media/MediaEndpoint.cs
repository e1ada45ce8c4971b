using DitSite.Web.Staff.Content;

namespace DitSite.Web.Media;

/// <summary>Serves pictures and PDF from the site's own address. Nothing in them can run: not even where one is opened by itself.</summary>
internal static class MediaEndpoint
{
    public static void AddContentMedia(this IServiceCollection services) => services.AddSingleton<MediaLibrary>();

    /// <summary>Where a CMS holds the content, it holds the pictures too.</summary>
    public static void MapContentMedia(this IEndpointRouteBuilder routes)
    {
        if (routes.ServiceProvider.GetRequiredService<EditorSwitch>().IsEditable)
        {
            routes.MapMethods("/media/{name}", [HttpMethods.Get, HttpMethods.Head], Send);
        }
    }

    private static IResult Send(string name, MediaLibrary library, HttpResponse response)
    {
        if (library.Find(name) is not var (path, contentType))
        {
            return Results.NotFound();
        }

        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return contentType == "application/pdf" ? Results.File(path, contentType, name) : Results.File(path, contentType);
    }
}
