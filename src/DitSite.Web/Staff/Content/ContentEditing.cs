using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Staff.Content;

/// <summary>Puts the editor together.</summary>
internal static class ContentEditing
{
    public static void AddContentEditing(this IServiceCollection services)
    {
        services.AddSingleton<EditorSwitch>().AddSingleton<EditorSwitch.Guard>();
        services.AddSingleton<BlastRadius>().AddSingleton<ContentPublishing>();
        services.AddSingleton<ContentSchedule>().AddHostedService(provider => provider.GetRequiredService<ContentSchedule>());
        services.Configure<RazorPagesOptions>(options =>
        {
            options.Conventions.AuthorizeFolder("/Staff/Content", StaffPolicies.Content);
            options.Conventions.AddFolderApplicationModelConvention("/Staff/Content", page => page.Filters.Add(new Microsoft.AspNetCore.Mvc.ServiceFilterAttribute<EditorSwitch.Guard>()));
        });
    }
}
