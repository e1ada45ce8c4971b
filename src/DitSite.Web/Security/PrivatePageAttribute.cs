using Microsoft.AspNetCore.Mvc.Filters;

namespace DitSite.Web.Security;

/// <summary>A page about one person: stored nowhere on the way, and its address told to nobody else.</summary>
/// <remarks><c>same-origin</c>, not <c>no-referrer</c>: with the latter browsers send <c>Origin: null</c> with a form.</remarks>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PrivatePageAttribute : Attribute, IAlwaysRunResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        // At the last moment, because antiforgery writes a Cache-Control of its own while the form renders.
        context.HttpContext.Response.OnStarting(
            static state =>
            {
                var headers = ((HttpResponse)state).Headers;
                headers.CacheControl = "no-store";
                headers.Remove("Pragma");
                headers["Referrer-Policy"] = "same-origin";
                headers["X-Robots-Tag"] = "noindex";
                return Task.CompletedTask;
            },
            context.HttpContext.Response);
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
