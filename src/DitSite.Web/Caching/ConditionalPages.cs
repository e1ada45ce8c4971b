using System.Security.Cryptography;
using System.Text;
using DitSite.Bookings.Sales;
using DitSite.Content;
using DitSite.Web.Consent;
using DitSite.Web.Preview;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Net.Http.Headers;

namespace DitSite.Web.Caching;

/// <summary>Gives information pages a validator made of all they depend on: the program, the content, the places left, London's date, the address and what the visitor decided about cookies.</summary>
public sealed class ConditionalPages(PublishedContent content, AvailabilityBoard board, TimeProvider clock, AnalyticsGate gate) : IResourceFilter
{
    private static readonly string Program = typeof(ConditionalPages).Module.ModuleVersionId.ToString("N");

    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        if (ShownContent.Of(context.HttpContext).IsPreview)
        {
            return;
        }

        var (request, response) = (context.HttpContext.Request, context.HttpContext.Response);
        response.Headers.CacheControl = "no-cache";
        response.Headers.Append(HeaderNames.Vary, ConsentMiddleware.Vary);
        var tag = Tag(request);
        if (request.GetTypedHeaders().IfNoneMatch.Any(given => given.Compare(tag, useStrongComparison: false)))
        {
            response.Headers.ETag = tag.ToString();
            context.Result = new StatusCodeResult(StatusCodes.Status304NotModified);
            return;
        }

        context.HttpContext.Response.OnStarting(() =>
        {
            if (response.StatusCode == StatusCodes.Status200OK)
            {
                response.Headers.ETag = tag.ToString();
            }

            return Task.CompletedTask;
        });
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }

    /// <summary>Weak: the same page is sent in several encodings.</summary>
    private EntityTagHeaderValue Tag(HttpRequest request)
    {
        var parts = string.Join('\n', Program, content.Current.Version, board.Version, clock.Today, request.Path, request.QueryString, gate.VariantOf(request.HttpContext));
        return new($"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(parts)).AsSpan(0, 12))}\"", isWeak: true);
    }
}
