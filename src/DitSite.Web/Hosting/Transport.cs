using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace DitSite.Web.Hosting;

/// <summary>How the site is reached: through which proxies, over https, and for how long browsers remember that.</summary>
internal static class Transport
{
    /// <summary>Two years, in seconds.</summary>
    private const int HstsMaxAge = 2 * 365 * 24 * 60 * 60;

    private const int FormBody = 64 * 1024;

    public static void AddTransport(this WebApplicationBuilder builder)
    {
        // A form of this site is small; a page that takes files raises the limit for itself.
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = FormBody);
        builder.Services.Configure<Microsoft.AspNetCore.Http.Features.FormOptions>(form =>
        {
            form.BufferBodyLengthLimit = FormBody;
            form.ValueLengthLimit = FormBody;
            form.ValueCountLimit = 200;
            form.KeyLengthLimit = 200;
        });

        // The host's own request log writes query strings, which hold tokens of links.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
        builder.Services.Configure<ForwardedHeadersOptions>(options => Trust(options, Proxies(builder.Configuration)));
    }

    public static void UseTransport(this WebApplication app)
    {
        app.UseForwardedHeaders();
        var site = app.Services.GetRequiredService<IOptions<SiteOptions>>().Value;
        if (site.Origin.Scheme == Uri.UriSchemeHttps)
        {
            UseHttpsOnly(app, site);
        }
    }

    private static void UseHttpsOnly(WebApplication app, SiteOptions site)
    {
        var hsts = $"max-age={HstsMaxAge}"
            + (IsOn(app.Configuration["Hsts:IncludeSubDomains"]) ? "; includeSubDomains" : "")
            + (IsOn(app.Configuration["Hsts:Preload"]) ? "; preload" : "");
        app.Use((context, next) =>
        {
            if (context.Request.IsHttps)
            {
                // On starting: an error page clears what was set before it.
                context.Response.OnStarting(() =>
                {
                    context.Response.Headers.StrictTransportSecurity = hsts;
                    return Task.CompletedTask;
                });
                return next(context);
            }

            // Whoever watches the process asks from inside, without a certificate.
            if (context.Request.Path == "/health/live")
            {
                return next(context);
            }

            context.Response.StatusCode = StatusCodes.Status308PermanentRedirect;
            context.Response.Headers.Location = site.Absolute(context.Request.PathBase + context.Request.Path.ToUriComponent() + context.Request.QueryString);
            return Task.CompletedTask;
        });
    }

    private static bool IsOn(string? setting) => bool.TryParse(setting, out var on) && on;

    private static string[] Proxies(IConfiguration configuration) =>
        [.. (configuration.GetSection("Proxies:Known").Get<string[]>() ?? []).Where(proxy => !string.IsNullOrWhiteSpace(proxy))];

    /// <summary>With no proxy named, no forwarded header is believed, loopback's included.</summary>
    private static void Trust(ForwardedHeadersOptions options, string[] proxies)
    {
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        options.ForwardedHeaders = proxies.Length == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        foreach (var proxy in proxies)
        {
            if (proxy.Contains('/'))
            {
                options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
            }
            else
            {
                options.KnownProxies.Add(IPAddress.Parse(proxy));
            }
        }
    }
}
