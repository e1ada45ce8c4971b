using DitSite.Web.Hosting;
using DitSite.Web.Layout;
using DitSite.Web.Security;

namespace DitSite.Web;

/// <summary>How the site is put together.</summary>
internal static class WebSite
{
    public static void AddWeb(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddOptions<SiteOptions>().BindConfiguration(SiteOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddRazorPages();
        builder.Services.AddRazorComponents();
        builder.Services.AddFrontEnd();
        builder.AddTransport();
    }

    public static void UseSite(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseTransport();
        app.UseErrorPages();
        app.UseAssets();
        app.UseRouting();
        app.UseSameOriginPosts();
    }

    public static void MapSite(this WebApplication app)
    {
        app.MapRazorPages();
        app.MapGet("/health/live", () => Results.Text("ok"));
    }
}
