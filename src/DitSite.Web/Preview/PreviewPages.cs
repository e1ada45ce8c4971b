using System.Text;
using DitSite.Content.Catalogue;
using DitSite.Content.Preview;
using DitSite.Web.Caching;
using DitSite.Web.Links;
using DitSite.Web.Staff;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace DitSite.Web.Preview;

/// <summary>
/// The real pages of another snapshot, for signed-in staff, below <c>/preview</c>. The path decides, never a cookie: a public address
/// answers everybody alike. What comes out is kept by nobody, measured by nobody and not for search engines.
/// </summary>
internal static partial class PreviewPages
{
    private static readonly object LeadsOut = new();

    public static void AddPreview(this IServiceCollection services)
    {
        services.AddScoped<ShownContent>();
        services.AddSingleton<ContentPreview>();
        services.AddSingleton<PageMaker>();
    }

    /// <summary>Before routing: takes <c>/preview</c> off the path and gives the request its snapshot.</summary>
    public static void UsePreview(this IApplicationBuilder app) => app.Use(next =>
    {
        app.ApplicationServices.GetRequiredService<PageMaker>().Begin(next);
        return context => InvokeAsync(context, next);
    });

    private static async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (!context.Request.Path.StartsWithSegments(PreviewLinks.Prefix, out var path))
        {
            await next(context);
            return;
        }

        KeepPrivate(context.Response);
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        }
        else if (await IsAllowedAsync(context))
        {
            await ShowAsync(context, path.HasValue ? path : "/", next);
        }
    }

    /// <summary>After routing: only what is made from content alone has a preview; any other address is the real one.</summary>
    public static void UsePreviewedPagesOnly(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var shown = ShownContent.Of(context);
        if (!shown.IsPreview || context.GetEndpoint() is null || IsPreviewed(context))
        {
            return next(context);
        }

        context.Response.Redirect(context.Request.Path + context.Request.QueryString);
        context.Items[LeadsOut] = true;
        return Task.CompletedTask;
    });

    private static bool IsPreviewed(HttpContext context) =>
        context.GetEndpoint()!.Metadata.GetMetadata<InformationPageAttribute>() is not null && !context.Request.Path.StartsWithSegments(SiteLinks.Search);

    private static async Task<bool> IsAllowedAsync(HttpContext context)
    {
        var policy = (await context.RequestServices.GetRequiredService<IAuthorizationPolicyProvider>().GetPolicyAsync(StaffPolicies.Content))!;
        var evaluator = context.RequestServices.GetRequiredService<IPolicyEvaluator>();
        var result = await evaluator.AuthorizeAsync(policy, await evaluator.AuthenticateAsync(policy, context), context, resource: null);
        if (!result.Succeeded)
        {
            await context.RequestServices.GetRequiredService<IAuthorizationMiddlewareResultHandler>().HandleAsync(_ => Task.CompletedTask, context, policy, result);
        }

        return result.Succeeded;
    }

    private static async Task ShowAsync(HttpContext context, PathString path, RequestDelegate next)
    {
        if (await ReadAsync(context) is not { } snapshot)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        ShownContent.Of(context).Preview(snapshot);
        var (asked, body) = (context.Request.Path, context.Response.Body);
        using var page = new MemoryStream();
        (context.Request.Path, context.Response.Body) = (path, page);
        try
        {
            await next(context);
        }
        finally
        {
            (context.Request.Path, context.Response.Body) = (asked, body);
        }

        await SendAsync(context.Response, page);
    }

    private static async Task<ContentSnapshot?> ReadAsync(HttpContext context)
    {
        try
        {
            return await context.RequestServices.GetRequiredService<ContentPreview>().ReadAsync(context.RequestAborted);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or HttpRequestException)
        {
            context.RequestServices.GetRequiredService<ILogger<ContentPreview>>().LogUnreadable(problem);
            return null;
        }
    }

    private static async Task SendAsync(HttpResponse response, MemoryStream page)
    {
        if (response.Headers.Location.ToString() is { Length: > 0 } location && location.StartsWith('/') && !response.HttpContext.Items.ContainsKey(LeadsOut))
        {
            response.StatusCode = StatusCodes.Status302Found;
            response.Headers.Location = PreviewLinks.Of(location);
        }

        if (response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true)
        {
            await response.WriteAsync(PreviewLinks.Within(Encoding.UTF8.GetString(page.GetBuffer(), 0, (int)page.Length)));
        }
        else if (page.Length > 0)
        {
            await response.Body.WriteAsync(page.GetBuffer().AsMemory(0, (int)page.Length));
        }
    }

    // At the last moment, because the pages choose headers of their own.
    private static void KeepPrivate(HttpResponse response) => response.OnStarting(() =>
    {
        response.Headers.CacheControl = "no-store";
        response.Headers.Remove("ETag");
        response.Headers["Referrer-Policy"] = "same-origin";
        response.Headers["X-Robots-Tag"] = "noindex";
        return Task.CompletedTask;
    });

    [LoggerMessage(LogLevel.Error, "The content to preview could not be read.")]
    private static partial void LogUnreadable(this ILogger logger, Exception problem);
}
