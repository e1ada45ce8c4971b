using System.Security.Claims;
using DitSite.Bookings.Staff;
using DitSite.Web.Staff.SignIn;

namespace DitSite.Web.Staff;

/// <summary>Puts the signed-in person's name on what they did.</summary>
internal static class StaffDeeds
{
    public static StaffDeed Did(this ClaimsPrincipal person, string action, string item, string? before = null, string? after = null) =>
        new(person.Subject(), person.DisplayName(), action, item, before, after);
}
