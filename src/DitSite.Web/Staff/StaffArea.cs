using DitSite.Web.Staff.Bookings;
using DitSite.Web.Staff.Content;
using DitSite.Web.Staff.SignIn;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DitSite.Web.Staff;

/// <summary>Everything below <c>/staff</c>: who may come in, and that nothing of it is kept by a browser or a cache.</summary>
internal static class StaffArea
{
    public static void AddStaff(this WebApplicationBuilder builder)
    {
        builder.AddStaffSignIn();
        builder.Services.AddSingleton<StaffDesk>().AddSingleton<TodayList>().AddSingleton<Letters.LetterWords>();
        builder.Services.AddContentEditing();
        builder.Services.AddSingleton<ProviderSignOut>();
        builder.Services.Configure<RazorPagesOptions>(options =>
        {
            options.Conventions.AuthorizeFolder("/Staff", StaffPolicies.Staff);
            options.Conventions.AuthorizeFolder("/Staff/Bookings", StaffPolicies.Bookings);
            options.Conventions.AuthorizeFolder("/Staff/Changes", StaffPolicies.Bookings);
            options.Conventions.AuthorizeFolder("/Staff/Promises", StaffPolicies.Bookings);
            options.Conventions.AuthorizeFolder("/Staff/Runs", StaffPolicies.Bookings);
            options.Conventions.AuthorizeFolder("/Staff/Applications", StaffPolicies.Applications);
            options.Conventions.AuthorizeFolder("/Staff/Attendance", StaffPolicies.Attendance);
            options.Conventions.AuthorizeFolder("/Staff/Money", StaffPolicies.Bookings);
            options.Conventions.AuthorizeFolder("/Staff/Messages", StaffPolicies.Bookings);
            options.Conventions.AuthorizePage("/Staff/Audit", StaffPolicies.Audit);
        });
    }

    public static void UseStaff(this WebApplication app)
    {
        app.Use((context, next) =>
        {
            if (context.Request.Path.StartsWithSegments(StaffLinks.Desk))
            {
                context.Response.Headers.CacheControl = "no-store";
                // Not "no-referrer": browsers would then send "Origin: null" with our own forms.
                context.Response.Headers["Referrer-Policy"] = "same-origin";
            }

            return next(context);
        });
        app.UseAuthentication();
        app.UseAuthorization();
    }

    public static void MapStaff(this IEndpointRouteBuilder routes)
    {
        routes.MapStaffSignIn();
        routes.MapBookingsCsv();
    }
}
