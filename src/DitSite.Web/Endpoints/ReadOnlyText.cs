using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace DitSite.Web.Endpoints;

/// <summary>A text for machines, with a validator made of its bytes: what has not changed is answered 304.</summary>
internal sealed class ReadOnlyText(byte[] bytes, string contentType) : IResult
{
    public Task ExecuteAsync(HttpContext context)
    {
        // Weak: the same bytes may be sent compressed.
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12))}\"", isWeak: true);
        context.Response.Headers.CacheControl = "no-cache";
        return Results.Bytes(bytes, contentType, entityTag: tag).ExecuteAsync(context);
    }
}
