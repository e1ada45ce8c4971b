using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;

namespace DitSite.Web.Caching;

/// <summary>
/// Compresses what is the same for everyone. A page that carries a secret (an antiforgery token, a link of its own) is never
/// compressed: its length would tell an onlooker who can have text reflected in it (BREACH).
/// </summary>
internal sealed class PublicCompression(IServiceProvider services, IOptions<ResponseCompressionOptions> options) : ResponseCompressionProvider(services, options)
{
    public override bool ShouldCompressResponse(HttpContext context) => IsPublic(context) && base.ShouldCompressResponse(context);

    public static void Add(IServiceCollection services)
    {
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = ["text/html", "text/css", "text/javascript", "application/javascript", "image/svg+xml", "application/manifest+json",
                "application/xml", "application/atom+xml", "text/calendar", "text/plain", "application/json"];
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        services.AddSingleton<IResponseCompressionProvider, PublicCompression>();
    }

    /// <summary>Information pages say so; what is not a page is a file of the site or one of the texts for machines.</summary>
    private static bool IsPublic(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<InformationPageAttribute>() is not null
        || context.Response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) != true;
}
