using DitSite.Web.Caching;
using DitSite.Web.Endpoints;
using DitSite.Web.StructuredData;
using DitSite.Web.Sync;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Courses;

/// <summary>The public pages, their files for machines, and the join of content with bookings behind them.</summary>
internal static class CoursePages
{
    public static void AddCoursePages(this IServiceCollection services)
    {
        services.AddScoped<RunViews>();
        services.AddSingleton<CourseData>();
        services.AddScoped<SiteData>();
        services.AddSingleton<ConditionalPages>();
        services.AddSingleton<SellableRunSync>();
        services.AddHostedService(provider => provider.GetRequiredService<SellableRunSync>());
        services.AddHostedService<ContentNews>();
        PublicCompression.Add(services);

        // Every other route comes before the editorial pages.
        services.Configure<RazorPagesOptions>(options => options.Conventions.AddPageRouteModelConvention("/Editorial", page =>
        {
            foreach (var selector in page.Selectors)
            {
                selector.AttributeRouteModel!.Order = int.MaxValue;
            }
        }));
    }

    public static void MapCoursePages(this IEndpointRouteBuilder routes) => routes.MapPublicFiles();
}
