using System.Security.Claims;
using DitSite.Web.Staff.Bookings;
using Microsoft.AspNetCore.Authorization;

namespace DitSite.Web.Staff;

/// <summary>The parts of the desk and who sees them. A link that would be refused is not shown.</summary>
internal sealed class StaffDesk
{
    internal sealed record Part(string Text, string Href, string Policy, string Explanation);

    private readonly AuthorizationOptions authorization = new();

    public StaffDesk() => StaffPolicies.Add(authorization);

    private static readonly Part[] All =
    [
        new("Today", StaffLinks.Desk, StaffPolicies.Staff, ""),
        new("Bookings", StaffLinks.Bookings, StaffPolicies.Bookings, "Places taken on each run, and each booking with what happened to it."),
        new("Applications", StaffLinks.Applications, StaffPolicies.Applications, "What people have applied for, their evidence beside each rule, and the decision."),
        new("Changes", StaffLinks.Changes, StaffPolicies.Bookings, "Courses that have moved: who is affected, and telling them."),
        new("Promises", StaffLinks.Promises, StaffPolicies.Bookings, "What we owe to whom, by when, and what shows that it was kept."),
        new("Attendance", StaffLinks.Attendance, StaffPolicies.Attendance, "Who came to a run, how the role play went, and the certificates."),
        new("Money", MoneyLinks.List, StaffPolicies.Bookings, "What is to be invoiced, paid, decided or paid back."),
        new("Messages", StaffLinks.Messages, StaffPolicies.Bookings, "What was sent, what waits and what could not be delivered."),
        new("Content", StaffLinks.Content, StaffPolicies.Content, "Dates, fees and words of the site."),
        new("Record", StaffLinks.Audit, StaffPolicies.Audit, "Who did what, and when."),
    ];

    public IEnumerable<Part> PartsFor(ClaimsPrincipal person) => All.Where(part => Allows(part.Policy, person));

    internal bool Allows(string policy, ClaimsPrincipal person) =>
        authorization.GetPolicy(policy)!.Requirements.OfType<Microsoft.AspNetCore.Authorization.Infrastructure.RolesAuthorizationRequirement>()
            .All(requirement => requirement.AllowedRoles.Any(person.IsInRole));
}
