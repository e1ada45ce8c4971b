using DitSite.Web.Staff.SignIn;
using Microsoft.AspNetCore.Authorization;

namespace DitSite.Web.Staff;

/// <summary>Who opens which part of the desk. Administrators open all of it.</summary>
internal static class StaffPolicies
{
    public const string Staff = "staff";
    public const string Content = "staff-content";
    public const string Bookings = "staff-bookings";
    public const string Applications = "staff-applications";
    public const string Attendance = "staff-attendance";
    public const string Audit = "staff-audit";

    public static void Add(AuthorizationOptions options)
    {
        Allow(options, Staff, [.. StaffRoles.All]);
        Allow(options, Content, StaffRoles.Editor, StaffRoles.Administrator);
        Allow(options, Bookings, StaffRoles.Admissions, StaffRoles.Administrator);
        Allow(options, Applications, StaffRoles.Admissions, StaffRoles.Tutor, StaffRoles.Administrator);
        Allow(options, Attendance, StaffRoles.Admissions, StaffRoles.Tutor, StaffRoles.Administrator);
        Allow(options, Audit, StaffRoles.Administrator);
    }

    private static void Allow(AuthorizationOptions options, string policy, params string[] roles) =>
        options.AddPolicy(policy, builder => builder.AddAuthenticationSchemes(StaffSession.Scheme).RequireAuthenticatedUser().RequireRole(roles));
}
