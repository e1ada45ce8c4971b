using DitSite.Content;
using DitSite.Content.Embedded;
using DitSite.Content.Publishing;
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
        builder.Services.AddOptions<ContentOptions>().BindConfiguration(ContentOptions.Section).PostConfigure<IConfiguration>(KeepContentWithData);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddContent();
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

    /// <summary>Publishes the content before anything asks for it.</summary>
    /// <returns>Null, or one sentence that says why the site can't start.</returns>
    public static Task<string?> StartContentAsync(this WebApplication app) => app.Services.GetRequiredService<ContentRefresh>().StartContentAsync(CancellationToken.None);

    public static void MapSite(this WebApplication app)
    {
        app.MapRazorPages();
        app.MapGet("/health/live", () => Results.Text("ok"));
    }

    private static void KeepContentWithData(ContentOptions options, IConfiguration configuration)
    {
        if (options.StateFolder.Length == 0)
        {
            options.StateFolder = Path.Combine(configuration["Data:Folder"] ?? "App_Data", "content");
        }
    }
}
